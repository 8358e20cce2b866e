"""The company's personal data: numbers, rules, the consent text, whose time ends, acts, the audit trail, exports."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    BeginCandidateImport,
    EditConsentText,
    EditPrivacyRule,
    ExportList,
    OpenAct,
    OpenActs,
    OpenAudit,
    OpenConsentText,
    OpenEnding,
    OpenExports,
    OpenHome,
    OpenPrivacy,
    OpenPrivacyHome,
    OpenPrivacyRules,
    PrintAct,
    SwitchErasing,
)
from bot.domain.audit import AuditLine, AuditPage, AuditVerb
from bot.domain.data_exports import ExportedFile
from bot.domain.erasure_plan import by_category
from bot.domain.privacy_cards import ActCard, ActPage, EndingPage, PrivacyHome
from bot.domain.privacy_rules import RANGES, PrivacyRule, RulesCard, TextVersion
from bot.i18n import Html, Language, Words, blocks, html, lines
from bot.models import ConsentState, ExportFormat, ExportWhat, Subject
from bot.views.format import clip, day, moment
from bot.views.screen import About, Attachment, Button, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_NAME = 40
ADDRESS = "operator_address"


def home_screen(words: Words, home: PrivacyHome) -> Screen:
    """Where the company stands, and the way to everything about personal data."""
    return Screen(
        blocks(
            words.html("privacy-home-title"),
            words.html("privacy-home-candidates", count=home.candidates),
            lines(
                *(
                    words.html(
                        "privacy-home-consent",
                        state=words.option("consent-state", state),
                        count=home.by_consent[state],
                    )
                    for state in ConsentState
                    if home.by_consent.get(state)
                )
            ),
            words.html("privacy-home-ends", days=home.warn_days, count=home.ends_soon),
        ),
        keyboard(
            (Button(words("privacy-home-ending", count=home.ends_soon), OpenEnding(0)),),
            (
                Button(words("privacy-home-rules"), OpenPrivacyRules()),
                Button(words("privacy-home-text"), OpenConsentText(words.language.value)),
            ),
            (
                Button(words("privacy-home-acts", count=home.acts), OpenActs(0)),
                Button(words("privacy-home-audit"), OpenAudit(None, 0)),
            ),
            (Button(words("privacy-home-export"), OpenExports()),),
            back_row(words, OpenHome()),
        ),
    )


def rules_screen(words: Words, card: RulesCard) -> Screen:
    """All rules, a button each."""
    rows = [
        (
            Button(
                words(
                    "rule-button", name=words.option("privacy-rule", rule), value=_value(words, rule, card)
                ),
                EditPrivacyRule(rule.value),
            ),
        )
        for rule in PrivacyRule
    ]
    itself = card.erases_itself
    switch = words("privacy-erases-itself") if itself else words("privacy-erases-by-hand")
    return Screen(
        blocks(
            words.html("privacy-rules-title"),
            words.html("privacy-rules-hint"),
            words.html("privacy-address", address=card.operator_address)
            if card.operator_address
            else words.html("privacy-no-address"),
        ),
        keyboard(
            *rows,
            (Button(switch, SwitchErasing(not card.erases_itself, card.rev)),),
            (Button(words("privacy-set-address"), EditPrivacyRule(ADDRESS)),),
            back_row(words, OpenPrivacyHome()),
        ),
    )


def _value(words: Words, rule: PrivacyRule, card: RulesCard) -> str:
    is_months = rule in {PrivacyRule.RETENTION_MONTHS, PrivacyRule.CONSENT_MONTHS}
    count = card.values[rule]
    return words("privacy-months", count=count) if is_months else words("privacy-days", count=count)


def ask_rule(words: Words, card: RulesCard, rule: PrivacyRule) -> Screen:
    """One rule: what it means, what holds now, what may be typed."""
    least, most = RANGES[rule]
    return Screen(
        blocks(
            words.html(
                "rule-title", name=words.option("privacy-rule", rule), value=_value(words, rule, card)
            ),
            words.option("privacy-rule-hint", rule),
            words.html("privacy-rule-range", least=least, most=most),
        ),
        keyboard(back_row(words, OpenPrivacyRules())),
    )


def ask_address(words: Words, card: RulesCard) -> Screen:
    """The address that acts print."""
    return Screen(
        blocks(
            words.html("privacy-ask-address"),
            words.html("privacy-address", address=card.operator_address) if card.operator_address else None,
        ),
        keyboard(back_row(words, OpenPrivacyRules())),
    )


def text_screen(words: Words, found: TextVersion, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The consent text in force, its version, and the other language's."""
    other = next(one for one in Language if one is not found.language)
    since = (
        words.html(
            "consent-text-since", version=found.version, moment=moment(words, found.since, zone=zone, now=now)
        )
        if found.since is not None
        else words.html("consent-text-own")
    )
    return Screen(
        blocks(
            words.html("consent-text-title", language=words.option("language", found.language)),
            words.html("consent-text", text=found.text),
            since,
        ),
        keyboard(
            (Button(words("consent-text-edit"), EditConsentText(found.language.value), style=Style.GREEN),),
            back_row(
                words,
                OpenPrivacyHome(),
                Button(words.option("language", other), OpenConsentText(other.value)),
            ),
        ),
    )


