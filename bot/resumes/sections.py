"""Cutting a paper into its sections by their headings, in Russian and English."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.resumes.document import Document, Line, Side


class Kind(StrEnum):
    HEADER = "header"
    DESIRED = "desired"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    COURSES = "courses"
    SKILLS = "skills"
    LANGUAGES = "languages"
    PROJECTS = "projects"
    CONTACTS = "contacts"
    PERSONAL = "personal"
    QUALITIES = "qualities"
    DRIVING = "driving"
    OTHER = "other"
    STOP = "stop"


_HEADINGS: dict[Kind, str] = {
    Kind.DESIRED: """job applied for|position applied for|preferred job|желаемая должность и зарплата
        |желаемая должность|желаемая позиция|желаемая вакансия|цель|цель поиска
        |цель поиска работы|желаемая работа|пожелания к работе|пожелания к будущей работе|пожелания|соискание должности
        |desired position and salary|desired position|objective|career objective|job objective|position desired
        |professional objective|career goal|employment objective|desired job|желаемые условия|условия работы""",
    Kind.SUMMARY: """обо мне|о себе|о кандидате|кратко обо мне|кратко о себе|немного о себе|профиль|профессиональный профиль
        |профессиональное резюме|резюме кандидата|краткая информация|краткое описание|общая информация о себе|саммари
        |summary|professional summary|career summary|executive summary|about me|about|profile|professional profile
        |personal profile|personal statement|introduction|career profile|summary of qualifications|overview
        |qualifications summary|about myself|who i am|bio|highlights|career highlights|professional overview
        |квалификация|профессиональная цель|сопроводительное письмо|cover letter""",
    Kind.EXPERIENCE: """опыт работы|опыт|профессиональный опыт|трудовой опыт|трудовая деятельность|опыт трудовой деятельности
        |места работы|место работы|предыдущие места работы|карьера|рабочий опыт|трудовой стаж|работа|стаж работы|практический опыт
        |опыт работы и стажировки|опыт профессиональной деятельности|профессиональная деятельность|коммерческий опыт
        |work experience|experience|professional experience|employment history|employment|work history|career history
        |relevant experience|career|professional background|experience and internships|job history|employment experience
        |working experience|related experience|relevant work experience|industry experience|work|internships
        |professional history|internship experience|previous employment|positions held|стажировки|стажировка
        |работал|работала|где работал|где работала
        |career experience|additional experience|other experience|research experience|teaching experience""",
    Kind.EDUCATION: """учился|училась|где учился|где училась
        |образование|высшее образование|основное образование|образование и квалификация|учеба|учебные заведения
        |базовое образование|уровень образования|профессиональное образование|сведения об образовании
        |education|academic background|education and training|academic qualifications|educational background|studies
        |academic history|education and qualifications|qualifications|education background|academic education|formation""",
    Kind.COURSES: """повышение квалификации, курсы|повышение квалификации|курсы|дополнительное образование|сертификаты
        |тесты, экзамены|электронные сертификаты|курсы и сертификаты|курсы и тренинги|сертификация|тренинги|обучение
        |курсы повышения квалификации|дополнительное обучение|сертификаты и курсы|лицензии и сертификаты|тренинги и курсы
        |professional development, courses|professional development|courses|training|certifications|certificates|licenses
        |tests, examinations|electronic certificates|certifications and training|licenses and certifications|certification
        |licenses & certifications|training and certifications|additional education|trainings|coursework|relevant coursework
        |certifications & licenses|awards and certifications|professional certifications|professional training|семинары""",
    Kind.SKILLS: """знаю|умею|владею|пк|технические средства|мой стек|основной стек|стек и инструменты
        |технологии и инструменты|навыки|ключевые навыки|профессиональные навыки|технические навыки|умения|умения и навыки
        |навыки и умения
        |профессиональные компетенции|компетенции|ключевые компетенции|стек|стек технологий|технологии|технологический стек
        |hard skills|хард скиллы|хард скилы|знания и навыки|владение программами|компьютерные навыки|навыки работы с пк|программы
        |владение пк|знание программ|знания|профессиональные знания|профессиональные умения|инструменты|специальные навыки
        |дополнительные навыки|основные навыки|мои навыки|уровни владения навыками|знание пк|профессиональные знания и навыки
        |профессиональные качества|компьютерная грамотность|знания, умения, навыки|навыки работы|ключевые знания и навыки
        |skills|key skills|technical skills|core competencies|core skills|skills & tools|skills and tools|areas of expertise
        |competencies|technologies|tech stack|tools|tools and technologies|technical expertise|professional skills
        |key competencies|expertise|skills summary|computer skills|it skills|skill set|skillset|skills and abilities
        |technical proficiencies|technical knowledge|skills & expertise|skills and expertise|additional skills
        |top skills|relevant skills|software skills|digital skills|programming skills|technical competencies|software
        |specialties|areas of knowledge|proficiencies|skills & technologies|skills and technologies|strengths
        |professional competencies|skills and competencies|job-related skills|other skills|organisational skills
        |technologies & tools|languages and technologies|skills & abilities|key strengths|hard & soft skills
        |навыки и инструменты|навыки и технологии|инструменты и технологии|skills and qualifications|key qualifications""",
    Kind.LANGUAGES: """foreign language(s)|mother tongue(s)|mother tongues|знание языков|языки|иностранные языки
        |знание иностранных языков|владение языками|иностранный язык
        |языковые навыки|владение иностранными языками|уровень владения языками|родной язык|языки общения
        |languages|language skills|foreign languages|language|language proficiency|mother tongue|spoken languages
        |other language|other languages|mother tongue(s)|other language(s)|known languages""",
    Kind.PROJECTS: """проекты|портфолио|пет-проекты|личные проекты|реализованные проекты|ключевые проекты|публикации|патенты
        |мои проекты|учебные проекты|ключевые достижения|достижения|научные публикации
        |projects|personal projects|selected projects|portfolio|publications|patents|key projects|side projects
        |open source|academic projects|invited talks|selected honors|awards|honors|achievements|key achievements
        |honors and awards|honors & awards|awards and honors|volunteering|volunteer experience|leadership|research
        |accomplishments|conferences|presentations|extracurricular activities|activities|selected publications
        |volunteer work|community service|волонтерство|общественная деятельность|награды|open-source contributions""",
    Kind.CONTACTS: """контакты|контактная информация|контактные данные|мои контакты|связь со мной|как со мной связаться
        |contact|contacts|contact information|contact details|contact info|get in touch|links|ссылки|контактная инфо|socials""",
    Kind.PERSONAL: """личная информация|личные данные|персональные данные|общая информация|общие сведения|основная информация
        |персональная информация|анкетные данные|сведения о себе|дополнительные сведения
        |personal information|personal details|personal data|personal info|гражданство, время в пути до работы""",
    Kind.QUALITIES: """личные качества|личностные качества|деловые качества|мои качества|soft skills|софт скиллы|гибкие навыки
        |софт скилы|сильные стороны|деловые и личные качества|личные качества и навыки|personal qualities|personal skills
        |interpersonal skills|communication skills|personal attributes|персональные качества""",
    Kind.DRIVING: """опыт вождения|водительские права|водительское удостоверение|driving experience|driving licence
        |driving license|driver's license""",
    Kind.OTHER: """дополнительная информация|дополнительно|прочее|хобби|интересы|увлечения|хобби и интересы|рекомендации|другое
        |прочая информация|рекомендатели|разное|интересы и увлечения|мои увлечения
        |further information|additional information|other|interests|hobbies|references|recommendations|other information
        |hobbies and interests|miscellaneous|interests and hobbies|annexes|referees|memberships|affiliations""",
    Kind.STOP: """комментарии к резюме|история общения с кандидатом|похожие резюме|comments on resume
        |communication history|отклики""",
}  # fmt: skip

