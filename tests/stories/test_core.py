"""The house itself, as a person feels it: strangers, presses, old cards, restarts."""

from tests.company import Company


async def test_a_stranger_is_told_kindly_and_shown_nothing(company: Company) -> None:
    await company.stranger.start()
    await company.stranger.settled()
    assert "нет в списке сотрудников" in company.stranger.screen().text
    assert company.stranger.screen().buttons == [["Отозвать запрос"]], (
        "HR has been asked, and nothing else is offered"
    )
    assert company.stranger.commands() == ["start"]


async def test_home_is_one_message_kept_current(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.settled()
    first = anna.screen()
    assert "/menu" not in first.text
    await anna.send("/help")
    await anna.settled()
    assert anna.screen().id != first.id, "the person wrote below: the card comes anew at the bottom"
    assert first.id not in [message.id for message in anna.messages()], "and the old one is taken away"
    await anna.tap("‹ Назад")
    await anna.settled()
    assert anna.screen().text == first.text, "a press edits the card where it stands"
