"""Files up and down: ids that stay, albums, forwards, limits."""

from __future__ import annotations

import json
import struct
import zlib

import pytest


def png(width: int = 3, height: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    )


async def download(bot, path: str) -> tuple[int, bytes]:
    async with bot.session.get(f"{bot.sandbox.url}/file/bot{bot.sandbox.token}/{path}") as answer:
        return answer.status, await answer.read()


async def test_a_persons_file_is_downloaded(bot, anna):
    await anna.send_file(b"%PDF-1.4 hello", "Резюме Ким.pdf", caption="вот #резюме")
    message = (await bot.taken())[0]["message"]
    document = message["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "Резюме Ким.pdf",
        "application/pdf",
        14,
    )
    assert message["caption_entities"][0]["type"] == "hashtag"
    found = await bot.ok("getFile", file_id=document["file_id"])
    assert await download(bot, found["file_path"]) == (200, b"%PDF-1.4 hello")
    assert (await download(bot, "documents/none.pdf"))[0] == 404
    assert await bot.refused("getFile", file_id="BQACnothing") == "Bad Request: invalid file_id"
    assert await bot.refused("getFile") == "Bad Request: file_id not specified"


async def test_the_same_file_keeps_its_unique_id(bot, anna):
    await anna.send_file(b"one", "a.txt")
    await anna.send_file(b"one", "a.txt")
    await anna.send_file(b"two", "a.txt")
    ids = [u["message"]["document"]["file_unique_id"] for u in await bot.taken()]
    assert ids[0] == ids[1] != ids[2]


async def test_over_20_megabytes_is_too_big_to_download(bot, anna):
    await anna.send_file(bytes(20 * 1024 * 1024 + 1), "big.bin")
    document = (await bot.taken())[0]["message"]["document"]
    assert await bot.refused("getFile", file_id=document["file_id"]) == "Bad Request: file is too big"


async def test_the_bot_sends_a_document_and_sends_it_again_by_id(bot, anna):
    sent = await bot.form("sendDocument", {"chat_id": anna.id, "caption": "<b>Отчёт</b>", "parse_mode": "HTML"},
                          document=("отчёт.xlsx", b"PK"))  # fmt: skip
    shown = anna.screen()
    assert (shown.document.name, shown.data, shown.html) == ("отчёт.xlsx", b"PK", "<b>Отчёт</b>")
    file_id = sent["result"]["document"]["file_id"]
    again = await bot.ok("sendDocument", chat_id=anna.id, document=file_id)
    assert again["document"] == sent["result"]["document"]
    assert await bot.refused("sendPhoto", chat_id=anna.id, photo=file_id) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    assert await bot.refused("sendDocument", chat_id=anna.id, document="nonsense") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert (
        await bot.refused("sendDocument", chat_id=anna.id)
        == "Bad Request: there is no document in the request"
    )


async def test_photos_must_be_pictures(bot, anna):
    body = await bot.form("sendPhoto", {"chat_id": anna.id}, photo=("a.png", b"no picture"))
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    body = await bot.form("sendPhoto", {"chat_id": anna.id}, photo=("a.png", png(30, 20)))
    assert (body["result"]["photo"][-1]["width"], body["result"]["photo"][-1]["height"]) == (30, 20)
    body = await bot.form("sendDocument", {"chat_id": anna.id}, document=("a.txt", b""))
    assert body["description"] == "Bad Request: file must be non-empty"


async def test_albums_from_people_are_separate_messages_with_one_id(bot, anna):
    await anna.send_album([("a.pdf", b"1"), ("b.pdf", b"2")], caption="два отклика")
    first, second = (u["message"] for u in await bot.taken())
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("два отклика", False)


async def test_albums_from_the_bot(bot, anna):
    media = json.dumps([{"type": "document", "media": "attach://one", "caption": "x"},
                        {"type": "document", "media": "attach://two"}])  # fmt: skip
    body = await bot.form(
        "sendMediaGroup", {"chat_id": anna.id, "media": media}, one=("1.txt", b"1"), two=("2.txt", b"2")
    )
    assert len({m["media_group_id"] for m in body["result"]}) == 1
    assert [m.document.name for m in anna.messages()[1:]] == ["1.txt", "2.txt"]
    mixed = [{"type": "document", "media": "x"}, {"type": "photo", "media": "y"}]
    assert await bot.refused("sendMediaGroup", chat_id=anna.id, media=mixed) == (
        "Bad Request: document can't be mixed with other media types"
    )
    assert await bot.refused("sendMediaGroup", chat_id=anna.id, media=[{"type": "document"}]) == (
        "Bad Request: can't parse InputMedia: Can't find field \"media\""
    )
    assert await bot.refused("sendMediaGroup", chat_id=anna.id, media=[{"type": "gif", "media": "x"}]) == (
        'Bad Request: can\'t parse InputMedia: type "gif" is unsupported'
    )
    eleven = [{"type": "document", "media": "x"}] * 11
    assert await bot.refused("sendMediaGroup", chat_id=anna.id, media=eleven) == (
        "Bad Request: too many messages to send as an album"
    )
    assert not [refusal for refusal in bot.sandbox.refusals if refusal.lint]


