"""What can go wrong in the domain, typed, so that a view can say it kindly. None of these carries personal data."""

from enum import StrEnum


class DomainError(Exception):
    """A refusal of the domain: the unit's savepoint is rolled back, the dialogue and its draft stay."""


class Denied(DomainError):
    """The actor has no right to this, or it does not exist for them: the two are not told apart."""


class Gone(DomainError):
    """The thing was deleted or merged away."""


class Outdated(DomainError):
    """The pressed card is older than the thing it shows: show the fresh card instead of acting."""


class Problem(StrEnum):
    """What is wrong with a value; each has a text in both languages that says what to do (`problem-…`)."""

    TITLE_EMPTY = "title_empty"
    TITLE_TOO_LONG = "title_too_long"
    DAY_IN_PAST = "day_in_past"
    DAY_NOT_UNDERSTOOD = "day_not_understood"
    HEADCOUNT_RANGE = "headcount_range"
    SALARY_NOT_UNDERSTOOD = "salary_not_understood"
    SALARY_UPSIDE_DOWN = "salary_upside_down"
    TOO_MANY_COMPETENCIES = "too_many_competencies"
    COMPETENCY_NAME = "competency_name"
    TEXT_TOO_LONG = "text_too_long"
    REASON_NEEDED = "reason_needed"
    NAME_EMPTY = "name_empty"
    NAME_TOO_LONG = "name_too_long"
    CONTACT_NOT_UNDERSTOOD = "contact_not_understood"
    EXPERIENCE_NOT_UNDERSTOOD = "experience_not_understood"
    AGE_NOT_UNDERSTOOD = "age_not_understood"
    VACANCY_NOT_OPEN = "vacancy_not_open"
    ALREADY_DECIDED = "already_decided"
    ALREADY_ON_VACANCY = "already_on_vacancy"
    PERSON_LEFT = "person_left"
    PERSON_NOT_FOUND = "person_not_found"
    COLLEAGUE_MAY_NOT_SEE = "colleague_may_not_see"
    TOO_MANY_PEOPLE = "too_many_people"
    TOO_MANY_SEARCHES = "too_many_searches"
    TEXT_EMPTY = "text_empty"
    REQUEST_TAKEN = "request_taken"
    REQUEST_DECIDED = "request_decided"
    INVITE_USELESS = "invite_useless"
    CONSENT_LINK_USELESS = "consent_link_useless"
    CONTACT_NOT_OWN = "contact_not_own"
    DEPARTMENT_NAME_TAKEN = "department_name_taken"
    DEPARTMENT_CIRCLE = "department_circle"
    DEPUTY_IS_LEAD = "deputy_is_lead"
    LAST_ADMIN = "last_admin"
    LEADS_DEPARTMENT = "leads_department"
    LAST_DAY_PAST = "last_day_past"
    PHONE_NOT_UNDERSTOOD = "phone_not_understood"
    PHONE_TAKEN = "phone_taken"
    EMAIL_NOT_UNDERSTOOD = "email_not_understood"
    ABSENCE_NOT_UNDERSTOOD = "absence_not_understood"
    ABSENCE_UPSIDE_DOWN = "absence_upside_down"
    ABSENCE_TOO_LONG = "absence_too_long"
    ABSENCE_TWICE = "absence_twice"
    DEPUTY_UNFIT = "deputy_unfit"
    OWN_LEAD = "own_lead"
    TABLE_NOT_UNDERSTOOD = "table_not_understood"
    TABLE_TOO_LONG = "table_too_long"
    UNDO_TOO_LATE = "undo_too_late"
    UNDO_OVERTAKEN = "undo_overtaken"
    NUMBER_RANGE = "number_range"
    NUMBER_NOT_UNDERSTOOD = "number_not_understood"
    CORRECTION_NOT_UNDERSTOOD = "correction_not_understood"
    POINTS_OWN = "points_own"
    POINTS_RANGE = "points_range"
    POINTS_SELF_SET = "points_self_set"
    POINTS_OVER_BUDGET = "points_over_budget"
    POINTS_TOO_FEW = "points_too_few"
    POINTS_DEBT = "points_debt"
    REWARD_NOT_OFFERED = "reward_not_offered"
    REWARD_OUT_OF_STOCK = "reward_out_of_stock"
    REWARD_LIMIT = "reward_limit"
    REDEMPTION_OWN = "redemption_own"
    APPEAL_ASKED_ALREADY = "appeal_asked_already"
    APPEAL_OVERTAKEN = "appeal_overtaken"
    APPLICATION_ENDED = "application_ended"
    LETTER_HOLE_UNKNOWN = "letter_hole_unknown"
    LETTER_LINK_MISSING = "letter_link_missing"
    LETTER_LACKS = "letter_lacks"
    LETTER_NO_ADDRESS = "letter_no_address"
    NO_DECIDER = "no_decider"
    OFFER_INCOMPLETE = "offer_incomplete"
    NAME_NOT_CONFIRMED = "name_not_confirmed"
    TASK_TITLE_EMPTY = "task_title_empty"
    NOBODY_CHOSEN = "nobody_chosen"
    MOMENT_IN_PAST = "moment_in_past"
    MOMENT_NOT_UNDERSTOOD = "moment_not_understood"
    TASK_OWN_WORK = "task_own_work"
    TASK_POINTS_NOT_YOURS = "task_points_not_yours"
    TASK_TOO_MANY_ITEMS = "task_too_many_items"
    TASK_DEADLINE_SAME = "task_deadline_same"
    EVIDENCE_TEXT = "evidence_text"
    EVIDENCE_FILE = "evidence_file"
    PLAN_NO_TEMPLATE = "plan_no_template"
    PLAN_CIRCLE = "plan_circle"
    PLAN_TWICE = "plan_twice"
    PLAN_LINE = "plan_line"
    PLAN_TOO_MANY = "plan_too_many"
    PROBATION_TOO_LATE = "probation_too_late"
    TOO_MANY_REASONS = "too_many_reasons"
    LAST_REASON = "last_reason"
    REASON_THERE = "reason_there"
    NOT_IN_PIPELINE = "not_in_pipeline"
    NO_HIRING_MANAGER = "no_hiring_manager"
    TOO_MANY_TO_SCREEN = "too_many_to_screen"
    NOBODY_TO_SCREEN = "nobody_to_screen"
    STAGE_NEEDED = "stage_needed"
    TOO_MANY_STAGES = "too_many_stages"


class Unfit(DomainError):
    """A value that cannot be taken; `problem` says why."""

    def __init__(self, problem: Problem, **details: str | int) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.details = details
