"""An interview as a calendar's file (RFC 5545, RFC 5546): the same event on every change, taken out when it is called off."""

from datetime import datetime

from icalendar import Calendar, Event, vCalAddress, vText

from bot.domain.interview_cards import InterviewCard, InterviewerFacts
from bot.i18n import Words
from bot.models import InterviewAnswer, InterviewState
from bot.views.interview_words import kind_text
from bot.views.screen import Document

# A calendar wants an address of everybody; who has none gets one that leads nowhere (RFC 2606).
_NO_ADDRESS = "nobody@kadrovik.invalid"
_ANSWERS = {
    InterviewAnswer.WAITING: "NEEDS-ACTION",
    InterviewAnswer.ACCEPTED: "ACCEPTED",
    InterviewAnswer.PROPOSED: "TENTATIVE",
    InterviewAnswer.DECLINED: "DECLINED",
}


def calendar_file(words: Words, card: InterviewCard, *, cancelled: bool, now: datetime) -> Document:
    """The file of an invitation, or with `cancelled` the one that takes it out of the calendar. `now` stamps it."""
    event = _event(card, cancelled=cancelled, now=now)
    event.add("summary", words("interview-event", kind=kind_text(words, card.kind), name=card.full_name))
    event.add("description", words("interview-event-about", title=card.title, company=card.company))
    for one in card.interviewers:
        event.add("attendee", _attendee(one))
    name = words("interview-file-cancelled" if cancelled else "interview-file")
    return Document(f"{name}.ics", _calendar(event, cancelled=cancelled))


def guest_file(words: Words, card: InterviewCard, address: str, *, now: datetime) -> Document:
    """The file for the candidate: the same event, without what concerns the colleagues only."""
    event = _event(card, cancelled=False, now=now)
    event.add("summary", words("interview-event-guest", title=card.title, company=card.company))
    guest = _address(card.full_name, address)
    guest.params["partstat"] = vText("NEEDS-ACTION")
    guest.params["rsvp"] = vText("TRUE")
    event.add("attendee", guest)
    return Document(f"{words('interview-file')}.ics", _calendar(event, cancelled=False))


def _event(card: InterviewCard, *, cancelled: bool, now: datetime) -> Event:
    """The event itself: who it is known by, when, where, whose."""
    event = Event()
    event.add("uid", f"{card.uid}@kadrovik")
    event.add("sequence", card.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", card.starts_at)
    event.add("dtend", card.ends_at)
    event.add("status", _status(card, cancelled=cancelled))
    if card.place:
        event.add("location", card.place)
    event.add("organizer", _address(card.recruiter, card.recruiter_email))
    return event


def _calendar(event: Event, *, cancelled: bool) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Kadrovik//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _status(card: InterviewCard, *, cancelled: bool) -> str:
    if cancelled:
        return "CANCELLED"
    return "CONFIRMED" if card.state is InterviewState.CONFIRMED else "TENTATIVE"


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email or _NO_ADDRESS}")
    address.params["cn"] = vText(name)
    return address


def _attendee(one: InterviewerFacts) -> vCalAddress:
    address = _address(one.name, one.email)
    address.params["role"] = vText("REQ-PARTICIPANT")
    address.params["partstat"] = vText(_ANSWERS[one.answer])
    address.params["rsvp"] = vText("TRUE")
    return address
