"""Tables of candidates as our own export, hh.ru, Huntflow and people's hands make them: columns by headers in both languages."""

# ruff: noqa: E501 - headers are read whole

from collections.abc import Sequence
from enum import StrEnum

from bot.parsing.spans import fold
from bot.parsing.staff_table import HEADERS as STAFF_HEADERS
from bot.parsing.staff_table import StaffColumn
from bot.parsing.table_headers import columns_named, header_word

# Where the header may stand: exports begin with a title or an empty line.
HEADER_WITHIN = 10


class CandidateColumn(StrEnum):
    """What a column of a table of candidates can hold, in the order offered."""

    NAME = "name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    LINKS = "links"
    POSITION = "position"
    CITY = "city"
    SALARY = "salary"
    SALARY_MIN = "salary_min"
    SALARY_MAX = "salary_max"
    CURRENCY = "currency"
    SALARY_PERIOD = "salary_period"
    EXPERIENCE = "experience"
    EXPERIENCE_MONTHS = "experience_months"
    AGE = "age"
    BIRTH_DATE = "birth_date"
    CITIZENSHIP = "citizenship"
    SKILLS = "skills"
    LANGUAGES = "languages"
    EDUCATION = "education"
    EMPLOYER = "employer"
    SOURCE = "source"
    TAGS = "tags"
    COMMENT = "comment"
    VACANCY = "vacancy"
    STAGE = "stage"


def _words(text: str) -> frozenset[str]:
    return frozenset(header_word(word) for word in text.split("|"))


C = CandidateColumn
HEADERS: dict[CandidateColumn, frozenset[str]] = {
    C.NAME: _words(
        "фио|ф.и.о.|ф. и. о.|фио кандидата|кандидат|соискатель|имя и фамилия|фамилия и имя|имя фамилия|фамилия имя"
        "|фамилия имя отчество|фамилия, имя|полное имя|имя кандидата|name|full name|candidate|candidate name|applicant|applicant name"
    ),
    C.LAST_NAME: _words("фамилия|фамилия кандидата|last name|lastname|last_name|surname|family name"),
    C.FIRST_NAME: _words("имя|first name|firstname|first_name|given name"),
    C.MIDDLE_NAME: _words("отчество|middle name|middlename|middle_name|patronymic"),
    C.PHONE: _words(
        "телефон|телефоны|тел|тел.|моб. телефон|мобильный|мобильный телефон|номер телефона|контактный телефон|phone|phones|phone number|mobile|mobile phone|cell phone|tel"
    ),
    C.EMAIL: _words(
        "почта|эл. почта|эл.почта|электронная почта|адрес электронной почты|e-mail|email|e-mail адрес|mail|имейл|емейл|email address|e-mail address"
    ),
    C.TELEGRAM: _words("телеграм|телеграмм|telegram|тг|ник в телеграм|ник в telegram|telegram username|telegram handle|tg"),
    C.LINKS: _words(
        "ссылка|ссылки|ссылка на резюме|резюме|url резюме|адрес резюме|резюме на hh|ссылка hh|профиль|портфолио|соцсети|linkedin|github|links|link|resume|resume link|resume url|cv|cv link|profile|profile url|portfolio|url|websites"
    ),
    C.POSITION: _words(
        "должность|желаемая должность|название резюме|позиция|специальность|специализация|профессия|заголовок|заголовок резюме|position|desired position|job title|title|headline|role|specialization|specialisation"
    ),
    C.CITY: _words("город|город проживания|место жительства|регион|населенный пункт|местоположение|локация|city|location|area|region"),
    C.SALARY: _words(
        "зарплата|зп|з/п|зарплатные ожидания|ожидаемая зарплата|желаемая зарплата|ожидания по зарплате|ожидания|зарплата (ожидания)|доход|желаемый доход|зарплатные пожелания|salary|desired salary|expected salary|salary expectations|salary expectation|compensation|pay|money"
    ),
    C.SALARY_MIN: _words("зарплата от|ожидания от|salary from|min salary|salary min"),
    C.SALARY_MAX: _words("зарплата до|ожидания до|salary to|max salary|salary max"),
    C.CURRENCY: _words("валюта|currency"),
    C.SALARY_PERIOD: _words("период|период оплаты|period|salary period|pay period"),
    C.EXPERIENCE: _words(
        "опыт|опыт работы|стаж|общий стаж|опыт, лет|опыт (лет)|стаж, лет|лет опыта|experience|work experience|total experience|years of experience|experience, years|experience (years)"
    ),
    C.EXPERIENCE_MONTHS: _words("опыт, месяцев|опыт в месяцах|опыт (мес.)|стаж, месяцев|experience, months|experience (months)|months of experience"),
    C.AGE: _words("возраст|возраст, лет|лет|age"),
    C.BIRTH_DATE: _words("дата рождения|день рождения|д.р.|др|birth date|date of birth|birthdate|birthday|dob"),
    C.CITIZENSHIP: _words("гражданство|citizenship|nationality"),
    C.SKILLS: _words("навыки|ключевые навыки|компетенции|умения|стек|технологии|skills|key skills|competencies|technologies|stack"),
    C.LANGUAGES: _words("языки|язык|знание языков|иностранные языки|владение языками|иностранный язык|languages|language"),
    C.EDUCATION: _words("образование|учебное заведение|вуз|education|university|degree"),
    C.EMPLOYER: _words(
        "место работы|последнее место работы|текущее место работы|компания|текущая компания|последняя компания|работодатель|company|current company|last company|employer|current employer"
    ),
    C.SOURCE: _words("источник|источник резюме|откуда|канал|source|channel|origin"),
    C.TAGS: _words("теги|тег|метки|метка|ярлыки|tags|tag|labels"),
    C.COMMENT: _words("комментарий|комментарии|примечание|примечания|заметки|заметка|описание|comment|comments|note|notes|remarks"),
    C.VACANCY: _words("вакансия|вакансии|отклик на вакансию|название вакансии|на вакансию|vacancy|job|applied for|job opening|requisition"),
    C.STAGE: _words("этап|этап подбора|стадия|статус|статус кандидата|этап воронки|stage|status|pipeline stage|candidate status"),
}  # fmt: skip

