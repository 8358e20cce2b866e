"""What is kept of chats: their newest message, and the new id of a group that became a supergroup."""

from sqlmodel import Session, col, delete, select, update

from bot.models import Chat, Department, Dialogue, OutboxMessage, PointsBoard, SentMessage, ShownScreen


def note_message(session: Session, chat_id: int, message_id: int, *, kind: str = "", title: str = "") -> None:
    """Remember the newest message of a chat."""
    chat = session.get(Chat, chat_id)
    if chat is None:
        chat = Chat(id=chat_id, kind=kind or ("private" if chat_id > 0 else "group"), title=title)
    if kind:
        chat.kind, chat.title = kind, title
    chat.last_message_id = max(chat.last_message_id, message_id)
    session.add(chat)


def migrate_chat(session: Session, old_id: int, new_id: int) -> None:
    """A group became a supergroup: follow it wherever its id is kept. Told twice (by a message, by a refusal), it is done once.

    Messages of the old group cannot be reached any more: what was shown there is shown anew.
    """
    old = session.get(Chat, old_id)
    if old is not None:
        if session.get(Chat, new_id) is None:
            session.add(Chat(id=new_id, kind="supergroup", title=old.title))
        session.delete(old)
    session.exec(delete(SentMessage).where(col(SentMessage.chat_id) == old_id))
    session.exec(update(OutboxMessage).where(col(OutboxMessage.chat_id) == old_id).values(chat_id=new_id))
    for shown in session.exec(select(ShownScreen).where(ShownScreen.chat_id == old_id)).all():
        if session.get(ShownScreen, (new_id, shown.slot)) is None:
            session.add(
                ShownScreen(chat_id=new_id, slot=shown.slot, state=shown.state, updated_at=shown.updated_at)
            )
        session.delete(shown)
    for stands in session.exec(select(Dialogue).where(Dialogue.chat_id == old_id)).all():
        if session.get(Dialogue, (new_id, stands.user_id)) is None:
            kept = stands.model_dump() | {"chat_id": new_id}
            session.add(Dialogue(**kept))
        session.delete(stands)
    for table in (Department, PointsBoard):
        session.exec(update(table).where(col(table.chat_id) == old_id).values(chat_id=new_id))