def ask_text(words: Words, language: Language, most: int) -> Screen:
    """The new text is to be sent."""
    return Screen(
        words.html("consent-text-ask", language=words.option("language", language), most=most),
        keyboard(back_row(words, OpenConsentText(language.value))),
    )


def ending_screen(words: Words, found: EndingPage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Whose time ends soon, each a button to their personal data."""
    today = now.astimezone(zone).date()
    rows = [
        (
            Button(
                clip(
                    f"{line.full_name} · {day(words, line.due_at.astimezone(zone).date(), today=today)}"
                    f" · {words.option('consent-state', line.consent)}",
                    60,
                ),
                OpenPrivacy(line.candidate_id),
            ),
        )
        for line in found.lines
    ]
    text = (
        words.html("privacy-ending-title", count=found.total)
        if found.total
        else words.html("privacy-ending-none")
    )
    return Screen(
        text, keyboard(*rows, pager(found.page, found.pages, OpenEnding), back_row(words, OpenPrivacyHome()))
    )


def acts_screen(words: Words, found: ActPage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The log of acts, the newest first."""
    today = now.astimezone(zone).date()
    rows = [
        (
            Button(
                words(
                    "act-line",
                    number=act.id,
                    day=day(words, act.asked_at.astimezone(zone).date(), today=today),
                    ground=words.option("erasure-ground", act.ground),
                ),
                OpenAct(act.id),
            ),
        )
        for act in found.acts
    ]
    text = words.html("acts-title", count=found.total) if found.total else words.html("acts-none")
    return Screen(
        text, keyboard(*rows, pager(found.page, found.pages, OpenActs), back_row(words, OpenPrivacyHome()))
    )


def act_screen(words: Words, act: ActCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """One act: ground, day, what, by whom, how far."""
    return Screen(
        blocks(words.html("act-title", number=act.id), act_facts(words, act, zone=zone, now=now)),
        keyboard(
            (Button(words("act-print"), PrintAct(act.id), style=Style.GREEN) if act.done_at else None,),
            back_row(words, OpenActs(0)),
        ),
    )


def act_facts(words: Words, act: ActCard, *, zone: ZoneInfo, now: datetime) -> Html:
    """What an act says, line by line."""
    by = words.html("act-by", name=act.by) if act.by else words.html("act-by-itself")
    if act.done_at is not None:
        state = words.html("act-done", moment=moment(words, act.done_at, zone=zone, now=now))
    else:
        state = words.html("act-messages-under-way") if act.erased_at else words.html("act-under-way")
    return lines(
        words.html("act-of", number=act.candidate_id),
        words.html("act-ground", ground=words.option("erasure-ground", act.ground)),
        words.html("act-asked", moment=moment(words, act.asked_at, zone=zone, now=now)),
        by,
        state,
        *(
            words.html("erase-line", what=words.option("data", category), count=count)
            for category, count in by_category(act.what).items()
        ),
        words.html(
            "act-messages",
            deleted=act.messages_deleted,
            blanked=act.messages_blanked,
            left=act.messages_left,
        ),
    )


# -- the audit trail -------------------------------------------------------------------------------------


def audit_screen(words: Words, found: AuditPage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Who did what with personal data, the newest first."""
    shown = [_audit_line(words, line, zone=zone, now=now) for line in found.lines]
    back_to = OpenPrivacy(found.candidate_id) if found.candidate_id is not None else OpenPrivacyHome()
    about = About(Subject.CANDIDATE, found.candidate_id) if found.candidate_id is not None else None
    return Screen(
        blocks(words.html("audit-title"), lines(*shown) if shown else words.html("audit-none")),
        keyboard(
            pager(found.page, found.pages, lambda page: OpenAudit(found.candidate_id, page)),
            # Each name leads to its card: so erasing the person reaches this message too.
            *(
                (Button(clip(name, _NAME), OpenPrivacy(candidate_id)),)
                for candidate_id, name in _people(found)
            ),
            back_row(words, back_to),
        ),
        about=about,
    )


def _people(found: AuditPage) -> list[tuple[int, str]]:
    if found.candidate_id is not None:
        return []
    return list(
        {
            line.candidate_id: (line.candidate_id, line.about)
            for line in found.lines
            if line.candidate_id is not None and line.about
        }.values()
    )


def _audit_line(words: Words, line: AuditLine, *, zone: ZoneInfo, now: datetime) -> Html:
    about = line.about or (
        words("audit-number", number=line.candidate_id) if line.candidate_id is not None else ""
    )
    what = words.option("audit-verb", line.verb)
    if line.details.get("salary") is True:
        what = words("audit-with-salary", what=what)
    if "what" in line.details and isinstance(line.details["what"], str):
        exported = words.option("export-what", ExportWhat(line.details["what"]))
        what = words("audit-exported", what=what, exported=exported, count=int(line.details.get("rows", 0)))
    if line.verb is AuditVerb.CANDIDATES_IMPORTED:
        taken = int(line.details.get("added", 0)) + int(line.details.get("updated", 0))
        what = words(
            "audit-imported", what=what, file=clip(str(line.details.get("file", "")), 60), count=taken
        )
    when = moment(words, line.at, zone=zone, now=now)
    who = line.who or words("audit-itself")
    if not about:
        return words.html("audit-line", moment=when, who=who, what=what)
    return words.html("audit-line-about", moment=when, who=who, what=what, about=about)


# -- exports ---------------------------------------------------------------------------------------------


def exports_screen(words: Words) -> Screen:
    """What can be taken out as a file."""
    lists = (ExportWhat.CANDIDATES, ExportWhat.VACANCIES, ExportWhat.APPLICATIONS)
    return Screen(
        blocks(words.html("export-title"), words.html("export-hint")),
        keyboard(
            *(
                tuple(
                    Button(
                        words(
                            "export-button", what=words.option("export-what", what), format=form.value.upper()
                        ),
                        ExportList(what.value, form.value),
                    )
                    for form in ExportFormat
                )
                for what in lists
            ),
            (Button(words("base-import-begin"), BeginCandidateImport()),),
            back_row(words, OpenHome()),
        ),
    )


def export_notice(
    words: Words,
    found: ExportedFile,
    *,
    zone: ZoneInfo,  # noqa: ARG001
    now: datetime,  # noqa: ARG001
) -> Screen:
    """The file itself, and what it is."""
    return Screen(
        html(
            blocks(
                words.html("export-ready", what=words.option("export-what", found.what), count=found.rows),
                words.html("export-careful") if found.is_personal else None,
            )
        ),
        attachment=Attachment(found.file_id, found.file_name),
        about=About(Subject.DATA_EXPORT, found.export_id),
    )
