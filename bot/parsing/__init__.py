"""Typed and pasted words → values: pure functions, no database, no Telegram.

Nothing here guesses silently: a reader returns ``None`` (or leaves the words in ``leftovers``) for what it
does not understand, and the views echo in full what it did.
"""
