"""Words that tell names, titles and places apart; the morphology behind them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

import pymorphy3


@cache
def morphology() -> pymorphy3.MorphAnalyzer:
    """The Russian analyser (OpenCorpora dictionary); loads once a process, about 0.15 s and 40 MB."""
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def tags(word: str) -> frozenset[str]:
    """Grammemes of all dictionary readings of a Russian word; empty for words the dictionary lacks."""
    analyser = morphology()
    if not analyser.word_is_known(word):
        return frozenset()
    return frozenset(g for parse in analyser.parse(word) for g in parse.tag.grammemes)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[frozenset[str], ...]:
    """Grammemes of each dictionary reading apart."""
    analyser = morphology()
    if not analyser.word_is_known(word):
        return ()
    return tuple(frozenset(parse.tag.grammemes) for parse in analyser.parse(word))


@cache
def word_list(name: str) -> frozenset[str]:
    """A bundled list of words, one or several a line, casefolded; `#` begins a comment."""
    text = (resources.files("bot.resumes") / "vocabulary" / name).read_text(encoding="utf-8")
    return frozenset(
        word.casefold().replace("ё", "е")
        for line in text.splitlines()
        for word in line.partition("#")[0].split()
    )


_TITLE_RU = """разработчик программист инженер менеджер руководитель директор начальник специалист бухгалтер экономист аналитик
тестировщик дизайнер администратор консультант продавец кассир водитель курьер грузчик кладовщик логист маркетолог юрист адвокат
секретарь помощник ассистент оператор техник технолог механик электрик слесарь сварщик токарь фрезеровщик монтажник строитель
прораб архитектор проектировщик конструктор врач медсестра фельдшер фармацевт провизор учитель преподаватель воспитатель педагог
психолог рекрутер кадровик переводчик редактор журналист копирайтер корректор повар пекарь кондитер официант бармен бариста
хостес горничная уборщик уборщица дворник охранник контролер ревизор аудитор финансист казначей закупщик снабженец мерчендайзер
супервайзер товаровед агент риелтор брокер трейдер стажер лаборант научный исследователь химик биолог физик эколог геолог
геодезист маркшейдер агроном ветеринар парикмахер косметолог массажист тренер фотограф видеограф оператор монтажер режиссер
продюсер художник иллюстратор верстальщик девопс архитектор тимлид scrum-мастер методолог методист координатор диспетчер
супервизор управляющий заместитель главный ведущий старший младший мастер бригадир комплектовщик упаковщик сборщик швея закройщик
портной экспедитор машинист крановщик экскаваторщик тракторист маляр штукатур плиточник сантехник столяр плотник кровельщик
делопроизводитель архивариус документовед кадастровый нотариус следователь инспектор таможенный декларант товарищ стоматолог
терапевт хирург педиатр акушерка санитар санитарка няня гувернантка сиделка домработница библиотекарь логопед дефектолог нейропсихолог кинолог экскурсовод
event-менеджер smm-менеджер hr-менеджер pr-менеджер product-менеджер project-менеджер тренер-преподаватель продакт проджект
маркетинг-менеджер контент-менеджер офис-менеджер бизнес-аналитик web-разработчик python-разработчик"""
_TITLE_EN = """developer engineer manager director analyst designer administrator consultant specialist coordinator assistant accountant
auditor architect programmer tester scientist researcher technician officer executive representative associate supervisor lead
head chief president founder co-founder owner intern trainee advisor adviser agent broker buyer planner strategist writer editor
copywriter journalist translator interpreter teacher lecturer professor tutor instructor trainer coach nurse physician doctor
surgeon pharmacist dentist therapist psychologist counselor attorney lawyer paralegal clerk secretary receptionist cashier
salesperson seller driver courier operator mechanic electrician plumber welder carpenter chef cook waiter waitress bartender
barista housekeeper cleaner guard recruiter marketer merchandiser producer photographer videographer artist animator illustrator
cto ceo cfo coo cio cmo ciso vp devops sre qa dba professional expert practitioner apprentice foreman inspector surveyor
librarian scrum controller bookkeeper generalist freelancer economist statistician chemist biologist physicist geologist
ecologist agronomist stylist hairdresser beautician dispatcher senior junior machinist superintendent paramedic caregiver nanny curator"""
#: Jobs of shops, sites, wards and stages, that lists of office titles leave out.
_TITLE_RU_TRADES = """портье автослесарь электромонтажник каменщик сметчик буровик бурильщик репетитор визажист видеооператор
таргетолог юрисконсульт заведующая заведующий разнорабочий модельер флорист аниматор звукорежиссёр звукооператор музыкант
актёр актриса стюардесса стюард моряк матрос боцман механизатор стропальщик статистик доцент аспирант техлид вожатый вожатая
промоутер мойщик заправщик егерь санитар санитарка инструктор фитнес-инструктор грумер кинолог крупье
отделочник кровельщик бетонщик арматурщик шлифовщик штамповщик литейщик наладчик обвальщик раскройщик гардеробщик почтальон
инкассатор сторож вахтёр консьерж сиделка гувернантка домработница мерчандайзер рекламист"""
_TITLE_EN_TRADES = """treasurer stocker estimator draftsman draughtsman concierge sysadmin underwriter actuary trader realtor firefighter
janitor veterinarian postdoc contractor scheduler dietitian dietician optician optometrist radiographer phlebotomist assembler
installer evangelist musician babysitter ambassador promoter bricklayer roofer pipefitter millwright midwife hygienist
sonographer esthetician bellhop sommelier dishwasher croupier stevedore deckhand"""
TITLE_WORDS = frozenset(
    word.replace("ё", "е")
    for word in f"{_TITLE_RU} {_TITLE_EN} {_TITLE_RU_TRADES} {_TITLE_EN_TRADES}".split()
)
#: Titles whose words mean other things alone (a partner may be a firm, a guide a document).
_TITLE_PHRASES = re.compile(
    r"(?<!\w)(?:flight attendant|(?:social|care|support|youth|factory|production) worker|health aide|(?:legal|general) counsel"
    r"|(?:business|managing|senior|hr) partner|hr ?bp|team leader|(?:tour|museum|travel) guide|quality control|help ?desk"
    r"|(?:research|postdoctoral) fellow|bank teller|police officer|school principal|pastry baker|house painter"
    r"|торгов\w+ представител\w+|(?:социальн\w+|медицинск\w+|научн\w+) работник\w*|(?:кредитн|финансов|ведущ|главн)\w+ эксперт\w*"
    r"|(?:hr|бизнес|управляющ\w+)[ -]?(?:бизнес-)?партн[её]р\w*)(?!\w)",
    re.IGNORECASE,
)

#: Words that never stand in a person's name, beside titles.
NOT_NAME = frozenset(
    [
        "resume",
        "résumé",
        "cv",
        "curriculum",
        "vitae",
        "profile",
        "summary",
        "contact",
        "contacts",
        "skills",
        "experience",
        "education",
        "page",
        "address",
        "phone",
        "email",
        "mobile",
        "university",
        "college",
        "school",
        "institute",
        "academy",
        "street",
        "avenue",
        "road",
        "drive",
        "lane",
        "company",
        "corp",
        "inc",
        "llc",
        "ltd",
        "gmbh",
        "group",
        "holding",
        "bank",
        "department",
        "software",
        "hardware",
        "data",
        "science",
        "web",
        "mobile",
        "full",
        "stack",
        "frontend",
        "backend",
        "product",
        "project",
        "business",
        "human",
        "resources",
        "sales",
        "marketing",
        "finance",
        "financial",
        "digital",
        "cloud",
        "security",
        "network",
        "information",
        "technology",
        "technologies",
        "systems",
        "system",
        "remote",
        "hybrid",
        "office",
        "work",
        "history",
        "objective",
        "about",
        "me",
        "my",
        "personal",
        "details",
        "links",
        "languages",
        "language",
        "references",
        "available",
        "upon",
        "request",
        "city",
        "state",
        "country",
        "usa",
        "united",
        "states",
        "kingdom",
        "north",
        "south",
        "east",
        "west",
        "new",
        "san",
        "los",
        "saint",
        "international",
        "national",
        "global",
        "customer",
        "service",
        "support",
        "quality",
        "control",
        "machine",
        "learning",
        "artificial",
        "intelligence",
        "computer",
        "development",
        "management",
        "operations",
        "strategic",
        "planning",
        "excellence",
        "improvement",
        "process",
        "change",
        "incident",
        "key",
        "core",
        "technical",
        "professional",
        "career",
        "bachelor",
        "master",
        "certified",
        "licensed",
        "registered",
        "openings",
        "javascript",
        "python",
        "java",
        "react",
        "node",
        "angular",
        "microsoft",
        "google",
        "apple",
        "amazon",
        "oracle",
        "adobe",
        "linkedin",
        "github",
        "telegram",
        "whatsapp",
        "facebook",
        "instagram",
        "updated",
        "last",
        "date",
        "birth",
        "born",
        "nationality",
        "gender",
        "male",
        "female",
        "married",
        "welcome",
        "hello",
        "dear",
        "the",
        "and",
        "of",
        "in",
        "for",
        "with",
        "to",
        "from",
        "at",
        "on",
        "by",
        "an",
        "or",
        "portfolio",
        "website",
        "thank",
        "you",
        "regards",
        "sincerely",
        "team",
        "top",
        "certifications",
        "certificates",
        "honors",
        "awards",
        "publications",
        "volunteer",
        "interests",
        "hobbies",
        "training",
        "courses",
        "projects",
        "резюме",
        "анкета",
        "кандидат",
        "соискатель",
        "контакты",
        "образование",
        "опыт",
        "навыки",
        "работа",
        "работы",
        "должность",
        "зарплата",
        "телефон",
        "почта",
        "адрес",
        "город",
        "дата",
        "рождения",
        "гражданство",
        "пол",
        "возраст",
        "семейное",
        "положение",
        "женат",
        "замужем",
        "холост",
        "мужчина",
        "женщина",
        "проживает",
        "проживание",
        "место",
        "область",
        "край",
        "республика",
        "район",
        "улица",
        "ул",
        "дом",
        "проспект",
        "москва",
        "россия",
        "университет",
        "институт",
        "академия",
        "колледж",
        "школа",
        "техникум",
        "компания",
        "ооо",
        "оао",
        "зао",
        "пао",
        "ао",
        "ип",
        "завод",
        "банк",
        "отдел",
        "департамент",
        "группа",
        "холдинг",
        "центр",
        "салон",
        "магазин",
        "ресторан",
        "клиника",
        "больница",
        "уважением",
        "добрый",
        "день",
        "здравствуйте",
        "прошу",
        "рассмотреть",
        "вакансия",
        "вакансию",
        "отклик",
        "цель",
        "обо",
        "мне",
        "о",
        "себе",
        "информация",
        "личная",
        "готов",
        "готова",
        "переезду",
        "командировкам",
        "график",
        "занятость",
        "полная",
        "частичная",
        "удаленная",
        "продажи",
        "продаж",
        "маркетинг",
        "финансы",
        "управление",
        "развитие",
        "проект",
        "проекты",
        "сервис",
        "служба",
        "поддержка",
        "техническая",
        "информационные",
        "технологии",
        "системы",
        "система",
        "русский",
        "английский",
        "немецкий",
        "язык",
        "языки",
        "родной",
        "знание",
        "уверенный",
        "пользователь",
        "желаемая",
        "желаемый",
        "уровень",
        "дохода",
        "фото",
        "страница",
        "контактная",
        "специализация",
        "профиль",
        "основная",
        "общая",
        "краткая",
        "сведения",
        "данные",
        "стаж",
        "обновлено",
        "сайт",
        "активно",
        "ищет",
        "ищу",
        "рассматривает",
        "предложения",
        "последний",
        "раз",
        "был",
        "была",
        "онлайн",
        "сегодня",
        "вчера",
    ]
)


def plain(word: str) -> str:
    return word.casefold().replace("ё", "е").strip(".,:;()|«»\"'")


def is_title_word(word: str) -> bool:
    """A word of job titles, in any case of its Russian declension, also as the end of «Python-разработчик»."""
    bare = plain(word)
    first, _, tail = bare.rpartition("-")
    if bare in TITLE_WORDS or tail in TITLE_WORDS or first in TITLE_WORDS:
        return True
    if re.fullmatch(r"[а-я]{4,}", tail):
        return any(
            parse.normal_form.replace("ё", "е") in TITLE_WORDS for parse in morphology().parse(tail)[:2]
        )
    return bare.endswith("s") and bare[:-1] in TITLE_WORDS


def looks_like_title(text: str) -> bool:
    """A short line that names a job: has a title word, is no sentence and has no digits such as dates."""
    words = re.findall(r"[\w#+.-]+", text)
    if not 1 <= len(words) <= 12 or len(text) > 100:  # longer lines tell a story
        return False
    if re.search(r"\w{4,}[.!?]\s+\S|\.$|\d{4}|@|https?:|:\s", text):
        return False
    return any(is_title_word(word) for word in words) or bool(_TITLE_PHRASES.search(text))


def names_an_occupation(text: str) -> bool:
    """A short Russian line that begins with an animate noun or adjective before one («Логопед-дефектолог»).

    Only for the line under a name: elsewhere such nouns are anybody.
    """
    words = re.findall(r"[А-ЯЁа-яё-]+", text)
    if not 1 <= len(words) <= 5 or re.search(r"[\d@:.]", text):
        return False
    for word in words[:2]:
        for part in word.split("-"):
            noun = any(
                {"NOUN", "anim", "nomn", "sing"} <= reading and not {"Name", "Surn", "Patr"} & reading
                for reading in readings(plain(part))
            )
            if noun and plain(part) not in NOT_NAME:
                return True
    return False


def nominative(phrase: str) -> str:
    """A job title in the nominative: «бухгалтера», «администратором салона» → бухгалтер, администратор салона.

    Adjectives before the first noun follow it; words after that noun keep their case.
    """
    words = phrase.split()
    for index, word in enumerate(words):
        parses = [parse for parse in morphology().parse(word) if parse.tag.POS in ("NOUN", "ADJF", "PRTF")]
        if not parses:
            break
        best = next((parse for parse in parses if is_title_word(parse.normal_form)), parses[0])
        number = {"plur"} if best.tag.number == "plur" and best.tag.case == "nomn" else {"sing"}
        changed = best.inflect({"nomn", *number})
        if changed is None:
            break
        words[index] = str(changed.word) if word.islower() else str(changed.word).capitalize()
        if best.tag.POS == "NOUN":
            break
    return " ".join(words)


_BRACKETED_SITE = re.compile(r"\s*[\[(<]\s*(?:https?://|www\.)[^\s\])>]+\s*[\])>]", re.IGNORECASE)


def without_site(text: str) -> str:
    """A name without the address that stands in brackets after it («Baltic Freight [ https://… ]»)."""
    return _BRACKETED_SITE.sub("", text)
