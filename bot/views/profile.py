"""What is kept on a candidate's card: contacts and notes, reserve, tags, the next contact, the timeline."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ChooseKeeper,
    ChooseNamesake,
    DropFromCard,
    OpenCandidate,
    OpenProfile,
    OpenProfileFile,
    OpenTimeline,
    PostponeReview,
    RemindOfEntry,
    SetKeeper,
    TakeWish,
    TellOfCandidate,
    UndoEntry,
)
from bot.domain.contact_log import Logged, Mentioned, NoteOrigin, Told
from bot.domain.profile_files import ProfileFile
from bot.domain.profile_words import ProfileAct
from bot.domain.talent_pool import Keeper, PassedReserve, PoolCard, PoolReminder
from bot.domain.timeline import Timeline, TimelineLine, TimelineSort
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ReminderKind, Subject
from bot.views.format import clip, day, moment, moment_text
from bot.views.interview_words import kind_text
from bot.views.money import salary
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Attachment, Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

_SHOWN = 500
_LINE = 200
_NAME = 40
_KEEPERS = 30
_FILE = 60
_REVIEWS = (30, 90, 180)
_CONTACTS = (
    ProfileAct.CALL,
    ProfileAct.MEETING,
    ProfileAct.LETTER,
    ProfileAct.SOCIAL,
    ProfileAct.MESSENGER,
    ProfileAct.NOTE,
)


def _about(candidate_id: int) -> About:
    return About(Subject.CANDIDATE, candidate_id)


def profile(words: Words, card: PoolCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What is kept beside the résumé, and a button for every way to say more."""
    one = card.candidate_id
    return Screen(
        blocks(
            words.html("record-title", name=card.full_name),
            lines(
                words.html("record-tags", tags=", ".join(card.tags)) if card.tags else None,
                *_kept_lines(words, card, zone=zone, now=now),
            )
            or words.html("record-empty"),
        ),
        keyboard(
            *in_rows([_say(words, one, act) for act in _CONTACTS]),
            (_say(words, one, ProfileAct.ADD),),
            (_say(words, one, ProfileAct.NEXT), _say(words, one, ProfileAct.TAGS)),
            (_say(words, one, ProfileAct.RESERVE), _say(words, one, ProfileAct.BAR)),
            _review_chips(words, card),
            (Button(words("record-keeper"), ChooseKeeper(one)),) if card.reserve is not None else (),
            _drops(words, card),
            (Button(words("record-timeline"), OpenTimeline(one, TimelineSort.ALL, 0)),),
            back_row(words, OpenCandidate(one)),
        ),
        about=_about(one),
    )


def _kept_lines(words: Words, card: PoolCard, *, zone: ZoneInfo, now: datetime) -> tuple[Html | None, ...]:
    today = now.astimezone(zone).date()
    following, reserve, bar = card.next_contact, card.reserve, card.bar
    return (
        words.html(
            "record-next",
            moment=moment(words, following.due_at, zone=zone, now=now),
            name=card.next_owner,
            note=clip(following.note, _LINE) or "—",
        )
        if following is not None
        else None,
        words.html(
            "record-reserve",
            reason=clip(reserve.reason, _LINE),
            name=card.reserve_owner,
            day=day(words, reserve.review_on, today=today),
        )
        if reserve is not None
        else None,
        words.html("record-bar", reason=clip(bar.reason, _LINE), day=day(words, bar.until, today=today))
        if bar is not None
        else None,
    )


def _say(words: Words, candidate_id: int, act: ProfileAct) -> Button:
    return Button(words.option("record-act", act), TellOfCandidate(candidate_id, act))


def _review_chips(words: Words, card: PoolCard) -> tuple[Button, ...]:
    if card.reserve is None:
        return ()
    return tuple(
        Button(words("record-review-in", days=days), PostponeReview(card.candidate_id, days))
        for days in _REVIEWS
    )


def _drops(words: Words, card: PoolCard) -> tuple[Button, ...]:
    one = card.candidate_id
    stand = (
        (card.next_contact, ProfileAct.NEXT, words("record-drop-next")),
        (card.reserve, ProfileAct.RESERVE, words("record-drop-reserve")),
        (card.bar, ProfileAct.BAR, words("record-drop-bar")),
    )
    return tuple(Button(label, DropFromCard(one, act)) for row, act, label in stand if row is not None)


def keepers(words: Words, card: PoolCard, found: tuple[Keeper, ...]) -> Screen:
    """Who looks after the candidate in reserve from now on."""
    one = card.candidate_id
    return Screen(
        blocks(
            words.html("record-title", name=card.full_name),
            words.html("record-ask-keeper", name=card.reserve_owner)
            if found
            else words.html("record-no-keepers"),
        ),
        keyboard(
            *(
                (Button(clip(each.name, _NAME), SetKeeper(one, each.employee_id)),)
                for each in found[:_KEEPERS]
            ),
            back_row(words, OpenProfile(one)),
        ),
        about=_about(one),
    )


