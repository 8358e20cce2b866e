"""Leaving with a handover, access that ends with the last day, coming back; and the group chat of a department."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, select

from bot.domain import vacancies
from bot.domain.access import actor_by_id
from bot.domain.vacancy_values import VacancyValues
from bot.models import Department, Employee, EmployeeState, EmploymentPeriod, Vacancy
from tests.company import Company

_MINUTE = timedelta(minutes=1)
# Midnight of Moscow after Tuesday, 24 November.
_LAST_MINUTE = datetime(2026, 11, 24, 20, 59, tzinfo=UTC)


async def _open(company: Company, name: str) -> None:
    anna = company.anna
    await anna.send("/people")
    await anna.settled()
    await anna.tap(name)
    await anna.settled()


async def test_boris_leaves_and_hands_everything_over_in_one_step(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    await company.app.database.write(_two_vacancies, company.ids["boris"])
    await boris.send("/newvacancy")
    await boris.settled()
    await _open(company, "Борис Петров")
    await anna.tap("🚪 Увольнение")
    await anna.settled()
    assert "вакансии: 2 (Дизайнер, Юрист)" in anna.screen().text
    assert "черновики: 1" in anna.screen().text
    await anna.tap("Сегодня")
    await anna.settled()
    assert "Последний день: вт, 24 ноября" in anna.screen().text
    await anna.tap("📦 Передать всё")
    await anna.settled()
    await anna.tap("Вера Орлова")
    await anna.settled()
    assert "Дела переданы: Вера Орлова" in anna.screen().text
    assert "ничего не числится" in anna.screen().text
    assert await company.read(_owners) == {company.ids["vera"]}
    await company.move_to(company.clock.now() + _MINUTE)
    assert company.vera.sees("Вам передали дела")
    assert not company.vera.sees("Вас добавили в вакансию"), "one message, not one for every vacancy"


async def test_a_handover_can_be_taken_back(company: Company) -> None:
    anna = company.anna
    await company.everyone_starts()
    await company.app.database.write(_two_vacancies, company.ids["boris"])
    await _open(company, "Борис Петров")
    await anna.tap("🚪 Увольнение")
    await anna.settled()
    await anna.tap("📦 Передать всё")
    await anna.settled()
    await anna.send("Вера")
    await anna.settled()
    assert await company.read(_owners) == {company.ids["vera"]}
    await anna.tap("↩︎ Отменить")
    await anna.settled()
    assert await company.read(_owners) == {company.ids["boris"]}
    await company.move_to(company.clock.now() + _MINUTE)
    assert not company.vera.sees("Вам передали дела")


async def test_access_ends_the_minute_the_last_day_is_over(company: Company) -> None:
    anna, gleb = company.anna, company.gleb
    await company.everyone_starts()
    await _open(company, "Глеб Зайцев")
    await anna.tap("🚪 Увольнение")
    await anna.settled()
    await anna.tap("Сегодня")
    await anna.settled()
    await company.move_to(_LAST_MINUTE)
    await gleb.send("/people")
    await gleb.settled()
    assert "Люди" in gleb.screen().text, "the last day is a day of work"
    await company.move_to(_LAST_MINUTE + 2 * _MINUTE)
    await gleb.send("/people")
    await gleb.settled()
    assert "Ваш доступ закрыт" in gleb.screen().text
    assert gleb.commands() == ["start"]
    assert await company.read(_state, company.ids["gleb"]) is EmployeeState.LEFT
    await company.move_to(_LAST_MINUTE + timedelta(hours=10))
    assert anna.sees("Доступ закрыт: Глеб Зайцев")


async def test_who_comes_back_is_the_same_person(company: Company) -> None:
    anna, gleb = company.anna, company.gleb
    await company.everyone_starts()
    await _open(company, "Глеб Зайцев")
    await anna.tap("🚪 Увольнение")
    await anna.settled()
    await anna.tap("Закрыть доступ сейчас")
    await anna.settled()
    await anna.tap("Закрыть доступ")
    await anna.settled()
    await gleb.start()
    await gleb.settled()
    assert "Ваш доступ закрыт" in gleb.screen().text
    await gleb.tap("Попросить вернуть доступ")
    await gleb.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    assert anna.sees("Раньше работал(а) здесь")
    await anna.tap("✅ Принять")
    await anna.settled()
    await anna.tap("✅ Принять")
    await anna.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    assert "Добро пожаловать" in gleb.screen().text
    assert await company.read(_state, company.ids["gleb"]) is EmployeeState.WORKING
    assert await company.read(_periods, company.ids["gleb"]) == 2


async def test_the_last_administrator_cannot_shut_everybody_out(company: Company) -> None:
    anna = company.anna
    await company.everyone_starts()
    await _open(company, "Анна Смирнова")
    await anna.tap("🔑 Роли")
    await anna.settled()
    toast = await anna.tap("☑ администратор")
    await anna.settled()
    assert toast is not None
    assert "последний администратор" in toast.text
    await anna.send("/invite")
    await anna.settled()
    assert "Приглашение" in anna.screen().text


async def test_a_demoted_recruiter_finds_the_old_buttons_closed(company: Company) -> None:
    anna, boris = company.anna, company.boris
    await company.everyone_starts()
    old = boris.screen()
    assert "newvacancy" in boris.commands()
    await _open(company, "Борис Петров")
    await anna.tap("🔑 Роли")
    await anna.settled()
    await anna.tap("☑ рекрутер")
    await anna.settled()
    await company.move_to(company.clock.now() + _MINUTE)
    assert boris.sees("Ваши роли изменились: сотрудник")
    assert "newvacancy" not in boris.commands()
    toast = await boris.tap("📥 Входящие резюме", message=old)
    assert toast is not None
    assert "недоступно" in toast.text


async def test_a_group_becomes_a_department_s_chat_and_is_followed(company: Company) -> None:
    vera, gleb = company.vera, company.gleb
    await company.everyone_starts()
    group = company.sandbox.add_group("Маркетинг: рабочий", [vera, gleb])
    group.add_bot(by=vera)
    await vera.settled()
    assert vera.screen(group).labels == ["Это чат отдела Маркетинг"]
    toast = await gleb.tap("Это чат отдела Маркетинг", in_=group)
    assert toast is not None
    assert "недоступно" in toast.text, "whoever may not is told in a toast, the group sees nothing"
    assert await company.read(_chat_of, "Маркетинг") is None
    await vera.tap("Это чат отдела Маркетинг", in_=group)
    await vera.settled()
    assert "Это чат отдела Маркетинг" in vera.screen(group).text
    assert await company.read(_chat_of, "Маркетинг") == group.id
    group.migrate()
    await vera.settled()
    assert await company.read(_chat_of, "Маркетинг") == group.id, "the supergroup's id"
    group.remove_bot(by=gleb)
    await vera.settled()
    assert await company.read(_chat_of, "Маркетинг") is None


async def test_a_group_is_connected_by_the_card_s_link(company: Company) -> None:
    anna = company.anna
    await company.everyone_starts()
    await anna.send("/departments")
    await anna.settled()
    await anna.tap("Маркетинг")
    await anna.settled()
    link = await anna.tap("💬 Подключить группу")
    assert link is not None
    group = company.sandbox.add_group("Какая-то группа", [anna, company.gleb])
    group.add_bot(by=anna, payload=link.url.split("startgroup=")[1])
    await anna.settled()
    assert await company.read(_chat_of, "Маркетинг") == group.id


async def test_a_department_gets_a_new_lead_with_the_lead_s_rights(company: Company) -> None:
    anna, gleb = company.anna, company.gleb
    await company.everyone_starts()
    assert "newvacancy" not in gleb.commands()
    await anna.send("/departments")
    await anna.settled()
    await anna.tap("Маркетинг")
    await anna.settled()
    await anna.tap("👔 Руководитель")
    await anna.settled()
    await anna.tap("Глеб Зайцев")
    await anna.settled()
    assert "Руководитель: Глеб Зайцев" in anna.screen().text
    await company.move_to(company.clock.now() + _MINUTE)
    assert gleb.sees("Вы теперь руководите отделом Маркетинг")
    assert "newvacancy" in gleb.commands(), "the lead may ask for a vacancy"
    assert "newvacancy" not in company.vera.commands(), "and the former one no longer"


async def test_one_s_own_profile_is_one_s_own(company: Company) -> None:
    gleb = company.gleb
    await company.everyone_starts()
    await gleb.send("/people")
    await gleb.settled()
    await gleb.tap("Глеб Зайцев")
    await gleb.settled()
    await gleb.tap("✏️ Изменить")
    await gleb.settled()
    assert "Должность" not in gleb.screen().labels
    await gleb.tap("За что отвечает")
    await gleb.settled()
    await gleb.send("пропуска, парковка")
    await gleb.settled()
    assert "Отвечает за: пропуска, парковка" in gleb.screen().text
    await gleb.send("/people")
    await gleb.settled()
    await gleb.tap("Вера Орлова")
    await gleb.settled()
    assert "✏️ Изменить" not in gleb.screen().labels
    assert "Роль" not in gleb.screen().text


def _two_vacancies(session: Session, owner_id: int) -> None:
    owner = actor_by_id(session, owner_id)
    assert owner is not None
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    for title in ("Дизайнер", "Юрист"):
        vacancies.open_vacancy(
            session,
            owner,
            VacancyValues(title=title, closes_on=date(2026, 12, 20), owner_id=owner_id),
            now=now,
        )


def _owners(session: Session) -> set[int]:
    return set(session.exec(select(Vacancy.owner_id)).all())


def _state(session: Session, employee_id: int) -> EmployeeState:
    person = session.get(Employee, employee_id)
    assert person is not None
    return person.state


def _periods(session: Session, employee_id: int) -> int:
    found = session.exec(select(EmploymentPeriod).where(EmploymentPeriod.employee_id == employee_id)).all()
    return len(found)


def _chat_of(session: Session, name: str) -> int | None:
    return session.exec(select(Department.chat_id).where(Department.name == name)).one()
