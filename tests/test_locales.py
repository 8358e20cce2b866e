"""The words: the same texts in both languages, none missing, none left over, all in good grammar and safe to show."""

import ast
import re
from collections import Counter
from enum import StrEnum
from functools import cache
from html.parser import HTMLParser

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot import backups, base_files, models
from bot.domain import (
    admissions,
    audit,
    candidate_rows,
    candidate_values,
    dead_letters,
    directory,
    effectiveness,
    erasure_plan,
    errors,
    export_rows,
    fit,
    hiring_facts,
    hiring_report,
    holdings,
    intake_cards,
    interview_cards,
    interview_drafts,
    interview_talk,
    joining,
    leaderboard,
    letter_post,
    letter_templates,
    notifications,
    offer_talk,
    offers,
    people_cards,
    people_edits,
    plan_defaults,
    plan_department,
    plan_reminders,
    plan_report,
    plan_template_edits,
    plan_template_history,
    points_rules,
    privacy_rules,
    profile_words,
    reward_drafts,
    scorecards,
    search_offers,
    search_query,
    staff_import,
    task_cards,
    task_drafts,
    task_lists,
    task_record,
    task_reminders,
    task_words,
    timeline,
    today,
    unfinished,
    vacancy_history,
    vacancy_lists,
    vacancy_states,
    vacancy_values,
)
from bot.i18n import LOCALES, Language, words
from bot.parsing.candidate_table import CandidateColumn
from bot.parsing.languages import HumanLanguage
from bot.parsing.search_words import JobSite
from bot.resumes.values import EducationLevel, ReadProblem
from bot.sandbox.entities import parse_html
from bot.views import commands, hiring_report_words, plan_report_words, vacancy_requests
from bot.views import reward_drafts as reward_draft_views
from bot.views.widgets import day_choice
from tests.words_in_code import modules, uses