_BY_TITLE: dict[str, Kind] = {
    title.strip(): kind for kind, titles in _HEADINGS.items() for title in titles.split("|") if title.strip()
}
_EDGE = re.compile(r"^[^\w]+|[^\w)]+$")
_EXPERIENCE_TOTAL = re.compile(
    r"^(?:общий\s+)?(?:опыт(?: работы)?|стаж(?: работы)?|work experience|professional experience|experience)\s*[:—–\-(]*\s*"
    r"(?:более\s+|свыше\s+|over\s+|около\s+)?\d{1,2}\s*\+?\s*(?:лет|год|мес|г\.|year|yr|month)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*:?$")  # «Опыт работы (общий стаж 9 лет)»
_MAX_HEADING = 60
_INLINE = re.compile(r"^([^:]{3,45}):\s*(\S.*)$")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")  # «О П Ы Т» set with spaced letters
#: Headings too common as words inside text to be trusted without a colon, a bigger font, bold or capitals.
_WEAK = {"работал", "работала", "учился", "училась",
         "опыт", "знаю", "умею", "владею", "пк", "технические средства", "работа", "цель", "карьера",
          "профиль", "знания", "обучение", "другое", "other", "work", "career",
         "software", "tools", "about", "training", "research", "activities", "language", "инструменты", "программы",
         "leadership", "open source", "strengths", "links", "qualifications", "достижения", "achievements",
         "highlights", "technologies", "технологии", "expertise", "specialties", "дополнительно", "стек", "проекты",
         "specialization", "communication skills", "курсы", "сертификаты", "portfolio", "портфолио", "формат",
         "тренинги", "awards", "studies", "bio", "recommendations", "quality", "отклики", "key achievements",
         "ключевые достижения", "обязанности", "interpersonal skills", "communication"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; `title` is that heading line as written, empty for the header."""

    kind: Kind
    title: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def normal_title(text: str) -> str:
    """A heading's text ready for the dictionary: no signs around it, one case, ё as е, & as and."""
    text = text.strip()
    if _SPACED.match(text):
        text = text.replace(" ", "")
    text = text.casefold().replace("ё", "е").replace("&", "and")
    return re.sub(r"\s+", " ", _EDGE.sub("", _EDGE.sub("", text)))


_AND = {title.replace("&", "and"): kind for title, kind in _BY_TITLE.items()}


def heading_kind(text: str) -> Kind | None:
    """The kind of section a line opens when it is one of the known headings and nothing else."""
    if len(text) > _MAX_HEADING:
        return Kind.EXPERIENCE if _EXPERIENCE_TOTAL.match(text) else None
    kind = _AND.get(normal_title(text)) or _AND.get(normal_title(_ASIDE.sub("", text)))
    if kind is None and _EXPERIENCE_TOTAL.match(text):
        return Kind.EXPERIENCE
    return kind


def _looks_like_heading(line: Line, text: str) -> bool:
    """For weak words: the layout has to agree that this is a heading."""
    title = normal_title(text)
    if title not in _WEAK:
        return not (line.bullet and title not in _ALWAYS)
    emphasised = (
        line.heading
        or line.bold
        or line.size >= 1.1
        or text.isupper()
        or text.rstrip().endswith(":")
        or (line.apart and text[:1].isupper())
    )
    return emphasised and not line.bullet


_LAST_WORDS = {
    "experience": Kind.EXPERIENCE, "employment": Kind.EXPERIENCE, "skills": Kind.SKILLS, "competencies": Kind.SKILLS,
    "education": Kind.EDUCATION, "languages": Kind.LANGUAGES, "certifications": Kind.COURSES, "courses": Kind.COURSES,
    "projects": Kind.PROJECTS, "objective": Kind.DESIRED, "summary": Kind.SUMMARY, "profile": Kind.SUMMARY,
    "навыки": Kind.SKILLS, "компетенции": Kind.SKILLS, "умения": Kind.SKILLS, "опыт": Kind.EXPERIENCE,
    "образование": Kind.EDUCATION, "языки": Kind.LANGUAGES, "курсы": Kind.COURSES, "проекты": Kind.PROJECTS,
}  # fmt: skip
_FIRST_WORDS = {"опыт": Kind.EXPERIENCE, "навыки": Kind.SKILLS, "образование": Kind.EDUCATION}
_TELLS_OF_SELF = re.compile(r"(?:знаю|умею|владею|пк)\s*:", re.IGNORECASE)
_WEAK_INLINE = (Kind.SKILLS, Kind.COURSES, Kind.DESIRED, Kind.EXPERIENCE)  # «Стек: …», «Опыт: …» say enough
_ALWAYS = {
    "опыт работы",
    "образование",
    "ключевые навыки",
    "work experience",
    "education",
    "experience",
    "skills",
    "навыки",
}


def _by_last_word(line: Line) -> Kind | None:
    """ "CLINICAL EXPERIENCE", «Опыт в продажах» set as headings: the word that matters ends or begins them."""
    words = normal_title(line.text).split()
    if not 2 <= len(words) <= 5 or line.bullet or line.cells or re.search(r"[\d@.,]", line.text):
        return None
    if not (line.heading or line.text.isupper() or (line.bold and line.size >= 1.1) or line.size >= 1.25):
        return None
    return _LAST_WORDS.get(words[-1]) or _FIRST_WORDS.get(words[0])


def _inline_heading(line: Line) -> tuple[Kind, str] | None:
    """«Навыки: Python, SQL» opens a section whose first line is the rest."""
    match = _INLINE.match(line.text)
    if not match:
        return None
    title = normal_title(match[1])
    kind = _AND.get(title)
    if kind is None or kind in (Kind.STOP, Kind.CONTACTS):
        return None
    if title in _WEAK and not line.bold and not match[1].isupper() and kind not in _WEAK_INLINE:
        return None
    if kind in (Kind.EDUCATION, Kind.PROJECTS, Kind.EXPERIENCE) and line.bullet:
        return None
    return kind, match[2]


def cut(document: Document) -> tuple[Section, ...]:
    """Sections in order. What stands before the first heading is the HEADER; after STOP nothing is read."""
    sections: list[Section] = []
    kind, title, lines = Kind.HEADER, "", list[Line]()

    def close() -> None:
        if lines or title:
            sections.append(Section(kind, title, tuple(lines)))

    for index, line in enumerate(document.lines):
        found, rest = _opens(line, kind)
        if found in _PARTS_OF_JOBS and kind is Kind.EXPERIENCE and _belongs_to_job(document.lines, index):
            found = None
        elif (
            found is None
            and kind is Kind.EXPERIENCE
            and (listed := _skills_after_jobs(document.lines, index))
        ):
            found, rest = listed
        if found is None and line.fresh:
            found, rest = Kind.HEADER, line
        if found is None:
            lines.append(line)
            continue
        close()
        kind, title, lines = found, ("" if rest is line else line.text), ([rest] if rest else [])
        if found is Kind.STOP:
            break
    close()
    return tuple(section for section in sections if section.kind is not Kind.STOP)


_PARTS_OF_JOBS = (Kind.PROJECTS, Kind.SKILLS, Kind.COURSES)
#: Headings that stand inside the entry of one job as often as over a section of the paper.
_IN_JOBS = re.compile(
    r"(?:ключевые |основные |мои )?(?:достижения|результаты)|(?:key |main )?(?:achievements|accomplishments)|highlights"
)
#: These do so only with a colon behind them.
_IN_JOBS_LISTED = re.compile(
    r"(?:ключевые )?проекты|стек(?: технологий)?|(?:используемые )?(?:технологии|инструменты)|обучение"
    r"|(?:key |selected )?projects|technologies|tech stack|tools|awards"
)
_DATED = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_LISTED = re.compile(r"[^,;•·|]{1,60}(?:[,;•·|]\s*[^,;•·|]{1,60})+")


def _may_be_in_job(line: Line) -> bool:
    before, colon, _ = line.text.partition(":")
    title = normal_title(before)
    return bool(_IN_JOBS.fullmatch(title) or (colon and _IN_JOBS_LISTED.fullmatch(title)))


def _jobs_follow(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a dated line comes before the next heading of another section."""
    for line in lines[index + 1 :]:
        if not _may_be_in_job(line) and _opens(line, Kind.EXPERIENCE)[0] is not None:
            return False
        if _DATED.search(line.text) and not line.bullet and len(line.text) <= _MAX_HEADING * 2:
            return True
    return False


def _belongs_to_job(lines: tuple[Line, ...], index: int) -> bool:
    """«Достижения:» between two jobs is a part of the first one, not the end of the experience."""
    line = lines[index]
    return (
        _may_be_in_job(line)
        and not line.heading
        and not (line.size >= 1.1 and not line.text.endswith(":"))
        and _jobs_follow(lines, index)
    )


def _skills_after_jobs(lines: tuple[Line, ...], index: int) -> tuple[Kind, Line] | None:
    """«Навыки: …» below the last job lists the person's own; among jobs it is told of one of them."""
    line = lines[index]
    inline = _inline_heading(line)
    if inline is None or inline[0] not in (Kind.SKILLS, Kind.COURSES, Kind.DESIRED) or line.bullet:
        return None
    title = normal_title(line.text.partition(":")[0])
    if title in _WEAK and not _LISTED.fullmatch(inline[1]):
        return None
    if _jobs_follow(lines, index):
        return None
    return inline[0], replace(line, text=inline[1], cells=(), side=Side.CONTENT)


def _opens(line: Line, current: Kind) -> tuple[Kind | None, Line | None]:
    text = line.text
    found = heading_kind(text)
    if found is not None and _looks_like_heading(line, text):
        return found, None
    if found is None and (ended := _by_last_word(line)):
        return ended, None
    if line.cells:  # «Навыки   Python   SQL» in one row
        first = heading_kind(line.cells[0])
        if (
            first is not None
            and normal_title(line.cells[0]) not in _WEAK
            and not line.bullet
            and first is not Kind.EXPERIENCE
        ):
            rest = line.cells[1:]
            return first, replace(line, text=" ".join(rest), cells=rest if len(rest) > 1 else ())
    inline = _inline_heading(line)
    if inline is None or (current is Kind.SKILLS and inline[0] in (Kind.SKILLS, Kind.LANGUAGES)):
        return None, None
    if (
        current in (Kind.EXPERIENCE, Kind.PROJECTS)
        and not _TELLS_OF_SELF.match(text)
        and inline[0]
        in (
            Kind.SKILLS,
            Kind.PROJECTS,
            Kind.DESIRED,
            Kind.SUMMARY,
            Kind.EXPERIENCE,
            Kind.COURSES,
        )
    ):
        return None, None  # «Технологии: …» inside a job belongs to the job
    side = line.side if line.side is not Side.LABEL else Side.CONTENT
    return inline[0], replace(line, text=inline[1], cells=(), side=side)


def of_kind(sections: tuple[Section, ...], *kinds: Kind) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.kind in kinds)
