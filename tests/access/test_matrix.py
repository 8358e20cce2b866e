"""Every command, button and link × every role and relation: what is allowed works, the rest refuses kindly, shows nothing
and changes nothing.

The matrix is generated: a new button or command is in it without a word. Two things are held for every one of them: nobody
is told what is not theirs to know, and nobody changes a table that is not theirs to change. For those named in `ALLOWED`
it is also held who gets through and who is refused.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.callbacks import Press, all_buttons
from bot.i18n import Language, words
from bot.views import refusals
from bot.views.commands import Command
from tests.access.personas import (
    ADMINS,
    CONCERNED,
    OUTSIDE,
    RECRUITERS,
    SECRETS,
    STAFF,
    Ground,
    Outcome,
    Persona,
    aimed,
    attempt,
    settle,
)
from tests.company import Company

# What keeps the chat going, and one's own drafts, settings and wishes: whoever works here writes these.
CHAT_TABLES = frozenset(
    {
        "inbox",
        "outbox",
        "screen",
        "dialogue",
        "chat",
        "sent_message",
        "draft",
        "job",
        "reminder",
        "sticky_vacancy",
    }
)
# What an ordinary employee never writes, whatever is pressed; leads and recruiters only in their own rooms.
HR_TABLES = frozenset(
    {
        "invite",
        "join_request",
        "employee_role",
        "employment_period",
        "department",
        "department_lead",
        "company",
        "calendar_day",
    }
)
HIRING_TABLES = frozenset(
    {
        "vacancy",
        "vacancy_member",
        "vacancy_competency",
        "application",
        "candidate",
        "candidate_file",
        "resume",
        "interview",
        "interviewer",
        "scorecard",
        "scorecard_score",
    }
)
LEADING = frozenset({Persona.LEAD, Persona.DEPUTY_LEAD, Persona.OTHER_LEAD})

TENDERS = frozenset({Persona.ADMIN, Persona.LEAD, Persona.DEPUTY_LEAD})
PROFILE = TENDERS | {Persona.EMPLOYEE}

ALLOWED: dict[str, frozenset[Persona]] = {
    # hiring
    "OpenVacancy": CONCERNED,
    "VacancyCandidates": CONCERNED,
    "OpenCandidate": CONCERNED,
    "EditCandidate": RECRUITERS,
    "FindDoubles": RECRUITERS,
    "WriteTo": RECRUITERS,
    "OpenProfileFile": RECRUITERS,
    "ShowCandidatePhoto": CONCERNED,
    "AskCandidatePhoto": RECRUITERS,
    "DropCandidatePhoto": RECRUITERS,
    "ChooseStage": RECRUITERS,
    # the base
    "OpenFind": RECRUITERS,
    "NewFind": RECRUITERS,
    "OpenFilterGroup": RECRUITERS,
    "OpenFilters": RECRUITERS,
    "PickFound": RECRUITERS,
    "ToggleFound": RECRUITERS,
    "CompareFound": RECRUITERS,
    "SetFilter": RECRUITERS,
    "FitVacancies": RECRUITERS,
    "FindForVacancy": RECRUITERS,
    "SortByFit": RECRUITERS,
    "FindPage": RECRUITERS,
    "OpenFound": CONCERNED,
    "ChooseHold": RECRUITERS,
    "OpenStageHistory": CONCERNED,
    "PickCandidates": RECRUITERS,
    "ChooseStageForPicked": RECRUITERS,
    "OpenSettling": RECRUITERS,
    "OpenStages": RECRUITERS,
    "OwnStages": RECRUITERS,
    # interviews: held by the hiring manager and a recruiter
    "OpenInterview": CONCERNED,
    "OpenInterviews": STAFF,
    "VacancyInterviews": CONCERNED,
    "CandidateInterviews": CONCERNED,
    "BeginInterview": RECRUITERS,
    "ChooseInterviewers": RECRUITERS,
    "ToggleInterviewer": RECRUITERS,
    "ShowInvitationText": RECRUITERS,
    "OpenScoreForm": frozenset({Persona.HIRING_MANAGER}),
    "SubmitScorecard": frozenset({Persona.HIRING_MANAGER}),
    "HearScorecard": frozenset({Persona.HIRING_MANAGER}),
    "ReadScorecards": CONCERNED,
    "OpenInterviewKinds": RECRUITERS,
    "OpenInterviewKind": RECRUITERS,
    "AskDecision": RECRUITERS,
    # plans: of somebody in the lead's department, begun by the admin
    "OpenPlan": TENDERS,
    "FollowPlan": TENDERS,
    "AskPlanDay": ADMINS,
    "CancelPlan": ADMINS,
    "SayCame": TENDERS,
    "EndProbation": TENDERS,
    "ChooseBuddy": TENDERS,
    "SetBuddy": TENDERS,
    "DecideDispute": ADMINS,
    "NewPlan": RECRUITERS,
    "CannotInPlan": ADMINS,  # the tasks of departments that nobody leads are HR's
    # templates: HR's; leads read them and change their own department's part
    "OpenPlanTemplates": frozenset({Persona.ADMIN}) | LEADING,
    "OpenPlanTemplate": frozenset({Persona.ADMIN}) | LEADING,
    "OpenTemplateTask": frozenset({Persona.ADMIN}) | LEADING,
    "OpenTemplateHistory": frozenset({Persona.ADMIN}) | LEADING,
    "ChooseTemplateDoer": ADMINS,
    "ChooseTemplatePerson": ADMINS,
    "DropTemplateTask": ADMINS,
    "AskTemplateField": ADMINS,
    "ChooseTemplateWait": ADMINS,
    "CopyTemplate": ADMINS,
    "RetireTemplate": ADMINS,
    # reports
    "OpenReport": CONCERNED,
    "OpenReportPart": CONCERNED,
    "DrawReport": CONCERNED,
    # the door
    "OpenJoinRequests": ADMINS,
    "OpenJoinRequest": ADMINS,
    "AcceptJoining": ADMINS,
    "DeclineJoining": ADMINS,
    "BeginInvite": ADMINS,
    "PickPeople": ADMINS,
    "AdmitCard": ADMINS,
    "AdmitDepartments": ADMINS,
    "AdmitRole": ADMINS,
    "Admit": ADMINS,
    "OpenInvites": ADMINS,
    "OpenInvite": ADMINS,
    "InviteQr": ADMINS,
    "RevokeInvite": ADMINS,
    "InviteEveryone": ADMINS,
    # people
    "OpenPeople": STAFF,
    "OpenPerson": STAFF,
    "OpenFormer": ADMINS,
    "OpenPersonHistory": PROFILE,
    "EditPerson": PROFILE,
    "AskPersonPhoto": ADMINS | {Persona.EMPLOYEE},
    "DropPersonPhoto": ADMINS | {Persona.EMPLOYEE},
    "OpenRoles": ADMINS,
    "ChooseDepartmentFor": ADMINS,
    "ChooseManagerFor": ADMINS,
    "OpenLeaving": ADMINS,
    "LastDayCalendar": ADMINS,
    "AskEndNow": ADMINS,
    "ChooseHeir": ADMINS,
    "HandOver": ADMINS,
    # departments
    "OpenDepartments": STAFF,
    "OpenDepartment": STAFF,
    "NewDepartment": ADMINS,
    "EditDepartmentField": ADMINS,
    "ChooseParent": ADMINS,
    "ChooseHead": ADMINS,
    "UnbindChat": TENDERS,
    # the company
    "OpenCompany": ADMINS,
    "RenameCompany": ADMINS,
    "OpenCompanyZones": ADMINS,
    "OpenCompanyCountries": ADMINS,
    "OpenCompanyCalendar": ADMINS,
    "AddOwnDay": ADMINS,
    "OpenTrialWipe": ADMINS,
    # import
    "BeginImport": ADMINS,
    "BeginCandidateImport": RECRUITERS,
    # personal data
    "OpenPrivacy": RECRUITERS,
    "AskConsent": RECRUITERS,
    "MarkConsent": RECRUITERS,
    "ExportPerson": RECRUITERS,
    "OpenExports": RECRUITERS,
    "BeginErasure": ADMINS,
    "ChooseGround": ADMINS,
    "EraseCandidate": ADMINS,
    "OpenPrivacyHome": ADMINS,
    "OpenPrivacyRules": ADMINS,
    "EditPrivacyRule": ADMINS,
    "OpenConsentText": ADMINS,
    "EditConsentText": ADMINS,
    "OpenEnding": ADMINS,
    "OpenActs": ADMINS,
    "OpenAudit": ADMINS,
    "ExportList": RECRUITERS,
}
COMMANDS: dict[str, frozenset[Persona]] = {
    "find": RECRUITERS,
    "interview": STAFF,
    "people": STAFF,
    "departments": STAFF,
    "invite": ADMINS,
    "import": RECRUITERS,
    "company": ADMINS,
    "faults": ADMINS,
    "privacy": ADMINS,
    "export": RECRUITERS,
}

REFUSED = str(refusals.denied(words(Language.RU)).text)
AT_THE_DOOR = (
    "нет в списке сотрудников",
    "Ваш доступ закрыт",
    "доступ не открыл",
    "Эта ссылка больше не действует",
)


@pytest.fixture
async def company(database_url: str, tmp_path: Path, now: datetime) -> AsyncIterator[Company]:
    """The bot put together and at rest: nothing is fetched, sent or due while the matrix is tried."""
    async with Company(database_url, tmp_path, now) as made:
        made.app._scheduler._scheduler.pause()
        for task in made.app._tasks:
            task.cancel()
        await asyncio.gather(*made.app._tasks, return_exceptions=True)
        made.app._tasks.clear()
        yield made


@pytest.fixture
def ground(company: Company, now: datetime) -> Iterator[Ground]:
    """The company of the matrix, in a transaction that is never committed."""
    with company.app.database.engine.connect() as connection:
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            yield settle(session, now)
        connection.rollback()


def _is_refusal(outcome: Outcome) -> bool:
    return REFUSED[:20] in outcome.said


def _is_at_door(outcome: Outcome) -> bool:
    return any(said in outcome.said for said in AT_THE_DOOR)


async def _try(
    company: Company, ground: Ground, who: Persona, name: str, what: Press | str
) -> tuple[Outcome | None, str]:
    """One cell of the matrix and what is wrong with it, empty when nothing is."""
    try:
        outcome = await attempt(company, ground, who, what)
    except Exception as error:  # noqa: BLE001 - every cell is to be named, not only the first
        return None, f"{who} {name}: {type(error).__name__} {error}"
    for secret, who_may in SECRETS.items():
        if secret in outcome.said and who not in who_may:
            return outcome, f"{who} {name}: was told {secret!r}"
    if ground.token in outcome.said and who not in ADMINS:
        return outcome, f"{who} {name}: was given an invitation's link"
    return outcome, _written_wrongly(who, name, outcome)


def _written_wrongly(who: Persona, name: str, outcome: Outcome) -> str:
    written = outcome.written - CHAT_TABLES
    if who in OUTSIDE:
        wrong = written - ({"join_request", "event"} if name in {"AskToJoin", "/start"} else set())
        return f"{who} {name}: wrote {sorted(wrong)}" if wrong else ""
    wrong = set()
    if who not in ADMINS:
        wrong |= written & (HR_TABLES - ({"department"} if who in LEADING else set()))
    if who not in CONCERNED:
        wrong |= written & HIRING_TABLES
    if _is_refusal(outcome):
        wrong |= set(written)
    return f"{who} {name}: wrote {sorted(wrong)}" if wrong else ""


async def test_every_button_for_everybody(company: Company, ground: Ground) -> None:
    wrong: list[str] = []
    for kind in all_buttons().values():
        press, name = aimed(kind, ground), kind.__name__
        for who in Persona:
            outcome, problem = await _try(company, ground, who, name, press)
            if problem:
                wrong.append(problem)
            elif outcome is not None and name in ALLOWED and who in STAFF:
                if _is_refusal(outcome) is (who in ALLOWED[name]):
                    wrong.append(f"{who} {name}: {'refused' if _is_refusal(outcome) else 'got through'}")
                if who not in ALLOWED[name] and outcome.written - CHAT_TABLES:
                    wrong.append(f"{who} {name}: changed {sorted(outcome.written - CHAT_TABLES)}")
            elif outcome is not None and who in OUTSIDE and not _is_at_door(outcome):
                wrong.append(f"{who} {name}: not told kindly: {outcome.said!r}")
    assert not wrong, "\n".join(wrong)


async def test_every_command_for_everybody(company: Company, ground: Ground) -> None:
    wrong: list[str] = []
    for command in Command:
        for who in Persona:
            outcome, problem = await _try(company, ground, who, f"/{command.value}", f"/{command.value}")
            if problem:
                wrong.append(problem)
            elif outcome is not None and command.value in COMMANDS and who in STAFF:
                if _is_refusal(outcome) is (who in COMMANDS[command.value]):
                    wrong.append(f"{who} /{command.value}: {outcome.said[:60]!r}")
            elif outcome is not None and who in OUTSIDE and not _is_at_door(outcome):
                wrong.append(f"{who} /{command.value}: not told kindly: {outcome.said!r}")
    assert not wrong, "\n".join(wrong)


async def test_every_link_for_everybody(company: Company, ground: Ground) -> None:
    """Deep links: somebody else's vacancy and department, an invitation, and nonsense."""
    wrong: list[str] = []
    links = (
        f"/start v{ground.targets['confidential_id']}",
        f"/start v_{ground.targets['confidential_id']}",
        f"/start d_{ground.targets['department_id']}",
        "/start i_unknown",
        "/start i_",
        "/start x_1",
        f"/start c_{ground.targets['candidate_id']}",
        "/start c_99999999999",
        "/start c_unknown",
    )
    for link in links:
        for who in Persona:
            outcome, problem = await _try(company, ground, who, "/start", link)
            if problem:
                wrong.append(f"{link}: {problem}")
            elif outcome is not None and not outcome.said:
                wrong.append(f"{link} {who}: silence")
    assert not wrong, "\n".join(wrong)


