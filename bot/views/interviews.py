"""An interview's card, its questions, its lists, and what is told of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AcceptInterview,
    AskInterviewWords,
    BeginInterview,
    BeginLetter,
    CancelInterview,
    ChooseInterviewers,
    DeclineInterview,
    GiveInterviewTime,
    OpenCandidate,
    OpenHome,
    OpenInterview,
    OpenInterviews,
    OpenScorecard,
    OpenVacancy,
    Press,
    ReadScorecards,
    ReopenInterview,
    ShowInvitationText,
    TellInterviewOutcome,
    ToggleInterviewer,
)
from bot.domain.interview_cards import (
    ApplicationInterviews,
    CardState,
    InterviewAct,
    InterviewCard,
    InterviewLine,
    MoveFacts,
)
from bot.domain.interview_reminders import InterviewReminded
from bot.domain.interview_talk import ANSWERS, InterviewWords
from bot.domain.interview_telling import InterviewNews, InterviewTold, Invited, minute_of
from bot.domain.task_people import People
from bot.i18n import Html, Words, blocks, lines
from bot.models import InterviewAnswer, InterviewState, LetterKind, ReminderKind, Subject
from bot.views.calendar_file import calendar_file
from bot.views.format import clip, moment, moment_text, short_name
from bot.views.interview_words import (
    clash_line,
    interviewer_line,
    kind_text,
    line_text,
    place_line,
    state_text,
    time_line,
    title,
)
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager

A = InterviewAct
S = InterviewState
W = InterviewWords
_LABEL = 40
_OPEN = frozenset({S.PROPOSED, S.CONFIRMED})


def about(card: InterviewCard) -> About:
    """Whose data a screen about an interview shows."""
    return About(Subject.CANDIDATE, card.candidate_id)


def interview_card(
    words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime, said: str | None = None
) -> Screen:
    """The card. `said` is what has just happened."""
    return Screen(
        blocks(
            lines(said) if said else None,
            lines(title(words, card), *_when(words, card, zone=zone, now=now), _state(words, card)),
            lines(*_people(words, card, zone=zone, now=now)),
            lines(*(clash_line(words, one, zone=zone, now=now) for one in card.clashes)),
            lines(*_moves(words, card, zone=zone, now=now)),
        ),
        keyboard(
            *_answer_rows(words, card),
            *_outcome_rows(words, card),
            *_tend_rows(words, card),
            _last(words, card),
        ),
        about=about(card),
    )


def _when(words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime) -> list[Html | None]:
    return [time_line(words, card, zone=zone, now=now), place_line(words, card.place)]


def _state(words: Words, card: InterviewCard) -> Html:
    text = state_text(words, card.state)
    return words.html("interview-state-line", state=f"{text}: {card.note}" if card.note else text)


def _people(words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime) -> list[Html]:
    asked = card.state in _OPEN
    return [interviewer_line(words, one, with_answer=asked, zone=zone, now=now) for one in card.interviewers]


def _moves(words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime) -> list[Html]:
    if not card.moves:
        return []
    return [
        words.html("interview-moved-times", count=len(card.moves)),
        *(_move_line(words, one, zone=zone, now=now) for one in card.moves[-2:]),
    ]


def _move_line(words: Words, one: MoveFacts, *, zone: ZoneInfo, now: datetime) -> Html:
    return words.html(
        "interview-move-line",
        before=moment_text(words, one.from_at, zone=zone, now=now),
        after=moment_text(words, one.to_at, zone=zone, now=now),
        name=one.by,
        why=f" ({clip(one.why, _LABEL)})" if one.why else "",
    )


# -- buttons -------------------------------------------------------------------------------------------------


def _answer_rows(words: Words, card: InterviewCard) -> tuple[Row, ...]:
    if A.ANSWER not in card.acts:
        return ()
    minute, own = minute_of(card.starts_at), card.own
    accept = Button(words("interview-accept"), AcceptInterview(card.id, minute), style=Style.GREEN)
    accepted = own is not None and own.answer is InterviewAnswer.ACCEPTED
    return keyboard(
        (None if accepted else accept,),
        (
            Button(words("interview-propose"), AskInterviewWords(card.id, W.PROPOSE.value, minute)),
            Button(words("interview-decline"), AskInterviewWords(card.id, W.DECLINE.value, minute)),
        ),
    )


def outcome_rows(words: Words, card: InterviewCard) -> tuple[Row, ...]:
    """It took place (for who held it, with their scorecard), it is moved, or somebody did not come."""
    done: Press = TellInterviewOutcome(card.id, S.DONE.value)
    if card.own is not None:
        done = OpenScorecard(card.id)
    return (
        (Button(words("interview-took-place"), done, style=Style.GREEN),),
        (Button(words("interview-was-moved"), AskInterviewWords(card.id, W.MOVE.value, card.rev)),),
        (
            Button(
                words("interview-candidate-absent"), TellInterviewOutcome(card.id, S.CANDIDATE_NO_SHOW.value)
            ),
            Button(
                words("interview-interviewer-absent"),
                TellInterviewOutcome(card.id, S.INTERVIEWER_NO_SHOW.value),
            ),
        ),
    )


def _outcome_rows(words: Words, card: InterviewCard) -> tuple[Row, ...]:
    rows: list[Row] = list(outcome_rows(words, card)) if A.OUTCOME in card.acts else []
    if A.CARD in card.acts:
        rows.append((Button(words("interview-fill-card"), OpenScorecard(card.id), style=Style.GREEN),))
    if A.CARDS in card.acts:
        rows.append((Button(words("interview-read-cards"), ReadScorecards(card.id)),))
    return tuple(rows)


def _tend_rows(words: Words, card: InterviewCard) -> tuple[Row, ...]:
    rows: list[Row] = []
    offered = [one for one in card.interviewers if one.proposed_at is not None]
    if A.TEND in card.acts:
        rows.extend(
            (
                Button(
                    words("interview-take-offer", name=short_name(one.name)),
                    GiveInterviewTime(card.id, W.MOVE.value, minute_of(one.proposed_at), card.rev),
                    style=Style.GREEN,
                ),
            )
            for one in offered
            if one.proposed_at is not None
        )
    if A.MOVE in card.acts and A.OUTCOME not in card.acts:
        again = words("interview-move" if card.state in _OPEN else "interview-again")
        move = Button(again, AskInterviewWords(card.id, W.MOVE.value, card.rev))
        people = Button(words("interview-people"), ChooseInterviewers(card.id, 0))
        rows.append((move, people) if A.TEND in card.acts else (move,))
    if A.TEND in card.acts:
        rows.append(
            (
                Button(words("interview-place-button"), AskInterviewWords(card.id, W.PLACE.value, card.rev)),
                Button(
                    words("interview-length-button"), AskInterviewWords(card.id, W.LENGTH.value, card.rev)
                ),
            )
        )
        if A.OUTCOME not in card.acts:
            letter = BeginLetter(
                card.candidate_id, LetterKind.INVITATION.value, words.language.value, card.application_id
            )
            rows.append(
                (
                    Button(words("interview-text-button"), ShowInvitationText(card.id)),
                    Button(words("interview-letter"), letter),
                )
            )
    if A.REOPEN in card.acts:
        rows.append((Button(words("interview-reopen"), ReopenInterview(card.id, card.rev)),))
    return tuple(rows)


def _last(words: Words, card: InterviewCard) -> Row:
    back: Press = OpenCandidate(card.candidate_id) if card.may_open_candidate else OpenInterviews()
    cancel = (
        Button(
            words("interview-cancel"), AskInterviewWords(card.id, W.CANCEL.value, card.rev), style=Style.RED
        )
        if A.TEND in card.acts
        else None
    )
    return back_row(words, back, cancel)


def open_in_private(words: Words, bot_username: str) -> Screen:
    """In a group: a candidate's interview is shown in private."""
    address = f"https://t.me/{bot_username}?start=menu"
    return Screen(
        words.html("open-in-private"), keyboard((Button(words("open-in-private-button"), url=address),))
    )