def ask(words: Words, card: PoolCard, act: ProfileAct) -> Screen:
    """The question whose answer is kept on the card."""
    return Screen(
        blocks(words.html("record-title", name=card.full_name), words.option("record-ask", act)),
        keyboard(back_row(words, OpenProfile(card.candidate_id))),
        about=_about(card.candidate_id),
    )


def logged(words: Words, entry: Logged, *, zone: ZoneInfo, now: datetime, goes_on: bool = False) -> Screen:
    """What was kept, to be taken back or gone on from; `goes_on` while more is waited for."""
    act = ProfileAct(entry.channel.value) if entry.channel is not None else ProfileAct.NOTE
    one = entry.candidate_id
    return Screen(
        blocks(
            words.html("record-logged", what=words.option("record-act", act), name=entry.full_name),
            clip_html(words, entry.text),
            _origin(words, entry.origin, zone=zone, now=now),
            words.html("record-told", names=", ".join(entry.told)) if entry.told else None,
            words.html("record-goes-on") if goes_on else None,
        ),
        keyboard(
            (
                undo(words, UndoEntry(one, entry.event_id)),
                Button(words("record-open"), OpenCandidate(one)),
            ),
            _wish_row(words, entry),
            _ahead_row(words, entry, zone=zone, now=now),
            (Button(words("record-enough"), OpenProfile(one), style=Style.GREEN),)
            if goes_on
            else (_say(words, one, ProfileAct.NEXT), _say(words, one, ProfileAct.RESERVE)),
        ),
        about=_about(one),
    )


def _origin(words: Words, origin: NoteOrigin | None, *, zone: ZoneInfo, now: datetime) -> Html | None:
    """The file of a kept message, and whose it was and when."""
    if origin is None:
        return None
    when = moment(words, origin.sent_at, zone=zone, now=now)
    return lines(
        words.html("record-file", name=clip(origin.file_name, _FILE)) if origin.file_id is not None else None,
        words.html("record-from", name=clip(origin.sender, _NAME), moment=when) if origin.sender else None,
    )


def not_kept(words: Words, candidate_id: int) -> Screen:
    """A sticker, a place and the like are not kept."""
    return Screen(
        words.html("record-not-kept"),
        keyboard((Button(words("record-enough"), OpenProfile(candidate_id), style=Style.GREEN),)),
        about=_about(candidate_id),
    )


def too_big(words: Words, file_name: str) -> Screen:
    """A file that Telegram gives to no bot."""
    return Screen(words.html("record-too-big", name=clip(file_name, _FILE)))


def waited_too_long(words: Words, candidate_id: int) -> Screen:
    """What was sent came too long after the rest to be meant for the card."""
    return Screen(
        words.html("record-waited"),
        keyboard(
            (_say(words, candidate_id, ProfileAct.ADD),),
            (Button(words("record-open"), OpenCandidate(candidate_id)),),
        ),
        about=_about(candidate_id),
    )


def kept_file(words: Words, found: ProfileFile) -> Screen:
    """A kept file, sent as it came."""
    return Screen(
        words.html("record-kept-file", name=found.full_name),
        keyboard((Button(words("record-open"), OpenCandidate(found.candidate_id)),)),
        Attachment(found.file_id, found.file_name),
        _about(found.candidate_id),
    )


def _ahead_row(words: Words, entry: Logged, *, zone: ZoneInfo, now: datetime) -> tuple[Button, ...]:
    if entry.ahead is None:
        return ()
    label = words("record-remind", moment=moment_text(words, entry.ahead, zone=zone, now=now))
    return (Button(label, RemindOfEntry(entry.candidate_id, entry.event_id)),)


def reminding(words: Words, due: datetime, *, zone: ZoneInfo, now: datetime) -> str:
    """A toast: when the reminder will come."""
    return words("record-reminding", moment=moment_text(words, due, zone=zone, now=now))


def _wish_row(words: Words, entry: Logged) -> tuple[Button, ...]:
    wish = entry.wish
    if wish is None:
        return ()
    amount = salary(words, wish.amount_min, wish.amount_max, wish.currency, period=wish.period, tax=wish.tax)
    return (Button(words("intake-note-salary", salary=amount), TakeWish(entry.candidate_id, entry.event_id)),)


def clip_html(words: Words, text: str) -> Html | None:
    """What somebody wrote, as a quotation; None for nothing."""
    return words.html("record-quote", text=clip(text, _SHOWN)) if text else None


