"""Telegram in: every handler, in the order in which they are asked. The last ones catch what nobody else understood."""

from bot.handlers import (
    absence,
    admissions,
    candidate_import,
    candidates,
    company,
    comparing,
    consent_door,
    decisions,
    departments,
    door,
    effectiveness,
    find,
    home,
    intake,
    intake_bursts,
    interview_drafts,
    interview_kinds,
    interviews,
    leaderboard,
    leaving,
    letters,
    offers,
    people,
    pipeline,
    pipeline_bulk,
    pipeline_settings,
    plan_report,
    plan_templates,
    plans,
    points,
    privacy,
    profile,
    reports,
    reward_drafts,
    rewards,
    scorecards,
    screening,
    staff_import,
    table_intake,
    task_drafts,
    tasks,
    vacancies,
    vacancy_drafts,
    vacancy_requests,
)
from bot.runtime.dialogues import Handler

HANDLERS: tuple[Handler, ...] = (
    *vacancies.handlers,  # before home: a deep link to a vacancy is a /start too
    *find.handlers,  # before home, as above: a link to a candidate
    *vacancy_drafts.handlers,
    *vacancy_requests.handlers,
    *admissions.handlers,  # before home, as above: invitations and groups come by /start too
    *departments.handlers,
    *people.handlers,
    *leaving.handlers,
    *table_intake.handlers,  # before the intake: a table is no résumé
    *staff_import.handlers,
    *candidate_import.handlers,
    *privacy.handlers,  # before home: a candidate's link opened by a colleague is a /start too
    *points.handlers,
    *leaderboard.handlers,
    *rewards.handlers,
    *reward_drafts.handlers,
    *letters.handlers,
    *profile.handlers,  # before tasks and résumés: «звонок Иванова: …» says what it is
    *interview_drafts.handlers,  # before tasks and résumés, as above: «Иванова пт 15:00 техническое»
    *interviews.handlers,
    *interview_kinds.handlers,
    *scorecards.handlers,
    *tasks.handlers,
    *effectiveness.handlers,
    *reports.handlers,
    *comparing.handlers,
    *task_drafts.handlers,  # before the résumés: «задача …» says what it is
    *absence.handlers,
    *plans.handlers,
    *plan_report.handlers,
    *plan_templates.handlers,
    *company.handlers,
    *home.handlers,
    *offers.handlers,
    *decisions.handlers,
    *candidates.handlers,
    *intake_bursts.handlers,
    *pipeline.handlers,
    *pipeline_bulk.handlers,
    *pipeline_settings.handlers,
    *screening.handlers,
    *intake.handlers,
    *task_drafts.late_handlers,
    *home.last_handlers,
)

# For whom the company does not know; nobody else reaches these, and they reach no others.
DOOR: tuple[Handler, ...] = (*consent_door.handlers, *door.handlers)
