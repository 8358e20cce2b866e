"""A chat with a candidate, a file and a voice are forwarded to the card, answered to it, and open from the timeline."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain.candidate_names import name_key
from bot.i18n import Language
from bot.models import Candidate, CandidateFile, StoredFile
from bot.sandbox import Person
from tests.company import Company


async def _candidate(company: Company) -> None:
    def keep(session: Session) -> None:
        name = "Иванова Мария Сергеевна"
        session.add(
            Candidate(
                full_name=name,
                name_key=name_key(name),
                created_by_id=company.ids["anna"],
                created_at=company.clock.now(),
            )
        )

    await company.app.database.write(keep)


async def _tap(person: Person, label: str) -> str:
    await person.tap(label)
    await person.settled()
    return person.screen().text


async def _card(company: Company, person: Person) -> None:
    await company.everyone_starts()
    await _candidate(company)
    await person.send("Иванова")
    await person.settled()


async def test_a_chat_and_a_file_are_forwarded_to_the_card(company: Company) -> None:
    boris = company.boris
    await _card(company, boris)
    await _tap(boris, "💬 Связь и резерв")
    assert "Перешлите или пришлите" in await _tap(boris, "📎 Переслать в карточку")
    await boris.forward("Добрый день! Готова выйти с 1 декабря", "Мария Иванова")
    await boris.settled()
    said = boris.screen().text
    assert "💬 Мессенджер: записано, Иванова Мария Сергеевна" in said
    assert "↪️ Мария Иванова" in said
    assert "Можно прислать ещё" in said
    await boris.send_file(b"%PDF portfolio", "портфолио.pdf", mime="application/pdf")
    await boris.settled()
    assert "📎 портфолио.pdf" in boris.screen().text
    await boris.send_voice(duration=75)
    await boris.settled()
    assert "📎 Голосовое 1-15" in boris.screen().text
    await _tap(boris, "✓ Готово")
    history = await _tap(boris, "🕘 История")
    assert "Готова выйти с 1 декабря" in history
    await boris.tap("📎 портфолио.pdf")
    await boris.settled()
    sent = boris.screen()
    assert "Файл из карточки: Иванова Мария Сергеевна" in sent.text
    assert sent.document is not None
    assert await company.read(_kept) == 2
    await boris.send("/inbox")
    await boris.settled()
    assert "портфолио" not in boris.screen().text, "it is a file of the card, no résumé to be sorted"


async def test_a_voice_that_answers_a_card_is_kept_and_taken_back(company: Company) -> None:
    boris = company.boris
    await _card(company, boris)
    await boris.send_voice(reply_to=boris.screen())
    await boris.settled()
    assert "записано, Иванова Мария Сергеевна" in boris.screen().text
    assert await company.read(_kept) == 1
    await _tap(boris, "↩︎ Отменить")
    assert await company.read(_kept) == 0
    assert await company.read(_bytes) == 0


async def test_a_file_that_telegram_gives_to_no_bot_is_said_at_once(company: Company) -> None:
    boris = company.boris
    await _card(company, boris)
    await boris.send_file(bytes(21 * 1024 * 1024), "видео.mov", reply_to=boris.screen())
    await boris.settled()
    assert "видео.mov" in boris.screen().text
    assert "20 МБ" in boris.screen().text
    assert await company.read(_kept) == 0


async def test_what_comes_much_later_is_not_put_on_the_card(company: Company) -> None:
    boris = company.boris
    await _card(company, boris)
    await _tap(boris, "💬 Связь и резерв")
    await _tap(boris, "📎 Переслать в карточку")
    await company.move_to(company.clock.now() + timedelta(minutes=20))
    await boris.forward("Это про другого", "Кто-то")
    await boris.settled()
    assert "Прошло больше десяти минут" in boris.screen().text
    await _tap(boris, "📎 Переслать в карточку")
    await boris.forward("Всё-таки про неё", "Кто-то")
    await boris.settled()
    assert "записано, Иванова Мария Сергеевна" in boris.screen().text


@pytest.mark.parametrize("language", [Language.EN])
async def test_in_english_a_contact_is_added(company: Company, language: Language) -> None:
    assert company.language is language
    boris = company.boris
    await _card(company, boris)
    await _tap(boris, "💬 Contact and pool")
    assert "all of it is kept on the card" in await _tap(boris, "📎 Forward to the card")
    await boris.send_contact("+79161234567", "Maria")
    await boris.settled()
    assert "Maria +79161234567" in boris.screen().text
    await boris.tap("👤 Card")
    await boris.settled()
    assert "916 123-45-67" in boris.screen().text


def _kept(session: Session) -> int:
    return len(session.exec(select(CandidateFile)).all())


def _bytes(session: Session) -> int:
    return len(session.exec(select(StoredFile)).all())
