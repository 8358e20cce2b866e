"""What somebody has sent or forwarded, as the domain keeps it: whose it was, which file it holds, what that is called."""

from dataclasses import dataclass
from datetime import datetime

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.domain.profile_files import SentThing
from bot.i18n import Words

# Telegram gives bots no file bigger than this: core.telegram.org/bots/api#getfile
LARGEST_FILE = 20 * 1024 * 1024

_ENDINGS = {
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/x-m4a": ".m4a",
    "video/webm": ".webm",
}


@dataclass(frozen=True)
class SentFile:
    """A file of a message: Telegram's id of it, a name for people, its type, its size in bytes (0 when not told)."""

    telegram_file_id: str
    name: str
    mime: str
    size: int


def forwarded_from(message: Message) -> str:
    """The channel or person a message was forwarded from, as Telegram shows it."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            return user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
        case MessageOriginChannel(chat=chat):
            return chat.title or ""
        case MessageOriginChat(sender_chat=chat):
            return chat.title or ""
        case _:
            return ""


def recording_of(message: Message, words: Words) -> SentFile | None:
    """A voice or video message, named by its kind and length; None for anything else."""
    spoken = message.voice or message.audio
    media = spoken or message.video or message.video_note
    if media is None:
        return None
    word = words("intake-voice") if spoken else words("intake-video")
    mime = getattr(media, "mime_type", None) or ("audio/ogg" if spoken else "video/mp4")
    seconds = media.duration if isinstance(media.duration, int) else int(media.duration.total_seconds())
    name = f"{word} {seconds // 60}-{seconds % 60:02}{_ENDINGS.get(mime, '.mp4')}"
    return SentFile(media.file_id, name, mime, media.file_size or 0)


def file_of(message: Message, words: Words) -> SentFile | None:
    """The file of a message: a document, the largest size of a photo, a recording; None when it holds none."""
    if (document := message.document) is not None:
        name = document.file_name or "file"
        return SentFile(document.file_id, name, document.mime_type or "", document.file_size or 0)
    if message.photo:
        photo = message.photo[-1]
        return SentFile(photo.file_id, "photo.jpg", "image/jpeg", photo.file_size or 0)
    return recording_of(message, words)


def thing_of(message: Message, words: Words) -> SentThing | None:
    """What of a message can be kept with a candidate; None for a sticker, a place and the like."""
    file, contact = file_of(message, words), message.contact
    text = (message.text or message.caption or "").strip()
    if file is None and contact is None and not text:
        return None
    origin = message.forward_origin
    by_person = isinstance(origin, MessageOriginUser | MessageOriginHiddenUser)
    at: datetime = origin.date if origin is not None else message.date
    return SentThing(
        text=text,
        sent_at=at,
        forwarded_from=forwarded_from(message),
        by_person=by_person,
        telegram_file_id=file.telegram_file_id if file is not None else "",
        file_name=file.name if file is not None else "",
        mime=file.mime if file is not None else "",
        phone=contact.phone_number if contact is not None else "",
        contact_name=" ".join(part for part in (contact.first_name, contact.last_name) if part)
        if contact is not None
        else "",
    )
