"""Cities that vacancies name most, in the forms people type; other places go by «г. …» or "city: …"."""

import re

from bot.parsing.spans import Span, fold

_FORMS: dict[str, str] = {
    "Москва": r"москв(?:а|е|ы|у|ой)|мск|moscow",
    "Санкт-Петербург": r"(?:санкт-)?петербург[еау]?|питер[еау]?|спб|(?:saint|st\.?) petersburg",
    "Новосибирск": r"новосибирск(?:е|а|у)?|novosibirsk",
    "Екатеринбург": r"екатеринбург(?:е|а|у)?|екб|yekaterinburg|ekaterinburg",
    "Казань": r"казан[ьи]|kazan",
    "Нижний Новгород": r"нижн(?:ий|ем|его) новгород(?:е|а)?|нижний|nizhny novgorod",
    "Красноярск": r"красноярск(?:е|а)?|krasnoyarsk",
    "Челябинск": r"челябинск(?:е|а)?|chelyabinsk",
    "Самара": r"самар[аеы]|samara",
    "Уфа": r"уф[аеы]|ufa",
    "Ростов-на-Дону": r"ростов(?:е|а)?[- ]на[- ]дону|ростов(?:е)?|rostov-on-don|rostov",
    "Краснодар": r"краснодар(?:е|а)?|krasnodar",
    "Омск": r"омск(?:е|а)?|omsk",
    "Воронеж": r"воронеж(?:е|а)?|voronezh",
    "Пермь": r"перм[ьи]|perm",
    "Волгоград": r"волгоград(?:е|а)?|volgograd",
    "Саратов": r"саратов(?:е|а)?|saratov",
    "Тюмень": r"тюмен[ьи]|tyumen",
    "Тольятти": r"тольятти|togliatti",
    "Ижевск": r"ижевск(?:е|а)?|izhevsk",
    "Барнаул": r"барнаул(?:е|а)?|barnaul",
    "Иркутск": r"иркутск(?:е|а)?|irkutsk",
    "Хабаровск": r"хабаровск(?:е|а)?|khabarovsk",
    "Владивосток": r"владивосток(?:е|а)?|vladivostok",
    "Ярославль": r"ярославл[ьея]|yaroslavl",
    "Томск": r"томск(?:е|а)?|tomsk",
    "Оренбург": r"оренбург(?:е|а)?|orenburg",
    "Кемерово": r"кемерово|kemerovo",
    "Рязань": r"рязан[ьи]|ryazan",
    "Тула": r"тул[аеы]|tula",
    "Калининград": r"калининград(?:е|а)?|kaliningrad",
    "Сочи": r"сочи|sochi",
    "Ставрополь": r"ставропол[ьея]|stavropol",
    "Тверь": r"твер[ьи]|tver",
    "Иннополис": r"иннополис(?:е|а)?|innopolis",
    "Минск": r"минск(?:е|а)?|minsk",
    "Алматы": r"алматы|алма-ат[аеы]|almaty",
    "Астана": r"астан[аеы]|astana",
    "Ташкент": r"ташкент(?:е|а)?|tashkent",
    "Бишкек": r"бишкек(?:е|а)?|bishkek",
    "Ереван": r"ереван(?:е|а)?|yerevan",
    "Тбилиси": r"тбилиси|tbilisi",
    "Баку": r"баку|baku",
    "Белград": r"белград(?:е|а)?|belgrade",
    "Лимассол": r"лимассол(?:е|а)?|limassol",
    "Дубай": r"дуба[йея]|dubai",
    "Берлин": r"берлин(?:е|а)?|berlin",
    "Лондон": r"лондон(?:е|а)?|london",
    "Варшава": r"варшав[аеы]|warsaw",
    "Нью-Йорк": r"нью-йорк(?:е|а)?|new york",
}
_ANY = "|".join(rf"(?P<c{index}>{forms})" for index, forms in enumerate(_FORMS.values()))
_CITY = re.compile(
    rf"(?<![\w-])(?:(?:г\.|гор\.|город|city:?|в городе|location:?|локация:?) ?)?(?:в "
    rf"|in )?(?:{_ANY})(?![\w-])"
)
_ANY_TOWN = re.compile(
    r"(?<!\w)(?:г\.|город(?:е)?:?|city:|location:"
    r"|локация:) ?(?P<town>[А-ЯЁA-Z][\w-]+(?:[ -][А-ЯЁA-Z][\w-]+)?)"
)
_NAMES = tuple(_FORMS)


def find_city(text: str) -> tuple[str, Span] | None:
    """The first city named, in the nominative, and its span; one outside the list only after «г.»."""
    match = _CITY.search(fold(text))
    if match:
        index = next(int(name[1:]) for name, value in match.groupdict().items() if value)
        return _NAMES[index], match.span()
    town = _ANY_TOWN.search(text)
    return (town["town"], town.span()) if town else None
