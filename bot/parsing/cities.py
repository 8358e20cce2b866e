"""Cities that vacancies name most, in the forms people type; other places go by «г. …» or "city: …"."""

import re

from bot.parsing.spans import Span, fold

# A city by its name in Russian and in English, and the forms people type in either alphabet.
_CITIES: tuple[tuple[str, str, str, str], ...] = (
    ("Москва", "Moscow", r"москв(?:а|е|ы|у|ой)|мск", r"moscow"),
    (
        "Санкт-Петербург",
        "Saint Petersburg",
        r"(?:санкт-)?петербург[еау]?|питер[еау]?|спб",
        r"(?:saint|st\.?) petersburg",
    ),
    ("Новосибирск", "Novosibirsk", r"новосибирск(?:е|а|у)?", r"novosibirsk"),
    ("Екатеринбург", "Yekaterinburg", r"екатеринбург(?:е|а|у)?|екб", r"yekaterinburg|ekaterinburg"),
    ("Казань", "Kazan", r"казан[ьи]", r"kazan"),
    ("Нижний Новгород", "Nizhny Novgorod", r"нижн(?:ий|ем|его) новгород(?:е|а)?|нижний", r"nizhny novgorod"),
    ("Красноярск", "Krasnoyarsk", r"красноярск(?:е|а)?", r"krasnoyarsk"),
    ("Челябинск", "Chelyabinsk", r"челябинск(?:е|а)?", r"chelyabinsk"),
    ("Самара", "Samara", r"самар[аеы]", r"samara"),
    ("Уфа", "Ufa", r"уф[аеы]", r"ufa"),
    (
        "Ростов-на-Дону",
        "Rostov-on-Don",
        r"ростов(?:е|а)?[- ]на[- ]дону|ростов(?:е)?",
        r"rostov-on-don|rostov",
    ),
    ("Краснодар", "Krasnodar", r"краснодар(?:е|а)?", r"krasnodar"),
    ("Омск", "Omsk", r"омск(?:е|а)?", r"omsk"),
    ("Воронеж", "Voronezh", r"воронеж(?:е|а)?", r"voronezh"),
    ("Пермь", "Perm", r"перм[ьи]", r"perm"),
    ("Волгоград", "Volgograd", r"волгоград(?:е|а)?", r"volgograd"),
    ("Саратов", "Saratov", r"саратов(?:е|а)?", r"saratov"),
    ("Тюмень", "Tyumen", r"тюмен[ьи]", r"tyumen"),
    ("Тольятти", "Togliatti", r"тольятти", r"togliatti"),
    ("Ижевск", "Izhevsk", r"ижевск(?:е|а)?", r"izhevsk"),
    ("Барнаул", "Barnaul", r"барнаул(?:е|а)?", r"barnaul"),
    ("Иркутск", "Irkutsk", r"иркутск(?:е|а)?", r"irkutsk"),
    ("Хабаровск", "Khabarovsk", r"хабаровск(?:е|а)?", r"khabarovsk"),
    ("Владивосток", "Vladivostok", r"владивосток(?:е|а)?", r"vladivostok"),
    ("Ярославль", "Yaroslavl", r"ярославл[ьея]", r"yaroslavl"),
    ("Томск", "Tomsk", r"томск(?:е|а)?", r"tomsk"),
    ("Оренбург", "Orenburg", r"оренбург(?:е|а)?", r"orenburg"),
    ("Кемерово", "Kemerovo", r"кемерово", r"kemerovo"),
    ("Рязань", "Ryazan", r"рязан[ьи]", r"ryazan"),
    ("Тула", "Tula", r"тул[аеы]", r"tula"),
    ("Калининград", "Kaliningrad", r"калининград(?:е|а)?", r"kaliningrad"),
    ("Сочи", "Sochi", r"сочи", r"sochi"),
    ("Ставрополь", "Stavropol", r"ставропол[ьея]", r"stavropol"),
    ("Тверь", "Tver", r"твер[ьи]", r"tver"),
    ("Иннополис", "Innopolis", r"иннополис(?:е|а)?", r"innopolis"),
    ("Минск", "Minsk", r"минск(?:е|а)?", r"minsk"),
    ("Алматы", "Almaty", r"алматы|алма-ат[аеы]", r"almaty"),
    ("Астана", "Astana", r"астан[аеы]", r"astana"),
    ("Ташкент", "Tashkent", r"ташкент(?:е|а)?", r"tashkent"),
    ("Бишкек", "Bishkek", r"бишкек(?:е|а)?", r"bishkek"),
    ("Ереван", "Yerevan", r"ереван(?:е|а)?", r"yerevan"),
    ("Тбилиси", "Tbilisi", r"тбилиси", r"tbilisi"),
    ("Баку", "Baku", r"баку", r"baku"),
    ("Белград", "Belgrade", r"белград(?:е|а)?", r"belgrade"),
    ("Лимассол", "Limassol", r"лимассол(?:е|а)?", r"limassol"),
    ("Дубай", "Dubai", r"дуба[йея]", r"dubai"),
    ("Берлин", "Berlin", r"берлин(?:е|а)?", r"berlin"),
    ("Лондон", "London", r"лондон(?:е|а)?", r"london"),
    ("Варшава", "Warsaw", r"варшав[аеы]", r"warsaw"),
    ("Нью-Йорк", "New York", r"нью-йорк(?:е|а)?", r"new york"),
)
_ANY = "|".join(
    rf"(?P<r{at}>{russian})|(?P<e{at}>{latin})" for at, (_, _, russian, latin) in enumerate(_CITIES)
)
_CITY = re.compile(
    rf"(?<![\w-])(?:(?:г\.|гор\.|город|city:?|в городе|location:?|локация:?) ?)?(?:в "
    rf"|in )?(?:{_ANY})(?![\w-])"
)
_ANY_TOWN = re.compile(
    r"(?<!\w)(?:г\.|город(?:е)?:?|city:|location:"
    r"|локация:) ?(?P<town>[А-ЯЁA-Z][\w-]+(?:[ -][А-ЯЁA-Z][\w-]+)?)"
)


def find_city(text: str) -> tuple[str, Span] | None:
    """The first city named, in the nominative and the letters it was typed in, and its span.

    One outside the list only after «г.».
    """
    known = _known(text)
    if known is not None:
        (russian, english, _, _), in_russian, span = known
        return (russian if in_russian else english), span
    town = _ANY_TOWN.search(text)
    return (town["town"], town.span()) if town else None


def city_key(name: str) -> str:
    """What a city is kept and compared by, in whichever language and case it is written."""
    known = _known(name)
    if known is not None:
        return known[0][0]
    town = _ANY_TOWN.search(name)
    return town["town"] if town else name


def _known(text: str) -> tuple[tuple[str, str, str, str], bool, Span] | None:
    """The first city of the list, whether it stands in Russian, and where."""
    match = _CITY.search(fold(text))
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    return _CITIES[int(group[1:])], group[0] == "r", match.span()