# Values are those of `models.Stage`.
STAGES: dict[str, frozenset[str]] = {
    "new": _words("новый|новые|новая|отклик|отклики|новый отклик|неразобранные|new|applied|applicant|inbox"),
    "screening": _words(
        "отбор|скрининг|первичный контакт|на рассмотрении|рассмотрение|резюме у заказчика|отправлено заказчику|screening|review|phone screen|in review|sourced|contacted"
    ),
    "interview": _words(
        "собеседование|интервью|интервью с hr|интервью с заказчиком|собеседование с заказчиком|техническое интервью|interview|onsite|interviewing|on-site interview"
    ),
    "test_task": _words("тестовое задание|тестовое|тест|test task|test|assignment|test assignment"),
    "offer": _words("оффер|предложение о работе|предложение|выставлен оффер|offer|offer sent"),
    "hired": _words("вышел на работу|нанят|принят|принят на работу|вышел|hired|accepted"),
    "rejected": _words("отказ|отклонен|отклонён|не подходит|отказано|rejected|declined|not suitable"),
    "withdrawn": _words("самоотказ|отказ кандидата|отказался|withdrawn|withdrew|candidate declined"),
}  # fmt: skip


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows is the header: the one with the most known headers, else the first with two cells."""
    head = [columns_named(cells, HEADERS) for cells in rows[:HEADER_WITHIN]]
    best = max(range(len(head)), key=lambda at: (len(head[at]), -at), default=0)
    if head and head[best]:
        return best
    return next((at for at, cells in enumerate(rows[:HEADER_WITHIN]) if sum(map(bool, cells)) > 1), 0)


def guessed(header: Sequence[str]) -> dict[int, CandidateColumn]:
    """What the columns of a header hold, as far as it is known."""
    found = columns_named(header, HEADERS)
    named = set(found.values())
    # «Имя» alone is the whole name where no surname has a column of its own.
    if not {C.LAST_NAME, C.NAME} & named:
        found = {at: C.NAME if column is C.FIRST_NAME else column for at, column in found.items()}
    return found


_STAFF_ONLY = frozenset({StaffColumn.DEPARTMENT, StaffColumn.LEAD, StaffColumn.START_DATE, StaffColumn.ROLES})
_OF_BOTH = frozenset({C.NAME, C.LAST_NAME, C.FIRST_NAME, C.MIDDLE_NAME, C.PHONE, C.EMAIL, C.POSITION})


def is_of_candidates(header: Sequence[str]) -> bool:
    """Whether a header speaks of candidates rather than of the staff; one that tells neither is the staff's."""
    ours = set(columns_named(header, HEADERS).values()) - _OF_BOTH
    theirs = set(columns_named(header, STAFF_HEADERS).values()) & _STAFF_ONLY
    return len(ours) > len(theirs)


def stage_named(text: str) -> str | None:
    """The kind of stage a cell names, a value of `models.Stage`."""
    said = header_word(fold(text))
    return next((stage for stage, named in STAGES.items() if said in named), None)
