"""Letters as people's mail programs send them."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
MARIA, ARTEM, AIGUL, DENIS = (
    SAMPLES / name
    for name in ("gen-hh-ru-01.pdf", "gen-hh-ru-02.docx", "gen-hh-ru-03.pdf", "gen-hh-ru-04.pdf")
)
COVER = (
    "Здравствуйте!\nМеня зовут Мария Соколова. Хочу работать у вас дизайнером: люблю шрифты и сетки.\nМария"
)


def letter(
    subject: str,
    text: str,
    *files: Path | tuple[str, bytes],
    sender: str = "Мария Соколова <maria@example.com>",
    to: str = "jobs@romashka.example",
    inside: bytes | None = None,
    message_id: str = "",
) -> bytes:
    """A letter with attachments; `inside` is another letter sent on as an attachment."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = "Tue, 24 Nov 2026 10:15:00 +0300"
    message["Message-ID"] = message_id or make_msgid(domain="example.com")
    message.set_content(text)
    for file in files:
        name, data = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if inside is not None:
        message.add_attachment(message_from_bytes(inside, policy=SMTP))
    return message.as_bytes()


PLAIN = letter("Resume: plain", "Добрый день! Моё резюме во вложении.", MARIA)
FORWARDED = letter(
    "Fwd: forwarded",
    "Посмотри, по-моему хороший.\nГлеб, +7 900 555-66-77\n\n"
    "-------- Пересылаемое сообщение --------\nОт кого: Артём Кузнецов <artem.k@example.org>\n"
    "Кому: Глеб Зайцев <gleb@romashka.example>\nДата: понедельник, 23 ноября 2026\nТема: Ищу работу\n\n"
    "Глеб, привет! Передай, пожалуйста, рекрутерам.\nАртём",
    ARTEM,
    sender="Глеб Зайцев <gleb@romashka.example>",
)
TWO_FILES = letter(
    "Two files", "Резюме и сопроводительное письмо.", AIGUL, ("Сопроводительное.txt", COVER.replace("Мария Соколова", "Айгуль").encode()),
    sender="aigul@example.com",
)  # fmt: skip
BARE = letter(
    "Invoice", "Коллеги, высылаю счёт за ноябрь, оплатите до пятницы.", sender="Счета <billing@example.net>"
)
BROKEN = letter(
    "Broken",
    "Моё резюме.",
    ("Резюме.pdf", b"%PDF-1.4\n" + b"\x00garbage" * 50),
    sender="Пётр <petr@example.com>",
)
FIVE = (PLAIN, FORWARDED, TWO_FILES, BARE, BROKEN)