# Every prefix asked for by `words.option("prefix", …)`, with the enum whose every member must have a text.
OPTIONS: dict[str, type[StrEnum]] = {
    "admit-do": admissions.AdmissionKind,
    "plan-begin": models.PlanKind,
    "decision-answer": models.DecisionState,
    "report-part": hiring_report.ReportPart,
    "report-hint": hiring_report.ReportPart,
    "report-span": hiring_report.Span,
    "report-period": hiring_facts.ReportPeriod,
    "report-period-long": hiring_facts.ReportPeriod,
    "report-column": hiring_report_words.Column,
    "schedule-column": plan_report_words.Column,
    "settings-topic": notifications.Topic,
    "door": joining.DoorState,
    "import-row": staff_import.RowProblem,
    "base-import-row": candidate_rows.RowProblem,
    "import-column": CandidateColumn,
    "holding": holdings.HoldingKind,
    "job-site": JobSite,
    "human-language": HumanLanguage,
    "education": EducationLevel,
    "find-consent": models.ConsentState,
    "find-group": search_offers.OfferGroup,
    "find-pay": fit.Pay,
    "find-sort": search_query.Sort,
    "join-state": models.JoinState,
    "person-verb": people_cards.PersonVerb,
    "profile": people_edits.ProfileField,
    "profile-ask": people_edits.ProfileField,
    "audit-verb": audit.AuditVerb,
    "data": erasure_plan.DataCategory,
    "cli-brought": base_files.Brought,
    "cli-restore": backups.RestoreProblem,
    "consent-channel": models.ConsentChannel,
    "consent-state": models.ConsentState,
    "consent-thanks": models.ConsentState,
    "erasure-ground": models.ErasureGround,
    "export-column": export_rows.ExportColumn,
    "export-what": models.ExportWhat,
    "privacy-rule": privacy_rules.PrivacyRule,
    "privacy-rule-hint": privacy_rules.PrivacyRule,
    "batch-row": intake_cards.Standing,
    "candidate-ask": candidate_values.CandidateField,
    "candidate-field": candidate_values.CandidateField,
    "close-reason": models.CloseReason,
    "command": commands.Command,
    "day-offer": day_choice.DayOffer,
    "decline-reason": vacancy_requests.DeclineReason,
    "draft-sign": unfinished.UnfinishedKind,
    "draft-unnamed": unfinished.UnfinishedKind,
    "employment": models.Employment,
    "hold-reason": models.HoldReason,
    "intake-problem": ReadProblem,
    "mail-problem": ReadProblem,
    "language": Language,
    "problem": errors.Problem,
    "request-state": models.RequestState,
    "plan-kind": models.PlanKind,
    "plan-sign": models.PlanKind,
    "plan-state": models.PlanState,
    "plan-doer": models.PlanDoer,
    "interview-kind": models.InterviewSort,
    "interview-state": models.InterviewState,
    "interview-answer": models.InterviewAnswer,
    "interview-verdict": models.Verdict,
    "interview-ask": interview_talk.InterviewWords,
    "interview-said": interview_talk.InterviewWords,
    "interview-field": interview_drafts.InterviewField,
    "interview-draft-ask": interview_drafts.InterviewField,
    "scorecard-state": interview_cards.CardState,
    "scorecard-mark": scorecards.Mark,
    "probation": models.ProbationOutcome,
    "probation-button": models.ProbationOutcome,
    "verdict": plan_report.Verdict,
    "template-button": plan_template_edits.RuleField,
    "template-ask-rule": plan_template_edits.RuleField,
    "template-field": plan_template_edits.TemplateField,
    "template-ask": plan_template_edits.TemplateField,
    "template-turn": plan_template_edits.Turn,
    "template-changed": plan_template_history.Changed,
    "template-verb": plan_template_history.TemplateVerb,
    "evidence": models.Evidence,
    "offset-unit": models.OffsetUnit,
    "plan-why": plan_reminders.PlanWhy,
    "plan-task": plan_defaults.DefaultTask,
    "plan-how": plan_defaults.DefaultTask,
    "plan-department": plan_defaults.DepartmentHint,
    "points-kind": models.PointsKind,
    "season-kind": models.SeasonKind,
    "appeal-state": models.AppealState,
    "board-mode": models.BoardMode,
    "board-meaning": models.BoardMode,
    "rule-name": points_rules.RuleField,
    "rule-hint": points_rules.RuleField,
    "top-span": leaderboard.Span,
    "reward-kind": models.RewardKind,
    "reward-field": reward_drafts.RewardField,
    "reward-hint": reward_drafts.RewardField,
    "reward-none": reward_draft_views.MayBeEmpty,
    "redemption-state": models.RedemptionState,
    "redemption-now": models.RedemptionState,
    "role": models.Role,
    "letter-ask": letter_templates.LetterPart,
    "letter-edit": letter_templates.LetterPart,
    "letter-hole": letter_templates.Hole,
    "letter-in": Language,
    "letter-kind": models.LetterKind,
    "letter-problem": letter_post.LetterProblem,
    "letter-sign": models.LetterState,
    "letter-state": models.LetterState,
    "letter-subject": models.LetterKind,
    "letter-text": models.LetterKind,
    "record-act": profile_words.ProfileAct,
    "record-ask": profile_words.ProfileAct,
    "timeline-verb": timeline.TimelineVerb,
    "timeline-sort": timeline.TimelineSort,
    "salary-period": models.SalaryPeriod,
    "salary-tax": models.SalaryTax,
    "stage": models.Stage,
    "outcome": models.Outcome,
    "end-reason": models.ReasonCode,
    "waiting": models.WaitingKind,
    "screening-state": models.ScreeningState,
    "screening-sign": models.ScreeningState,
    "directory-sign": directory.EntryKind,
    "absence-kind": models.AbsenceKind,
    "today-section": today.TodaySection,
    "today-sign": today.LineKind,
    "update-sort": dead_letters.UpdateSort,
    "vacancy-became": models.VacancyState,
    "vacancy-done": vacancy_history.HistoryVerb,
    "vacancy-field": vacancy_values.VacancyField,
    "vacancy-filter": vacancy_lists.VacancyFilter,
    "vacancy-hint": vacancy_values.VacancyField,
    "vacancy-state": models.VacancyState,
    "vacancy-why": vacancy_states.StateAct,
    "work-format": models.WorkFormat,
    "figure": effectiveness.Figure,
    "task-sign": task_cards.Heat,
    "task-state": models.TaskState,
    "task-did": task_record.TaskVerb,
    "task-told": task_record.TaskVerb,
    "task-ask": task_words.WordsFor,
    "why-not": plan_department.WhyNot,
    "task-who": task_cards.PersonFor,
    "task-when": task_cards.DueFor,
    "task-field": task_drafts.TaskField,
    "task-draft-ask": task_drafts.TaskField,
    "task-lacks": task_drafts.TaskField,
    "task-reminder": task_reminders.ReminderWhy,
    "offer-state": models.OfferState,
    "offer-ask": offer_talk.OfferWords,
    "offer-did": offers.OfferVerb,
    "tasks-scope": task_lists.TaskScope,
    "tasks-filter": task_lists.TaskFilter,
    "tasks-empty": task_lists.TaskFilter,
}