# -- questions -----------------------------------------------------------------------------------------------


def ask_words(
    words: Words,
    card: InterviewCard,
    wanted: InterviewWords,
    offers: tuple[datetime, ...],
    *,
    zone: ZoneInfo,
    now: datetime,
) -> Screen:
    """Another time with likely ones, a reason that may be left out, a place, a length."""
    mark = minute_of(card.starts_at) if wanted in ANSWERS else card.rev
    rows: tuple[Row, ...] = ()
    if wanted in {W.PROPOSE, W.MOVE}:
        rows = in_rows(
            [
                Button(
                    moment_text(words, at, zone=zone, now=now),
                    GiveInterviewTime(card.id, wanted.value, minute_of(at), mark),
                )
                for at in offers
            ],
            width=48,
            most=2,
        )
    elif wanted is W.DECLINE:
        rows = ((Button(words("interview-no-reason"), DeclineInterview(card.id, mark)),),)
    elif wanted is W.CANCEL:
        rows = ((Button(words("interview-no-reason"), CancelInterview(card.id, mark), style=Style.RED),),)
    return Screen(
        blocks(
            lines(title(words, card), time_line(words, card, zone=zone, now=now)),
            Html(words.option("interview-ask", wanted)),
        ),
        keyboard(*rows, back_row(words, OpenInterview(card.id))),
        about=about(card),
    )


