"""The house itself, as a person feels it: strangers, presses, old cards, restarts."""

from tests.company import Company


async def test_a_stranger_is_told_kindly_and_shown_nothing(company: Company) -> None:
    await company.stranger.start()
    await company.stranger.settled()
    assert "нет в списке сотрудников" in company.stranger.screen().text
    assert company.stranger.screen().buttons == []
    assert company.stranger.commands() == ["start"]
