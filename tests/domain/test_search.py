"""Finding candidates: whom a line finds and whom it does not, the same on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from bot.domain import (
    candidates,
    events,
    search,
    search_facts,
    search_index,
    search_offers,
    search_query,
    search_terms,
    talent_pool,
)
from bot.domain.access import Actor
from bot.domain.candidate_beside import KeptBar, bars
from bot.domain.candidate_contacts import phone
from bot.domain.candidate_matches import Paper, find_matches
from bot.domain.candidate_values import Age, CandidateField, CandidateValues, write
from bot.domain.errors import Denied
from bot.domain.intake_notes import FIRST_CONTACT
from bot.domain.search_offers import OfferGroup
from bot.domain.search_query import SearchQuery, Sort
from bot.domain.vacancy_values import Salary
from bot.models import (
    Application,
    Candidate,
    Consent,
    ConsentState,
    Event,
    Reserve,
    Resume,
    Role,
    SalaryPeriod,
    SalaryTax,
    Stage,
    Subject,
)
from tests.factories import NOW, make_employee, make_vacancy


def make_candidate(session: Session, actor: Actor, name: str, text: str = "", **values: object) -> int:
    """A candidate of the base with a paper, as the verbs write one."""
    pay = values.pop("pay", None)
    if isinstance(pay, int):
        values["salary"] = Salary(
            pay, pay, str(values.pop("currency", "RUB")), SalaryPeriod.MONTH, SalaryTax.NET
        )
    fields = values.pop("fields", {})
    candidate = Candidate(full_name=name, name_key="", created_by_id=actor.id, created_at=NOW)
    write(session, candidate, CandidateValues(full_name=name, **values))  # type: ignore[arg-type]
    assert candidate.id is not None
    session.add(
        Resume(
            candidate_id=candidate.id,
            text=text,
            fields=fields,
            language="ru",
            added_by_id=actor.id,
            added_at=NOW,
        )
    )
    session.flush()
    search_index.settle(session)
    return candidate.id


@pytest.fixture
def recruiter(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def base(session: Session, recruiter: Actor) -> dict[str, int]:
    make = lambda name, text="", **values: make_candidate(session, recruiter, name, text, **values)  # noqa: E731
    return {
        "ivanov": make(
            "Иванов Пётр Сергеевич", "Писал сервисы на питоне, вёл команду разработки.", position="Python-разработчик",
            city="Москва", experience_months=60, pay=240_000, skills=("Python", "Django"),
            fields={"language_levels": {"Английский": "B2"}, "education": [{"level": "master"}]}, age=Age(None, 30, NOW.date()),
        ),
        "petrova": make(
            "Мария Петрова", "Ведение бухгалтерского учёта, сдача отчётности.", position="Бухгалтер", city="Казань",
            experience_months=0, pay=90_000, skills=("1С: Бухгалтерия",), age=Age(None, 45, NOW.date()),
        ),
        "smith": make(
            "John Smith", "Managed delivery of mobile applications.", position="Project manager", city="London",
            experience_months=84, pay=3_000, currency="USD", skills=("Scrum",),
            fields={"language_levels": {"English": "native"}},
        ),
        "scherbakov": make(
            "Щербаков Игорь", "Backend на Go и Python, highload.", position="Backend-разработчик",
            city="Санкт-Петербург", experience_months=30, pay=300_000, skills=("Go", "Python"),
        ),
    }  # fmt: skip


def found(session: Session, actor: Actor, base: dict[str, int], line: str) -> list[str]:
    query = search.understand(session, actor, line, now=NOW)
    names = {one: name for name, one in base.items()}
    return [names[row.candidate_id] for row in search.find(session, actor, query, now=NOW).rows]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("python django от 3 лет до 250к Москва", ["ivanov"]),
        ("питон", ["scherbakov", "ivanov"]),
        ("python или 1С:бухгалтерия", ["scherbakov", "petrova", "ivanov"]),
        ("python до 250к", ["ivanov"]),
        ("python до 239к", []),
        ("python от 250к", ["scherbakov"]),
        ("project manager 5+ years up to $3000", ["smith"]),
        ("project manager up to $2900", []),
        ("python не москва", ["scherbakov"]),
        ("кроме Москвы без python", ["smith", "petrova"]),
        ("английский B1", ["smith", "ivanov"]),
        ("английский C1", ["smith"]),
        ("english", ["smith", "ivanov"]),
        ("высшее", ["ivanov"]),
        ("без опыта", ["petrova"]),
        ("опыт 2-6 лет", ["scherbakov", "ivanov"]),
        ("опыт до 3 лет python", ["scherbakov"]),
        ("старше 40", ["petrova"]),
        ("возраст 30", ["ivanov"]),
        ("29-30 лет", ["ivanov"]),
        ("младше 30", []),
        ("бухгалтер", ["petrova"]),
        ("ведение отчетность", ["petrova"]),
        ("отчётности", ["petrova"]),
        ("разработчиков", ["scherbakov", "ivanov"]),
        ("applications", ["smith"]),
        ("Иванов", ["ivanov"]),
        ("иванову", ["ivanov"]),
        ("Ivanov", ["ivanov"]),
        ("Иваноф", ["ivanov"]),
        ("Ивнов", ["ivanov"]),
        ("Щербаков", ["scherbakov"]),
        ("Scherbakov", ["scherbakov"]),
        ("Shcherbakov", ["scherbakov"]),
        ("Щирбаков", ["scherbakov"]),
        ("Смит", ["smith"]),
        ("петр", ["ivanov"]),
        ("Петр Иванов", ["ivanov"]),
        ("Петр Петрова", []),
        ("Сидоров", []),
        ("добавлены за неделю python", ["scherbakov", "ivanov"]),
        ("добавлены до 1 ноября python", []),
    ],
)
def test_a_line_finds(
    session: Session, recruiter: Actor, base: dict[str, int], line: str, who: list[str]
) -> None:
    assert found(session, recruiter, base, line) == who


def test_orders(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    names = {one: name for name, one in base.items()}

    def by(sort: Sort) -> list[str]:
        query = search.SearchQuery(sort=sort)
        return [names[row.candidate_id] for row in search.find(session, recruiter, query, now=NOW).rows]

    assert by(Sort.NEW) == ["scherbakov", "smith", "petrova", "ivanov"]
    assert by(Sort.EXPERIENCE) == ["smith", "ivanov", "scherbakov", "petrova"]
    assert by(Sort.SALARY) == ["petrova", "ivanov", "scherbakov", "smith"], (
        "dollars have no order among roubles"
    )


def test_the_index_follows_every_change(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    candidate = session.get(Candidate, base["petrova"])
    assert candidate is not None
    write(session, candidate, CandidateValues(full_name="Мария Кузнецова", city="Пермь", skills=("SAP",)))
    search_index.settle(session)
    assert found(session, recruiter, base, "Петрова") == []
    assert found(session, recruiter, base, "Казань") == []
    assert found(session, recruiter, base, "Кузнецова Пермь SAP") == ["petrova"]
    session.delete(candidate)
    session.flush()
    search_index.settle(session)
    assert found(session, recruiter, base, "Пермь") == []
    assert found(session, recruiter, base, "отчётность") == []


def test_stages_and_rejections(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    vacancy = make_vacancy(session, recruiter, "Ведущий аналитик")
    put = Application(
        vacancy_id=vacancy.id, candidate_id=base["smith"], stage=Stage.OFFER, stage_since=NOW, created_by_id=recruiter.id,
        created_at=NOW,
    )  # fmt: skip
    session.add(put)
    session.flush()
    search_index.settle(session)
    assert found(session, recruiter, base, "этап оффер") == ["smith"]
    assert found(session, recruiter, base, "вакансия аналитик") == ["smith"]
    put.stage = Stage.REJECTED
    session.add(put)
    session.flush()
    search_index.settle(session)
    assert found(session, recruiter, base, "этап оффер") == []
    assert found(session, recruiter, base, "был отказ") == ["smith"]


def test_a_confidential_vacancy_hides_its_people(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    other = make_employee(session, "Борис Петров")
    admin = make_employee(session, "Ольга Главная", Role.HR_ADMIN)
    vacancy = make_vacancy(session, recruiter, "Тайный директор", confidential=True)
    session.add(
        Application(
            vacancy_id=vacancy.id,
            candidate_id=base["smith"],
            stage=Stage.OFFER,
            stage_since=NOW,
            created_by_id=recruiter.id,
            created_at=NOW,
        )
    )
    session.flush()
    search_index.settle(session)
    for line in ("Смит", "london", "этап оффер", "вакансия директор", "scrum", "english C1"):
        assert found(session, recruiter, base, line) == ["smith"], line
        assert found(session, other, base, line) == [], line
        assert found(session, admin, base, line) == [], line
    vacancy.confidential = False
    session.add(vacancy)
    session.flush()
    search_index.settle(session)
    assert found(session, other, base, "этап оффер") == ["smith"]


def test_tags_reserve_and_notes(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    talent_pool.set_tags(session, recruiter, base["smith"], "Горячие, срочно", now=NOW)
    session.add(
        Reserve(
            candidate_id=base["petrova"],
            reason="next year",
            owner_id=recruiter.id,
            review_on=NOW.date(),
            put_by_id=recruiter.id,
            put_at=NOW,
        )
    )
    for number in range(5):
        events.record(
            session,
            actor_id=recruiter.id,
            subject=Subject.CANDIDATE,
            subject_id=base["ivanov"],
            verb="noted",
            now=NOW,
            details={"text": "любит дирижабли" if number == 0 else "созвонились"},
        )
    search_index.settle(session)
    assert found(session, recruiter, base, "#горячие") == ["smith"]
    assert found(session, recruiter, base, "тег Срочно") == ["smith"]
    assert found(session, recruiter, base, "в резерве") == ["petrova"]
    assert found(session, recruiter, base, "дирижабль") == ["ivanov"], "old notes are found too"
    talent_pool.set_tags(session, recruiter, base["smith"], "-", now=NOW)
    search_index.settle(session)
    assert found(session, recruiter, base, "#горячие") == []


def test_pages_hold_everybody_once(session: Session, recruiter: Actor) -> None:
    made = [
        make_candidate(session, recruiter, f"Человек {n}", "сварка", pay=50_000 + n % 3) for n in range(20)
    ]
    for sort in (Sort.NEW, Sort.SALARY, Sort.EXPERIENCE):
        query = search.SearchQuery(search.understand(session, recruiter, "сварка", now=NOW).filters, sort)
        seen: list[int] = []
        for page in range(4):
            shown = search.find(session, recruiter, query, page, now=NOW)
            seen += [row.candidate_id for row in shown.rows]
            assert shown.has_more is (page < 3)
        assert sorted(seen) == made
        beyond = search.find(session, recruiter, query, 90, now=NOW)
        assert beyond.page == 3


def test_a_search_by_age_is_on_record(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    found(session, recruiter, base, "младше 35")
    written = session.exec(select(Event).where(Event.subject == Subject.SEARCH)).all()
    assert [(one.actor_id, one.verb, one.changes["high"]) for one in written] == [
        (recruiter.id, "filtered_by_age", 34)
    ]


def test_the_index_is_made_anew(session: Session, recruiter: Actor, base: dict[str, int]) -> None:
    assert search_index.is_behind(session)
    while search_index.rebuild_some(session):
        pass
    assert not search_index.is_behind(session)
    assert found(session, recruiter, base, "питон") == ["scherbakov", "ivanov"]


def test_languages_and_studies_corrected_by_hand_are_what_is_found(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    candidates.fix_field(session, recruiter, base["ivanov"], CandidateField.LANGUAGES, "немецкий B1", now=NOW)
    candidates.fix_field(
        session, recruiter, base["ivanov"], CandidateField.EDUCATION, "Колледж, 2001", now=NOW
    )
    search_index.settle(session)
    candidate = session.get(Candidate, base["ivanov"])
    assert candidate is not None
    terms = search_facts.facts_of(session, candidate).terms
    assert search_terms.language("german", "A2") in terms
    assert search_terms.language("english") not in terms
    assert search_terms.education("higher") not in terms
    assert search_terms.education("vocational") in terms


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("с hh", ["smith", "ivanov"]),
        ("источник: хедхантер", ["smith", "ivanov"]),
        ("python с hh", ["ivanov"]),
        ("не с hh", ["scherbakov", "petrova"]),
        ("по рекомендации", ["scherbakov"]),
        ("referred", ["scherbakov"]),
        ("linkedin", ["petrova"]),
        ("с авито", []),
    ],
)
def test_sources_are_found_however_they_were_written_down(
    session: Session, recruiter: Actor, base: dict[str, int], line: str, who: list[str]
) -> None:
    boris = make_employee(session, "Борис Петров")
    for name, source in (("ivanov", "hh.ru"), ("smith", "Хедхантер"), ("petrova", "LinkedIn")):
        candidate = session.get(Candidate, base[name])
        assert candidate is not None
        candidate.source = source
    referred = session.get(Candidate, base["scherbakov"])
    assert referred is not None
    referred.referred_by_id = boris.id
    session.flush()
    search_index.settle(session)
    assert found(session, recruiter, base, line) == who


@pytest.mark.parametrize(
    ("line", "chips", "who"),
    [
        ("accounting", ["Accounting"], "petrova"),
        ("бухучёт", ["Бухгалтерский учёт"], "petrova"),
        ("python moscow", ["Python", "Moscow"], "ivanov"),
        ("питон в Москве", ["Python", "Москва"], "ivanov"),
        ("scrum london", ["Scrum", "London"], "smith"),
        ("scrum лондон", ["Scrum", "Лондон"], "smith"),
    ],
)
def test_what_was_understood_is_named_in_the_letters_it_was_typed_in(
    session: Session, recruiter: Actor, base: dict[str, int], line: str, chips: list[str], who: str
) -> None:
    query = search.understand(session, recruiter, line, now=NOW)
    assert [one.value for one in query.filters] == chips
    rows = search.look(session, recruiter, query, now=NOW).rows
    assert [row.candidate_id for row in rows] == [base[who]]
    assert rows[0].matched == tuple(chips[:1])


def test_recruiters_see_who_is_barred_or_in_reserve_and_nobody_else_does(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    talent_pool.bar(session, recruiter, base["ivanov"], "нагрубил, до 01.02.2027", now=NOW)
    talent_pool.put_aside(session, recruiter, base["scherbakov"], "дорогой", now=NOW)
    lead = make_employee(session, "Вера Орлова", Role.LEAD)
    search_index.settle(session)
    rows = {
        one.candidate_id: one
        for one in search.look(
            session, recruiter, search.understand(session, recruiter, "python", now=NOW), now=NOW
        ).rows
    }
    assert rows[base["ivanov"]].bar == KeptBar(date(2027, 2, 1), "нагрубил")
    assert rows[base["scherbakov"]].in_reserve
    assert rows[base["scherbakov"]].bar is None
    later = search.look(
        session,
        recruiter,
        search.understand(session, recruiter, "иванов", now=NOW),
        now=datetime(2027, 2, 2, 9, tzinfo=UTC),
    )
    assert [one.bar for one in later.rows] == [None], "it has run out"
    paper = Paper(CandidateValues(full_name="Иванов Пётр Сергеевич", contacts=(phone("+79161112233"),)), None)
    write(
        session,
        session.get_one(Candidate, base["ivanov"]),
        CandidateValues(full_name="Иванов Пётр Сергеевич", contacts=(phone("+79161112233"),)),
    )
    assert [one.bar for one in find_matches(session, recruiter, paper, today=NOW.date())] == [
        rows[base["ivanov"]].bar
    ]
    assert bars(session, lead, [base["ivanov"]], today=NOW.date()) == {}


def test_who_came_by_a_letter_is_found_by_mail_and_by_whoever_sent_it(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    session.get_one(Candidate, base["ivanov"]).source = "Пётр Орлов"
    session.get_one(Candidate, base["smith"]).source = "Пётр"
    search_index.settle(session)
    assert found(session, recruiter, base, "из почты") == []
    events.record(
        session, actor_id=recruiter.id, subject=Subject.CANDIDATE, subject_id=base["ivanov"],
        verb=FIRST_CONTACT, now=NOW, details={"letter": 1, "sender": "Пётр Орлов"},
    )  # fmt: skip
    search_index.settle(session)
    for line in ("из почты", "источник: Пётр Орлов", "source: пётр орлов, python", "источник «Пётр Орлов»"):
        assert found(session, recruiter, base, line) == ["ivanov"], line


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("есть согласие", ["ivanov"]),
        ("with consent", ["ivanov"]),
        ("согласие запрошено", ["petrova"]),
        ("согласие не дано", ["smith"]),
        ("consent withdrawn", ["scherbakov"]),
        ("без согласия", ["scherbakov", "smith", "petrova"]),
        ("python без согласия", ["scherbakov"]),
    ],
)
def test_consents_are_found_as_they_stand(
    session: Session, recruiter: Actor, base: dict[str, int], line: str, who: list[str]
) -> None:
    states = {
        "ivanov": ConsentState.GIVEN,
        "petrova": ConsentState.ASKED,
        "smith": ConsentState.DECLINED,
        "scherbakov": ConsentState.WITHDRAWN,
    }
    for name, state in states.items():
        session.add(Consent(candidate_id=base[name], state=state, since=NOW))
    session.flush()
    search_index.settle(session)
    assert found(session, recruiter, base, line) == who


@pytest.mark.parametrize(
    "line",
    ["без опыта", "junior no experience", "python или go кроме москвы", "от 3 до 5 лет до 250к", "английский B2 не в резерве #тег",
     "добавлены за неделю", "на вакансии дизайнер", "источник: Пётр Орлов", "старше 30", "есть согласие", "+79161112233 иванов"],
)  # fmt: skip
def test_a_search_is_kept_whole(session: Session, recruiter: Actor, line: str) -> None:
    query = search.understand(session, recruiter, line, now=NOW)
    assert query.filters
    assert search_query.load(search_query.dump(query)) == query


# -- filters for a tap ------------------------------------------------------------------------------------


def offered(session: Session, actor: Actor, line: str, group: OfferGroup) -> dict[str, int | None]:
    """The filters of a group by what they are, with how many each leaves."""
    query = search.understand(session, actor, line, now=NOW) if line else SearchQuery()
    found = search_offers.offers(session, actor, query, group, now=NOW)
    return {f"{one.filter.value}{one.filter.low or ''}<{one.filter.high if one.filter.high is not None else ''}": one.count
            for one in found.offers}  # fmt: skip


def test_what_is_offered_is_what_those_found_have(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    talent_pool.set_tags(session, recruiter, base["smith"], "удалёнка", now=NOW)
    session.get_one(Candidate, base["smith"]).source = "Хедхантер"
    session.get_one(Candidate, base["ivanov"]).source = "hh.ru"
    search_index.settle(session)
    assert offered(session, recruiter, "", OfferGroup.COMPETENCY) == {
        "Python<": 2, "Django<": 1, "1С: Бухгалтерия<": 1, "Scrum<": 1, "Go<": 1,
    }  # fmt: skip
    assert offered(session, recruiter, "Go", OfferGroup.COMPETENCY) == {"Go<": None, "Python<": 1}
    assert set(offered(session, recruiter, "", OfferGroup.CITY)) == {
        "Москва<",
        "Казань<",
        "London<",
        "Санкт-Петербург<",
    }
    assert offered(session, recruiter, "moscow", OfferGroup.CITY)["Moscow<"] is None
    assert "Москва<" not in offered(session, recruiter, "moscow", OfferGroup.CITY)
    assert offered(session, recruiter, "", OfferGroup.SOURCE) == {"hh.ru<": 2}
    assert offered(session, recruiter, "", OfferGroup.TAG) == {"удалёнка<": 1}
    assert offered(session, recruiter, "", OfferGroup.EXPERIENCE) == {"<0": 1, "12<": 3, "36<": 2, "72<": 1}
    assert offered(session, recruiter, "", OfferGroup.SALARY) == {
        "RUB<90000": 1,
        "RUB<240000": 2,
        "RUB<300000": 3,
    }
    assert offered(session, recruiter, "", OfferGroup.LANGUAGE) == {
        "english<": 2, "english:C1<": 1,
    }  # fmt: skip


@pytest.mark.parametrize("group", list(OfferGroup))
def test_whatever_is_offered_finds_as_many_as_it_says(
    session: Session, recruiter: Actor, base: dict[str, int], group: OfferGroup
) -> None:
    talent_pool.set_tags(session, recruiter, base["smith"], "удалёнка", now=NOW)
    talent_pool.put_aside(session, recruiter, base["smith"], "позже", now=NOW)
    session.get_one(Candidate, base["petrova"]).referred_by_id = recruiter.id
    session.add(Consent(candidate_id=base["ivanov"], state=ConsentState.GIVEN, since=NOW))
    vacancy = make_vacancy(session, recruiter)
    application = Application(
        candidate_id=base["petrova"], vacancy_id=vacancy.id, stage=Stage.REJECTED, stage_since=NOW,
        created_by_id=recruiter.id, created_at=NOW,
    )  # fmt: skip
    session.add(application)
    search_index.settle(session)
    for line in ("", "python"):
        query = search.understand(session, recruiter, line, now=NOW) if line else SearchQuery()
        offers = [
            one
            for one in search_offers.offers(session, recruiter, query, group, now=NOW).offers
            if not one.is_chosen
        ]
        assert offers or line
        for one in offers:
            found = search.look(session, recruiter, query.having(one.filter), now=NOW)
            assert found.count == one.count, one
            assert query.having(one.filter).lacking(one.filter).filters == query.filters


def test_pay_is_offered_to_whoever_may_see_it(
    session: Session, recruiter: Actor, base: dict[str, int]
) -> None:
    assert base
    lead = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    with pytest.raises(Denied):
        search_offers.offers(session, lead, SearchQuery(), OfferGroup.SALARY, now=NOW)
    with pytest.raises(Denied):
        search_offers.offers(session, lead, SearchQuery(), OfferGroup.CITY, now=NOW)
    with pytest.raises(Denied):
        search_offers.groups(session, lead, SearchQuery(), now=NOW)