def choose_interviewers(words: Words, card: InterviewCard, people: People) -> Screen:
    """Who holds it: colleagues to put on or take off."""
    chosen = {one.employee_id for one in card.interviewers}
    chips = [
        Chip(one.id, f"{'☑ ' if one.id in chosen else '☐ '}{short_name(one.name)}") for one in people.people
    ]
    present = [
        Chip(one.employee_id, f"☑ {short_name(one.name)}")
        for one in card.interviewers
        if one.employee_id not in {chip.value for chip in chips}
    ]
    return Screen(
        blocks(title(words, card), words.html("interview-ask-people")),
        keyboard(
            *choice([*present, *chips], lambda one: ToggleInterviewer(card.id, one), most=2),
            pager(people.page, people.pages, lambda page: ChooseInterviewers(card.id, page)),
            (Button(words("button-done"), OpenInterview(card.id), style=Style.GREEN),),
        ),
        about=about(card),
    )


def invitation_text(words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The invitation for the candidate, in words to copy."""
    first, _, rest = card.full_name.partition(" ")
    given = rest.split(" ", maxsplit=1)[0] if rest and not first.isascii() else first
    text = words(
        "interview-invitation",
        name=given,
        title=card.title,
        company=card.company,
        moment=moment_text(words, card.starts_at, zone=zone, now=now),
        zone=words("interview-zone", zone=f"{card.starts_at.astimezone(zone):%Z}"),
        minutes=card.minutes,
        place=words("interview-invitation-place", place=card.place) if card.place else "",
        names=", ".join(one.name for one in card.interviewers),
        recruiter=card.recruiter,
    )
    return Screen(
        blocks(words.html("interview-text-note"), Html(f"<pre>{lines(text)}</pre>")),
        keyboard((Button(words("interview-back"), OpenInterview(card.id)),)),
        about=about(card),
    )


# -- lists ---------------------------------------------------------------------------------------------------


def own_list(
    words: Words, found: tuple[InterviewLine, ...], *, zone: ZoneInfo, now: datetime, may_arrange: bool
) -> Screen:
    """What one holds and has arranged that is ahead; how to arrange one in a line."""
    hint = words.html("interview-hint") if may_arrange else None
    if not found:
        return Screen(
            blocks(words.html("interviews-own-title"), words.html("interviews-none"), hint),
            keyboard(back_row(words, OpenHome())),
        )
    return _list(words, words.html("interviews-own-title"), found, OpenHome(), hint, zone=zone, now=now)


def vacancy_list(
    words: Words, vacancy_id: int, found: tuple[InterviewLine, ...], *, zone: ZoneInfo, now: datetime
) -> Screen:
    """The interviews of a vacancy."""
    heading = words.html("interviews-title", name=found[0].title if found else "")
    if not found:
        return Screen(
            blocks(words.html("interviews-none"), words.html("interview-hint")),
            keyboard(back_row(words, OpenVacancy(vacancy_id))),
        )
    return _list(words, heading, found, OpenVacancy(vacancy_id), None, zone=zone, now=now)


def candidate_list(words: Words, found: ApplicationInterviews, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The interviews of an application, with the ways to add one."""
    one = found.application_id
    new = Button(words("interview-new"), BeginInterview(one, False), style=Style.GREEN)
    log = Button(words("interview-log"), BeginInterview(one, True))
    rows = keyboard((new if found.may_arrange else None,), (log if found.may_log else None,))
    heading = words.html("interviews-title", name=found.full_name)
    back = OpenCandidate(found.candidate_id)
    whose = About(Subject.CANDIDATE, found.candidate_id)
    if not found.lines:
        return Screen(
            blocks(heading, words.html("interviews-none")), (*rows, back_row(words, back)), about=whose
        )
    made = _list(words, heading, found.lines, back, None, zone=zone, now=now)
    return Screen(made.text, (*rows, *made.keyboard), about=whose)


def _list(
    words: Words,
    heading: Html,
    found: tuple[InterviewLine, ...],
    back: Press,
    hint: Html | None,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> Screen:
    shown = found[:8]
    return Screen(
        blocks(heading, *(line_text(words, one, zone=zone, now=now) for one in shown), hint),
        keyboard(
            *in_rows(
                [
                    Button(
                        f"{clip(kind_text(words, one.kind), 16)} · {short_name(one.full_name, 20)}",
                        OpenInterview(one.id),
                    )
                    for one in shown
                ],
                width=48,
                most=1,
            ),
            back_row(words, back),
        ),
    )


# -- what is told --------------------------------------------------------------------------------------------


def invited_notice(words: Words, found: Invited, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The invitation, or that it is off, with the calendar's file."""
    card = found.card
    if found.cancelled:
        head = words.html("interview-told-cancelled")
    else:
        head = words.html(
            "interview-told-moved" if card.moves else "interview-told-invited", name=card.recruiter
        )
    others = [one.name for one in card.interviewers if one.employee_id != card.reader_id]
    open_it = None if found.cancelled else Button(words("interview-open"), OpenInterview(card.id))
    return Screen(
        blocks(
            head,
            lines(
                title(words, card),
                *_when(words, card, zone=zone, now=now),
                words.html("interview-with", names=", ".join(others)) if others else None,
                words.html("interview-note", note=clip(card.note, 200))
                if found.cancelled and card.note
                else None,
            ),
        ),
        keyboard(*(() if found.cancelled else _answer_rows(words, card)), (open_it,)),
        about=about(card),
        document=calendar_file(words, card, cancelled=found.cancelled, now=now),
    )


def told_notice(words: Words, found: InterviewTold, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What an interviewer said, over the card with its ways on."""
    said = _news(words, found, zone=zone, now=now)
    return interview_card(words, found.card, zone=zone, now=now, said=said)


def _news(words: Words, found: InterviewTold, *, zone: ZoneInfo, now: datetime) -> Html:
    comment = f": {found.comment}" if found.comment else ""
    match found.news:
        case InterviewNews.CONFIRMED:
            return words.html("interview-news-confirmed")
        case InterviewNews.PROPOSED:
            at = found.proposed_at or found.card.starts_at
            shown = moment(words, at, zone=zone, now=now)
            return words.html("interview-news-proposed", name=found.by, moment=shown, comment=comment)
        case InterviewNews.DECLINED:
            return words.html("interview-news-declined", name=found.by, comment=comment)
        case InterviewNews.LEFT:
            return words.html("interview-news-left", name=found.by)
        case InterviewNews.MOVED:
            return words.html("interview-news-moved", name=found.by)
        case InterviewNews.CARDS_IN:
            return words.html("interview-news-cards-in")


def reminder_block(
    words: Words, found: InterviewReminded, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """An interview that is near, whose outcome is unknown, or whose scorecards are missing."""
    del alone
    card = found.card
    text = _reminder_text(words, found, zone=zone, now=now)
    open_it = (Button(f"🗓 {short_name(card.full_name)}", OpenInterview(card.id)),)
    match found.kind:
        case ReminderKind.INTERVIEW_OUTCOME | ReminderKind.INTERVIEW_OUTCOME_RECRUITER:
            return ReminderBlock(text, outcome_rows(words, card))
        case ReminderKind.SCORECARD_MISSING:
            fill = Button(words("interview-fill-card"), OpenScorecard(card.id), style=Style.GREEN)
            return ReminderBlock(text, ((fill,), open_it))
        case _:
            return ReminderBlock(lines(text, place_line(words, card.place)), (open_it,))


def _reminder_text(words: Words, found: InterviewReminded, *, zone: ZoneInfo, now: datetime) -> Html:
    card = found.card
    kind, name = kind_text(words, card.kind), card.full_name
    when = moment(words, card.starts_at, zone=zone, now=now)
    where = clip(card.title, _LABEL)
    match found.kind:
        case ReminderKind.INTERVIEW_DAY_BEFORE | ReminderKind.INTERVIEW_HOUR_BEFORE:
            return words.html("interview-reminder-ahead", kind=kind, name=name, title=where, moment=when)
        case ReminderKind.INTERVIEW_OUTCOME:
            return words.html("interview-reminder-outcome", kind=kind, name=name, title=where, moment=when)
        case ReminderKind.INTERVIEW_OUTCOME_RECRUITER:
            return words.html("interview-reminder-unknown", kind=kind, name=name, title=where, moment=when)
        case ReminderKind.SCORECARD_MISSING:
            return words.html("interview-reminder-card", kind=kind, name=name, title=where, moment=when)
        case _:
            missing = ", ".join(one.name for one in card.interviewers if one.card is CardState.EXPECTED)
            return words.html("interview-reminder-cards", kind=kind, name=name, names=missing)