# Names and examples that Russian readers write in Latin letters.
LATIN_IN_RUSSIAN = {
    "telegram", "figma", "photoshop", "python", "pdf", "docx", "doc", "rtf", "odt", "txt", "html", "jpg", "png",
    "linkedin", "superjob", "github", "hh", "ru", "hr", "sql", "excel", "word", "com", "example", "https", "middle", "senior",
    "env", "ctrl", "fresh",
}  # fmt: skip
# A language is named in itself, so that those who need it can read it.
OWN_NAMES = {"language-ru", "language-en"}
TELEGRAM_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler", "tg-time"}
PLURALS = {Language.RU: {"one", "few", "many", "other"}, Language.EN: {"one", "other"}}
# Tags, examples to copy, addresses, commands, handles.
_NO_PROSE = re.compile(r"<code>.*?</code>|`[^`]*`|<[^>]+>|[\w.-]+@[\w.-]+|[/@][\w-]+")
COUNTS = (0, 1, 2, 5, 11, 21, 22, 100, 1001)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.counted: set[str] = set()
        self.selectors: list[set[str]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's own way
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - the visitor's own way
        keys = {
            variant.key.name if isinstance(variant.key, ftl.Identifier) else variant.key.value
            for variant in node.variants
        }
        self.selectors.append(keys)
        if isinstance(node.selector, ftl.VariableReference) and keys & PLURALS[Language.RU]:
            self.counted.add(node.selector.id.name)
        self.generic_visit(node)


@cache
def _messages(language: Language) -> list[ftl.Message]:
    found: list[ftl.Message] = []
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        entries = FluentParser().parse(path.read_text(encoding="utf-8")).body
        assert not [entry for entry in entries if isinstance(entry, ftl.Junk)], f"{path.name} cannot be read"
        found += [entry for entry in entries if isinstance(entry, ftl.Message)]
    return found


@cache
def _read(language: Language) -> dict[str, _Variables]:
    read: dict[str, _Variables] = {}
    for message in _messages(language):
        seen = _Variables()
        seen.visit(message)
        read[message.id.name] = seen
    return read


def _keys_of(prefix: str) -> set[str]:
    return {f"{prefix}-{member.value.replace('_', '-')}" for member in OPTIONS[prefix]}


def _samples(language: Language, key: str) -> list[dict[str, str | int]]:
    seen = _read(language)[key]
    return [{name: count if name in seen.counted else "Ой&ка" for name in seen.names} for count in COUNTS]


# -- the same in both languages ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_no_text_is_written_twice(language: Language) -> None:
    counted = Counter(message.id.name for message in _messages(language))
    assert not [key for key, times in counted.items() if times > 1]


def test_both_languages_have_the_same_texts() -> None:
    assert set(_read(Language.RU)) ^ set(_read(Language.EN)) == set()


def test_a_text_takes_the_same_values_in_both_languages() -> None:
    ru, en = _read(Language.RU), _read(Language.EN)
    assert {key for key in ru.keys() & en.keys() if ru[key].names != en[key].names} == set()


# -- what the code asks for ----------------------------------------------------------------------------------


def test_every_text_the_code_asks_for_exists() -> None:
    known = set(_read(Language.RU))
    assert [(use.place, use.keys - known) for use in uses() if use.keys - known] == []


def test_every_option_is_declared_and_worded_whole() -> None:
    undeclared = [(use.place, use.prefix) for use in uses() if use.prefix and use.prefix not in OPTIONS]
    assert not undeclared, "add the prefix and its enum to OPTIONS"
    known = set(_read(Language.RU))
    assert {prefix: missing for prefix in OPTIONS if (missing := _keys_of(prefix) - known)} == {}


def test_no_text_is_left_over() -> None:
    asked = set().union(*(use.keys for use in uses()))
    asked |= set().union(*(_keys_of(use.prefix) for use in uses() if use.prefix in OPTIONS))
    assert sorted(set(_read(Language.RU)) - asked) == []


def test_every_text_is_given_exactly_its_values() -> None:
    read = _read(Language.RU)
    wrong = [
        (use.place, key, sorted(use.values), sorted(read[key].names))
        for use in uses()
        for key in use.keys & read.keys()
        if use.values is not None and use.values != read[key].names
    ]
    assert wrong == []


def test_every_problem_is_raised_with_the_details_its_text_names() -> None:
    read = _read(Language.RU)
    wrong = []
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Unfit" and _names_problem(node):
                problem = errors.Problem[ast.unparse(node.args[0]).removeprefix("Problem.")]
                given = {keyword.arg for keyword in node.keywords}
                named = read[f"problem-{problem.value.replace('_', '-')}"].names
                if given != named:
                    wrong.append((f"{path}:{node.lineno}", problem, given, named))
    assert wrong == []


def _names_problem(call: ast.Call) -> bool:
    return bool(call.args) and ast.unparse(call.args[0]).startswith("Problem.")


# -- good grammar, safe to show ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_every_count_has_all_the_language_s_plurals(language: Language) -> None:
    needed = PLURALS[language]
    wrong = [
        (key, sorted(keys))
        for key, seen in _read(language).items()
        for keys in seen.selectors
        if keys & {"one", "few", "many"} and (not needed <= keys or keys & (PLURALS[Language.RU] - needed))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", Language)
def test_every_text_can_be_shown(language: Language) -> None:
    for key in _read(language):
        for values in _samples(language, key):
            text = words(language).html(key, **values)
            assert text.strip(), key
            assert "{" not in text, key
            _check_tags(key, text)
            parse_html(text)


def test_russian_is_written_in_russian_letters() -> None:
    wrong = {
        key: latin
        for key, text in _bare_texts(Language.RU)
        if (
            latin := {word.lower() for word in re.findall(r"[A-Za-z]{2,}", text) if not word.isupper()}
            - LATIN_IN_RUSSIAN
        )
    }
    assert wrong == {}


def test_english_is_written_in_latin_letters() -> None:
    assert {key: text for key, text in _bare_texts(Language.EN) if re.search(r"[а-яё]", text.lower())} == {}


def _bare_texts(language: Language) -> list[tuple[str, str]]:
    """Texts without values, tags, commands and handles."""
    made = []
    for key in _read(language):
        if key in OWN_NAMES:
            continue
        for values in _samples(language, key):
            empty = {name: value if isinstance(value, int) else "" for name, value in values.items()}
            text = words(language)(key, **empty)
            made.append((key, _NO_PROSE.sub(" ", text)))
    return made


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TELEGRAM_TAGS:
            self.wrong.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


def _check_tags(key: str, text: str) -> None:
    tags = _Tags()
    tags.feed(text)
    assert tags.wrong + tags.open == [], key