def who_is_meant(words: Words, told: Told) -> Screen:
    """The line names nobody in the base, or several."""
    if told.draft_id is None:
        return Screen(words.html("record-nobody", name=told.who))
    return Screen(
        words.html("record-which", name=told.who),
        keyboard(
            *(
                (
                    Button(
                        clip(", ".join(part for part in (one.full_name, one.position) if part), _NAME),
                        ChooseNamesake(told.draft_id, one.candidate_id),
                    ),
                )
                for one in told.namesakes
            )
        ),
    )


def timeline(words: Words, found: Timeline, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A page of everything that happened, the newest first, with a chip a sort."""
    one = found.candidate_id
    shown = [_event(words, line, zone=zone, now=now) for line in found.lines]
    return Screen(
        blocks(
            words.html("timeline-title", name=found.full_name),
            *(shown or [words.html("timeline-empty")]),
        ),
        keyboard(
            *in_rows(
                [
                    Button(
                        ("• " if sort is found.sort else "") + words.option("timeline-sort", sort),
                        OpenTimeline(one, sort, 0),
                    )
                    for sort in TimelineSort
                ],
                most=4,
            ),
            *(
                (
                    Button(
                        words("record-file-button", name=clip(line.origin.file_name, _NAME)),
                        OpenProfileFile(line.origin.file_id),
                    ),
                )
                for line in found.lines
                if line.origin is not None and line.origin.file_id is not None
            ),
            pager(found.page, found.pages, lambda number: OpenTimeline(one, found.sort, number)),
            back_row(words, OpenProfile(one)),
        ),
        about=_about(one),
    )


def _event(words: Words, line: TimelineLine, *, zone: ZoneInfo, now: datetime) -> Html:
    what = words.option("timeline-verb", line.verb)
    if line.channel is not None:
        what = words.option("record-act", ProfileAct(line.channel.value))
    stage = words.option("stage", line.stage) if line.stage is not None else ""
    interview = kind_text(words, line.interview) if line.interview is not None else ""
    begins = moment_text(words, line.starts_at, zone=zone, now=now) if line.starts_at is not None else ""
    decision = words.option("decision-answer", line.decision) if line.decision is not None else ""
    parts = (clip(line.title, _NAME), stage, decision, interview, begins, clip(line.text, _LINE))
    more = " · ".join(part for part in parts if part)
    when = moment(words, line.at, zone=zone, now=now)
    return lines(
        words.html("timeline-line", what=what, moment=when, name=line.by or words("timeline-bot")),
        words.html("timeline-more", text=more) if more else None,
        _origin(words, line.origin, zone=zone, now=now),
    )


def mentioned(words: Words, found: Mentioned, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A colleague named the reader in a note on a candidate."""
    del zone, now
    return Screen(
        blocks(
            words.html("record-mentioned", by=found.by, name=found.full_name), clip_html(words, found.text)
        ),
        keyboard((Button(words("record-open"), OpenCandidate(found.candidate_id)),)),
        about=_about(found.candidate_id),
    )


def reserve_passed(words: Words, found: PassedReserve, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A colleague has made the reader the owner of a candidate in reserve."""
    return Screen(
        blocks(
            words.html("record-passed", by=found.by, name=found.full_name),
            words.html(
                "record-passed-why",
                day=day(words, found.review_on, today=now.astimezone(zone).date()),
                reason=clip(found.reason, _LINE),
            ),
        ),
        keyboard((Button(words("record-open"), OpenCandidate(found.candidate_id)),)),
        about=_about(found.candidate_id),
    )


def reminder(
    words: Words, found: PoolReminder, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """The review of somebody in reserve, or the next contact."""
    del zone, now, alone
    one = found.candidate_id
    act = ProfileAct.RESERVE if found.kind is ReminderKind.RESERVE_REVIEW else ProfileAct.NEXT
    later = (
        Button(words("record-review-in", days=90), PostponeReview(one, 90))
        if act is ProfileAct.RESERVE
        else Button(words.option("record-act", ProfileAct.CALL), TellOfCandidate(one, ProfileAct.CALL))
    )
    label = words("record-drop-reserve") if act is ProfileAct.RESERVE else words("record-drop-next")
    title = words.html(
        "reminder-reserve" if act is ProfileAct.RESERVE else "reminder-contact", name=found.full_name
    )
    return ReminderBlock(
        lines(title, html(clip(found.words, _LINE)) or None),
        keyboard(
            (Button(words("record-open"), OpenCandidate(one), style=Style.GREEN),),
            (later, Button(label, DropFromCard(one, act))),
        ),
    )
