"""A candidate of the base: the card, its résumé versions, its fields, its original file."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskCandidatePhoto,
    BeginOffer,
    CandidateInterviews,
    ChooseStage,
    ChooseVacancyFor,
    DropCandidatePhoto,
    EditCandidate,
    EditCandidateField,
    FindDoubles,
    OpenCandidate,
    OpenPrivacy,
    OpenProfile,
    OpenResumeFile,
    OpenResumes,
    Press,
    PutOnVacancy,
    ShowCandidatePhoto,
    VacancyCandidates,
    WriteTo,
)
from bot.domain.candidate_beside import KeptConsent
from bot.domain.candidate_photos import CandidatePhoto
from bot.domain.candidate_values import CandidateField, CandidateValues
from bot.domain.candidates import ApplicationLine, CandidateCard, ResumeFile, ResumeVersion
from bot.domain.intake_vacancies import VacancyChoice
from bot.domain.pipeline import LIVE
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ConsentState, Subject
from bot.views import candidate_facts as facts
from bot.views.format import clip, moment, short_day
from bot.views.intake import question
from bot.views.interview_words import result_line
from bot.views.screen import About, Attachment, Button, Screen, Style, keyboard
from bot.views.stage_words import stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.field_card import CardField, field_button, field_lines
from bot.views.widgets.paging import page_of, pager

TITLE_LENGTH = 40
VALUE_LENGTH = 200
VACANCIES_A_PAGE = 8
RESUMES_SHOWN = 10
APPLICATIONS_SHOWN = 6
INTERVIEWS_SHOWN = 4


def bar_warning(words: Words, card: CandidateCard, *, today: date) -> str:
    """A toast for who puts somebody on a vacancy who is not to be considered now; empty for anybody else."""
    bar = card.beside.bar
    if bar is None or bar.until <= today:
        return ""
    return words("candidate-attached-barred", bar=facts.bar_text(words, bar, today=today))


def candidate_card(
    words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime, back: Press | None = None
) -> Screen:
    """Who this is, how to reach them, what they can, where they stand; `back` leads where the reader came from."""
    today = now.astimezone(zone).date()
    added_on = short_day(words, card.added_at.astimezone(zone).date(), today=today)
    return Screen(
        blocks(
            lines(facts.name_line(words, card.values), facts.fact_lines(words, card.values, today=today)),
            facts.contact_lines(card.values.contacts),
            lines(
                facts.fit_lines(words, card.fit, card.fit_title),
                facts.skills_line(words, facts.with_levels(card.skills, card.beside.levels)),
                facts.language_line(words, card.beside.languages),
                facts.study_lines(words, card.beside.studies),
            ),
            _stages(words, card, zone=zone, now=now),
            _kept(words, card, zone=zone, now=now),
            _notes(words, card, zone=zone, now=now),
            lines(
                words.html("candidate-added", name=card.added_by, day=added_on),
                words.html("candidate-source", source=card.source) if card.source else None,
                words.html("candidate-referred", name=card.referred_by) if card.referred_by else None,
            ),
        ),
        keyboard(
            *(
                (_stage_button(words, line),)
                for line in card.applications[:APPLICATIONS_SHOWN]
                if line.may_move
            ),
            *(
                (_offer_button(words, line),)
                for line in card.applications[:APPLICATIONS_SHOWN]
                if line.may_offer
            ),
            *(
                (_interviews_button(words, line),)
                for line in card.applications[:APPLICATIONS_SHOWN]
                if line.stage in LIVE or line.interviews
            ),
            facts.copy_buttons(words, card.values.contacts),
            (
                _resume_button(words, card),
                _versions_button(words, card),
                Button(words("candidate-photo"), ShowCandidatePhoto(card.id)) if card.has_photo else None,
            ),
            *_acts(words, card),
            back_row(words, back or _back(card)),
        ),
        about=_about(card),
    )


def _acts(words: Words, card: CandidateCard) -> tuple[tuple[Button | None, ...], ...]:
    """What can be done with the card itself."""
    return (
        (
            Button(words("candidate-edit"), EditCandidate(card.id)) if card.may_edit else None,
            Button(words("candidate-attach"), ChooseVacancyFor(card.id, 0)) if card.may_attach else None,
        ),
        (
            Button(words("letter-button"), WriteTo(card.id, 0)) if card.may_edit else None,
            Button(words("record-button"), OpenProfile(card.id)) if card.may_edit else None,
        ),
        (
            Button(words("union-same"), FindDoubles(card.id)) if card.may_edit else None,
            Button(words("candidate-privacy"), OpenPrivacy(card.id)) if card.may_edit else None,
        ),
    )


def _about(card: CandidateCard) -> About:
    return About(Subject.CANDIDATE, card.id)


def _back(card: CandidateCard) -> Press | None:
    """Back to the list of the vacancy the candidate was put on last."""
    return VacancyCandidates(card.applications[0].vacancy_id, 0) if card.applications else None


def _stages(words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime) -> Html | None:
    if not card.applications:
        return words.html("candidate-no-applications")
    today = now.astimezone(zone).date()
    made: list[Html] = []
    for line in card.applications[:APPLICATIONS_SHOWN]:
        made.append(
            words.html(
                "candidate-application",
                title=line.title,
                stage=stage_text(words, line.label),
                day=short_day(words, line.stage_since.astimezone(zone).date(), today=today),
            )
        )
        made.extend(
            result_line(words, one, zone=zone, now=now) for one in line.interviews[-INTERVIEWS_SHOWN:]
        )
    return lines(*made)


def _notes(words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime) -> Html | None:
    """What recruiters have said of the candidate last."""
    today = now.astimezone(zone).date()
    said = [
        words.html(
            "candidate-note",
            text=clip(note.text, VALUE_LENGTH),
            name=note.by,
            day=short_day(words, note.at.astimezone(zone).date(), today=today),
        )
        for note in card.notes
    ]
    return lines(*said) if said else None


def _kept(words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime) -> Html | None:
    """What recruiters keep of the candidate: tags, the next contact, the reserve, a bar, the consent."""
    found, today = card.beside, now.astimezone(zone).date()
    following, reserve, bar, consent = found.next_contact, found.reserve, found.bar, found.consent
    said = [
        words.html("record-tags", tags=", ".join(found.tags)) if found.tags else None,
        words.html(
            "candidate-next",
            moment=moment(words, following.due_at, zone=zone, now=now),
            name=following.owner,
            note=clip(following.note, VALUE_LENGTH) or "—",
        )
        if following is not None
        else None,
        words.html(
            "candidate-reserve",
            day=short_day(words, reserve.review_on, today=today),
            reason=clip(reserve.reason, VALUE_LENGTH),
        )
        if reserve is not None
        else None,
        facts.bar_line(words, bar, today=today) if bar is not None and bar.until > today else None,
        words.html("candidate-consent", state=words.option("consent-state", _consent(consent, now)))
        if consent is not None
        else None,
    ]
    return lines(*said) if any(said) else None


def _consent(kept: KeptConsent, now: datetime) -> ConsentState:
    is_over = kept.valid_until is not None and kept.valid_until <= now
    return ConsentState.EXPIRED if kept.state is ConsentState.GIVEN and is_over else kept.state


def _stage_button(words: Words, line: ApplicationLine) -> Button:
    label = words("candidate-move", stage=stage_text(words, line.label), title=clip(line.title, TITLE_LENGTH))
    return Button(label, ChooseStage(line.application_id))


def _offer_button(words: Words, line: ApplicationLine) -> Button:
    return Button(
        words("offer-button", title=clip(line.title, TITLE_LENGTH)), BeginOffer(line.application_id)
    )


def _interviews_button(words: Words, line: ApplicationLine) -> Button:
    return Button(
        words("interviews-button", title=clip(line.title, TITLE_LENGTH)),
        CandidateInterviews(line.application_id),
    )


def _resume_button(words: Words, card: CandidateCard) -> Button | None:
    newest = next((version for version in card.resumes if version.has_file), None)
    return Button(words("candidate-open-file"), OpenResumeFile(newest.id)) if newest is not None else None


def _versions_button(words: Words, card: CandidateCard) -> Button | None:
    if len(card.resumes) <= 1:
        return None
    return Button(words("candidate-versions", count=len(card.resumes)), OpenResumes(card.id))


def resumes(words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The résumé versions, the newest first, each to be opened."""
    shown = card.resumes[:RESUMES_SHOWN]
    return Screen(
        blocks(
            words.html("candidate-resumes-title", name=card.values.full_name),
            lines(*(_version_line(words, version, zone=zone, now=now) for version in shown)),
        ),
        keyboard(
            *(
                (_version_button(words, version, zone=zone, now=now),)
                for version in shown
                if version.has_file
            ),
            back_row(words, OpenCandidate(card.id)),
        ),
        about=_about(card),
    )


