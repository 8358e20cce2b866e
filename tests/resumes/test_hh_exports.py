"""hh.ru exports of made people: every stated field comes out as it went in."""

from __future__ import annotations

import pytest

from bot.resumes import Source, read_resume
from tests.resumes.hh_export import HHExport
from tests.resumes.paper import fonts
from tests.resumes.people import TODAY, MadePerson, made_person

pytestmark = pytest.mark.skipif(fonts() is None, reason="no DejaVu or Liberation font to draw PDFs with")

CURRENCIES = {"₽": "RUB", "$": "USD", "€": "EUR", "₸": "KZT"}
CASES = [(seed, english) for seed in range(100, 112) for english in (False, True)]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{'en' if case[1] else 'ru'}")
def person_and_data(request: pytest.FixtureRequest) -> tuple[MadePerson, bytes]:
    seed, english = request.param
    person = made_person(seed, english=english)
    return person, HHExport(person, seed).data


def test_an_export_comes_out_as_it_went_in(person_and_data: tuple[MadePerson, bytes]) -> None:
    person, data = person_and_data
    resume = read_resume(data, today=TODAY)

    assert resume.source is Source.HH
    assert resume.full_name is not None
    assert resume.full_name.value == person.name
    assert [read.value for read in resume.emails] == [person.email]
    assert {read.value for read in resume.phones} == {f"+{phone}" for phone in person.phones}
    assert (resume.telegram and resume.telegram.value) == person.telegram
    assert resume.city is not None
    assert resume.city.value == person.city
    assert (resume.birth_date and resume.birth_date.value) == person.born
    assert (resume.age and resume.age.value) == person.age
    assert resume.position is not None
    assert resume.position.value == person.position
    pay = resume.salary.value if resume.salary else None
    assert (pay and (pay.amount_min, pay.currency)) == (
        person.salary and (person.salary[0], CURRENCIES[person.salary[1]])
    )
    assert [read.value.name for read in resume.languages] == [name for name, _ in person.languages]
    assert set(person.skills) <= {read.line for read in resume.skills}


def test_jobs_keep_their_order_dates_and_text(person_and_data: tuple[MadePerson, bytes]) -> None:
    person, data = person_and_data
    resume = read_resume(data, today=TODAY)

    assert (resume.exp_months.value if resume.exp_months else 0) == person.months
    assert [(read.value.company, read.value.position) for read in resume.jobs] == [
        (job.company, job.position) for job in person.jobs
    ]
    assert [read.value.months for read in resume.jobs] == [job.months for job in person.jobs]
    assert [read.value.current for read in resume.jobs] == [job.end is None for job in person.jobs]
    assert not any("Резюме обновлено" in read.value.text for read in resume.jobs)