async def test_media_can_be_exchanged(bot, anna):
    sent = (await bot.form("sendPhoto", {"chat_id": anna.id}, photo=("a.png", png())))["result"]
    fields = {"chat_id": anna.id, "message_id": sent["message_id"],
              "media": json.dumps({"type": "photo", "media": "attach://p", "caption": "новая"})}  # fmt: skip
    await bot.form("editMessageMedia", fields, p=("b.png", png(9, 9)))
    assert (anna.screen().photo.width, anna.screen().text, anna.screen().edited) == (9, "новая", True)


async def test_unused_files_are_lint(bot, anna):
    await bot.form("sendMessage", {"chat_id": anna.id, "text": "x"}, stray=("a.txt", b"1"))
    assert bot.sandbox.refusals[-1].description == "unused file 'stray'"


async def test_forwards_of_people_hidden_people_and_channels(bot, anna, sandbox):
    boris = sandbox.add_person(first_name="Борис")
    channel = sandbox.add_channel("Работа в IT")
    await anna.forward("Ищу дизайнера", boris)
    await anna.forward("Ищу тестировщика", "Скрытый Пользователь")
    await anna.forward("Вакансии недели", channel)
    origins = [u["message"]["forward_origin"] for u in await bot.taken()]
    assert [origin["type"] for origin in origins] == ["user", "hidden_user", "channel"]
    assert origins[0]["sender_user"]["id"] == boris.id
    assert origins[1]["sender_user_name"] == "Скрытый Пользователь"
    assert origins[2]["chat"]["title"] == "Работа в IT"
    with pytest.raises(ValueError, match="origin"):
        await anna.forward("ниоткуда")


async def test_a_forwarded_file_keeps_its_first_author_and_its_bytes(bot, anna, sandbox):
    boris = sandbox.add_person(first_name="Борис")
    sent = await boris.send_album([("a.pdf", b"1"), ("b.pdf", b"2")])
    once = await anna.forward(sent)
    assert once.forwarded_from == "Борис"
    messages = [u["message"] for u in await bot.taken()]
    assert messages[0]["document"]["file_unique_id"] == messages[2]["document"]["file_unique_id"]
    assert messages[2]["media_group_id"] == messages[3]["media_group_id"] != messages[0]["media_group_id"]
    clara = sandbox.add_person(first_name="Клара")
    twice = await clara.forward(once)
    assert twice.forwarded_from == "Борис"
    assert twice.data == b"2"


async def test_the_bot_forwards_and_copies(bot, anna, sandbox):
    boris = sandbox.add_person(first_name="Борис")
    await boris.start()
    said = await anna.send_file(b"1", "a.pdf", caption="вот")
    await bot.ok("forwardMessage", chat_id=boris.id, from_chat_id=anna.id, message_id=said.id)
    assert boris.screen().forwarded_from == "Анна Ким"
    copied = await bot.ok(
        "copyMessage", chat_id=boris.id, from_chat_id=anna.id, message_id=said.id, caption="копия"
    )
    assert copied == {"message_id": boris.screen().id}
    assert (boris.screen().text, boris.screen().forwarded_from) == ("копия", None)
    ids = await bot.ok("forwardMessages", chat_id=boris.id, from_chat_id=anna.id, message_ids=[said.id, 900])
    assert ids == [{"message_id": boris.screen().id}]
    assert await bot.refused(
        "forwardMessages", chat_id=boris.id, from_chat_id=anna.id, message_ids=[2, 1]
    ) == ("Bad Request: message identifiers must be in a strictly increasing order")
    secret = await bot.ok("sendMessage", chat_id=anna.id, text="секрет", protect_content=True)
    assert await bot.refused(
        "forwardMessage", chat_id=boris.id, from_chat_id=anna.id, message_id=secret["message_id"]
    ) == ("Bad Request: the message can't be forwarded")


async def test_contacts_and_voice(bot, anna, sandbox):
    boris = sandbox.add_person(first_name="Борис")
    await anna.send_contact("+79215550123", "Борис", user=boris)
    await anna.send_voice(duration=5)
    contact, voice = (u["message"] for u in await bot.taken())
    assert contact["contact"] == {"phone_number": "+79215550123", "first_name": "Борис", "user_id": boris.id}
    assert voice["voice"]["duration"] == 5
    await bot.ok("sendContact", chat_id=anna.id, phone_number="+7999", first_name="Клара")
    assert anna.screen().kind == "contact"


async def test_a_percent_encoded_name_is_lint(bot, anna):
    name = "%D0%BE%D1%82.txt"
    await bot.form("sendDocument", {"chat_id": anna.id}, document=(name, b"1"))
    assert anna.screen().document.name == name, "Telegram does not decode it either"
    assert "percent-encoded" in bot.sandbox.refusals[-1].description
