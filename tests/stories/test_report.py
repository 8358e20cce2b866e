"""/report: figures that open into people, a vacancy's own, the chart and the workbook."""

from tests.company import Company
from tests.hiring import vacancy_in


async def tap(person: object, label: str) -> str:
    await person.tap(label)  # type: ignore[attr-defined]
    await person.settled()  # type: ignore[attr-defined]
    return str(person.screen().text)  # type: ignore[attr-defined]


async def test_figures_open_into_people_and_files_come(company: Company) -> None:
    await company.everyone_starts()
    await company.app.database.write(vacancy_in, company.ids, company.clock.now())
    anna = company.anna
    await anna.send("/report")
    await anna.settled()
    assert "Новый — 3" in anna.screen().text
    await tap(anna, "Воронка")
    assert "Иванова Ольга" in await tap(anna, "Новый")
    assert "Дизайнер" in anna.screen().text
    assert "Иванова Ольга" in await tap(anna, "👤 Иванова")
    await anna.send("/report")
    await anna.settled()
    await tap(anna, "💼 По вакансии")
    assert "Подбор: Дизайнер" in await tap(anna, "💼 Дизайнер")
    assert "✓ Год" in (await tap(anna, "Год")) or "✓ Год" in anna.screen().labels
    await anna.tap("📈 График")
    await company.drained()
    await anna.settled()
    assert any(one.photo for one in anna.messages())
    await anna.send("/report")
    await anna.settled()
    await anna.tap("📄 XLSX")
    await company.drained()
    await anna.settled()
    assert any(one.document and "hiring" in str(one.document) for one in anna.messages())


async def test_who_has_nothing_to_do_with_hiring_is_refused(company: Company) -> None:
    await company.everyone_starts()
    await company.gleb.send("/report")
    await company.gleb.settled()
    assert "Подбор" not in company.gleb.screen().text