def _version_line(words: Words, version: ResumeVersion, *, zone: ZoneInfo, now: datetime) -> Html:
    name = version.file_name or words("intake-text")
    when = moment(words, version.added_at, zone=zone, now=now)
    return words.html("candidate-resume-line", file=name, name=version.added_by, moment=when)


def _version_button(words: Words, version: ResumeVersion, *, zone: ZoneInfo, now: datetime) -> Button:
    day = short_day(words, version.added_at.astimezone(zone).date(), today=now.astimezone(zone).date())
    return Button(
        f"📄 {clip(version.file_name or words('intake-text'), TITLE_LENGTH)} · {day}",
        OpenResumeFile(version.id),
    )


def original(words: Words, found: ResumeFile) -> Screen:
    """The original file, sent as it came."""
    name = found.file_name or f"{found.full_name}.txt"
    return Screen(
        words.html("candidate-file", name=found.full_name),
        keyboard((Button(words("intake-open-candidate"), OpenCandidate(found.candidate_id)),)),
        Attachment(found.file_id, name),
        About(Subject.CANDIDATE, found.candidate_id),
    )


def photo_screen(words: Words, photo: CandidatePhoto) -> Screen:
    """The photo itself, in private; without one, how to send it."""
    if photo.file_id is None:
        return ask_photo(words, photo)
    return Screen(
        words.html("candidate-photo-of", name=photo.full_name),
        keyboard(
            (Button(words("candidate-photo-other"), AskCandidatePhoto(photo.candidate_id)),)
            if photo.may_edit
            else (),
            back_row(words, OpenCandidate(photo.candidate_id)),
        ),
        Attachment(photo.file_id, "photo.jpg", is_photo=True),
        About(Subject.CANDIDATE, photo.candidate_id),
    )