async def test_an_invitation_is_for_those_outside_only(company: Company, ground: Ground) -> None:
    for who in Persona:
        outcome = await attempt(company, ground, who, f"/start i_{ground.token}")
        assert ("employment_period" in outcome.written) is (who in OUTSIDE), who


async def test_in_a_group_nothing_of_anybody_s_is_said(company: Company, ground: Ground) -> None:
    """Commands and presses in a group: no candidate, no phone, no invitation, whoever asks."""
    wrong: list[str] = []
    tries: list[tuple[str, Press | str]] = [(f"/{one.value}", f"/{one.value}") for one in Command]
    tries += [(kind.__name__, aimed(kind, ground)) for kind in all_buttons().values()]
    for name, what in tries:
        for who in (Persona.EMPLOYEE, Persona.STRANGER, Persona.DEMOTED):
            try:
                outcome = await attempt(company, ground, who, what, group=True)
            except Exception as error:  # noqa: BLE001 - every cell is to be named, not only the first
                wrong.append(f"{who} {name}: {type(error).__name__} {error}")
                continue
            wrong += [
                f"{who} {name}: {secret!r} in a group"
                for secret in (*SECRETS, ground.token)
                if secret in outcome.said and who not in SECRETS.get(secret, frozenset())
            ]
            if _written_wrongly(who, name, outcome):
                wrong.append(_written_wrongly(who, name, outcome))
    assert not wrong, "\n".join(wrong)
