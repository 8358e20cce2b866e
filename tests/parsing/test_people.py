"""Names and contacts typed differently find the same person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.people import ContactKind, contact_key, name_key, name_keys, normal_name


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        *(
            ("Иванов", "Ivanov"),
            ("Щербаков", "Shcherbakov"),
            ("Щербаков", "Scherbakov"),
            ("Юлия", "Yulia"),
            ("Юлия", "Iuliia"),
        ),
        *(
            ("Юлия", "Julia"),
            ("Чайковский", "Tchaikovsky"),
            ("Чайковский", "Chaykovskiy"),
            ("Жуков", "Zhukov"),
        ),
        *(("Хабибуллин", "Khabibulin"), ("Цветков", "Tsvetkov"), ("Артём", "Artyom"), ("Артём", "Artem")),
        *(("Евгений", "Yevgeniy"), ("Евгений", "Evgeny"), ("Наталья", "Natalia"), ("Софья", "Sofia")),
        *(("Александр", "Alexander"), ("Александр", "Aleksandr"), ("Максим", "Maxim"), ("Михаил", "Mikhail")),
        *(("Дмитрий", "Dmitry"), ("Дмитрий", "Dmitrii"), ("Соловьёв", "Solovyov"), ("Соловьев", "Solovev")),
        *(
            ("Хрущёв", "Khrushchev"),
            ("Татьяна", "Tatiana"),
            ("Алексей", "Alexey"),
            ("Фёдор", "Fyodor"),
            ("Илья", "Ilya"),
        ),
        *(
            ("Салтыков-Щедрин", "Saltykov-Shchedrin"),
            ("Подъячев", "Podyachev"),
            ("Якушев", "Iakushev"),
            ("Ольга", "OLGA"),
        ),
    ],
)
def test_a_romanised_name_finds_the_russian_one(russian: str, latin: str) -> None:
    assert name_key(russian) == name_key(latin)


@pytest.mark.parametrize(
    ("one", "other"), [("Иванов", "Иванова"), ("Петров", "Петренко"), ("Анна", "Яна"), ("Сергей", "Серго")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_the_order_of_names_does_not_matter() -> None:
    assert name_keys("Ivanov, Petr") == name_keys("Пётр Иванов")


def test_a_name_is_compared_without_case_and_yo() -> None:
    assert normal_name("  СЕМЁНОВ-Тян   Пётр. ") == "семенов-тян петр"


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        ("phone", "8 (916) 123-45-67", "+79161234567"),
        ("phone", "+7 916 123 45 67", "+79161234567"),
        ("phone", "9161234567", "+79161234567"),
        ("phone", "тел. 8-800-555-35-35 доб. 12", "+78005553535"),
        ("phone", "+1 212 555 1234", "+12125551234"),
        ("phone", "12", None),
        ("phone", "звоните", None),
        ("email", "Ivan.Petrov@Mail.RU", "ivan.petrov@mail.ru"),
        ("email", "<a@b.co>", "a@b.co"),
        ("email", "mailto:a@почта.рф", "a@почта.рф"),
        ("email", "a@b", None),
        ("telegram", "@Ivan_Petrov", "ivan_petrov"),
        ("telegram", "https://t.me/Ivan_Petrov?start=1", "ivan_petrov"),
        ("telegram", "Ivan_Petrov", "ivan_petrov"),
        ("telegram", "иван", None),
        ("telegram", "ab", None),
        ("linkedin", "https://ru.linkedin.com/in/Ivan-P/?x=1", "linkedin.com/in/ivan-p"),
        ("hh_resume", "https://spb.hh.ru/resume/abc123?query=1", "hh.ru/resume/abc123"),
        ("github", "github.com/User", "github.com/user"),
        ("github", "example.com/User", None),
        ("link", "https://www.behance.net/User/", "behance.net/User"),
        ("link", "просто текст", None),
        ("link", "http://[broken", None),
    ],
)
def test_a_contact_has_one_key_however_typed(kind: str, typed: str, key: str | None) -> None:
    assert contact_key(ContactKind(kind), typed) == key


def test_a_number_without_a_code_belongs_to_the_companys_country() -> None:
    assert contact_key("phone", "8 029 123-45-67", region="BY") == "+375291234567"


@given(kind=st.sampled_from(ContactKind), typed=st.text(max_size=60))
def test_a_key_is_its_own_key(kind: ContactKind, typed: str) -> None:
    key = contact_key(kind, typed)
    if key is not None:
        assert contact_key(kind, key) == key


@given(name=st.text(max_size=40))
def test_a_key_never_depends_on_case(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)
    assert name_key(normal_name(name)) == name_key(name)