def ask_photo(words: Words, photo: CandidatePhoto, *, fetching: bool = False) -> Screen:
    """Where a photo is sent to; `fetching` says that one has come and will be shown in a moment."""
    drop = Button(words("profile-photo-drop"), DropCandidatePhoto(photo.candidate_id), style=Style.RED)
    text = (
        words.html("profile-photo-fetching")
        if fetching
        else words.html("candidate-photo-ask", name=photo.full_name)
    )
    may_drop = photo.file_id is not None and photo.may_edit and not fetching
    return Screen(
        text,
        keyboard(back_row(words, OpenCandidate(photo.candidate_id), drop if may_drop else None)),
        about=About(Subject.CANDIDATE, photo.candidate_id),
    )


def photo_notice(words: Words, photo: CandidatePhoto, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - a notice's view
    """The photo, after it has come."""
    return photo_screen(words, photo)


def edit_candidate(words: Words, card: CandidateCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Every field with a button to correct it; the salary only for those who may see it."""
    today = now.astimezone(zone).date()
    fields = [
        CardField(
            words.option("candidate-field", field),
            clip(facts.field_text(words, _told(card), field, today=today), VALUE_LENGTH),
            EditCandidateField(card.id, field),
            required=field is CandidateField.NAME,
        )
        for field in CandidateField
        if field is not CandidateField.SALARY or card.shows_salary
    ]
    buttons = [button for button in map(field_button, fields) if button is not None]
    return Screen(
        blocks(words.html("candidate-edit-title"), field_lines(words, fields)),
        keyboard(
            *(buttons[at : at + 2] for at in range(0, len(buttons), 2)),
            (Button(words("profile-photo"), AskCandidatePhoto(card.id)),),
            back_row(words, OpenCandidate(card.id)),
        ),
        about=_about(card),
    )


def _told(card: CandidateCard) -> CandidateValues:
    """The values with the languages and studies of the newest résumé where nobody has corrected them."""
    return replace(card.values, languages=card.beside.languages, studies=card.beside.studies)


def ask_field(
    words: Words, card: CandidateCard, field: CandidateField, *, zone: ZoneInfo, now: datetime
) -> Screen:
    """The question about one field of a candidate."""
    value = facts.field_text(words, _told(card), field, today=now.astimezone(zone).date())
    return replace(question(words, field, value, EditCandidate(card.id)), about=_about(card))


def choose_vacancy(words: Words, card: CandidateCard, every: tuple[VacancyChoice, ...], page: int) -> Screen:
    """The open vacancies a candidate can be put on."""
    if not every:
        return Screen(words.html("candidate-no-vacancies"), keyboard(back_row(words, OpenCandidate(card.id))))
    shown = page_of(every, page, size=VACANCIES_A_PAGE)
    return Screen(
        words.html("intake-choose-vacancy", name=card.values.full_name),
        keyboard(
            *(
                (Button(clip(each.title, TITLE_LENGTH), PutOnVacancy(card.id, each.id)),)
                for each in shown.items
            ),
            pager(shown.number, shown.pages, lambda number: ChooseVacancyFor(card.id, number)),
            back_row(words, OpenCandidate(card.id)),
        ),
        about=_about(card),
    )


def gone(words: Words) -> Screen:
    """A candidate or a file that is not there any more."""
    return Screen(html(words("candidate-gone")))
