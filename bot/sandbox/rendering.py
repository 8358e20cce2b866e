"""Text and entities as safe HTML: for the page, and for tests that look at formatting."""

from __future__ import annotations

import html
from typing import Any

Json = dict[str, Any]

_PLAIN = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "spoiler": "tg-spoiler", "blockquote": "blockquote",
}  # fmt: skip


def _tags(entity: Json, text: str) -> tuple[str, str] | None:
    """The start and end tag an entity is shown with; None for what is shown as plain text."""
    kind = entity["type"]
    if kind in _PLAIN:
        return f"<{_PLAIN[kind]}>", f"</{_PLAIN[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        language = html.escape(entity.get("language", ""))
        return (
            (f'<pre><code class="language-{language}">', "</code></pre>") if language else ("<pre>", "</pre>")
        )
    if kind == "date_time":
        shape = html.escape(entity.get("date_time_format", ""))
        return f'<tg-time unix="{entity["unix_time"]}" format="{shape}">', "</tg-time>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{html.escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
    address = _address(entity, text)
    return (f'<a href="{html.escape(address)}">', "</a>") if address else None


def _address(entity: Json, text: str) -> str:
    kind = entity["type"]
    if kind == "text_link":
        return str(entity["url"])
    if kind == "text_mention":
        return f"tg://user?id={entity['user']['id']}"
    if kind == "url":
        return text if "://" in text else f"https://{text}"
    if kind == "email":
        return f"mailto:{text}"
    if kind == "phone_number":
        return f"tel:{text}"
    return ""


def render_html(text: str, entities: list[Json]) -> str:
    """Safe HTML; entities that cross are closed and opened again, so tags always nest."""
    units = text.encode("utf-16-le")
    edges = sorted(
        {0, len(units) // 2, *(p for e in entities for p in (e["offset"], e["offset"] + e["length"]))}
    )
    ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    out: list[str] = []
    stack: list[tuple[int, str, str]] = []  # where it ends, start tag, end tag
    for place, following in zip(edges, [*edges[1:], None], strict=True):
        reopened = []
        while stack and any(end <= place for end, _, _ in stack):
            end, start_tag, end_tag = stack.pop()
            out.append(end_tag)
            if end > place:
                reopened.append((end, start_tag, end_tag))
        for entry in reversed(reopened):
            out.append(entry[1])
            stack.append(entry)
        for entity in ordered:
            if entity["offset"] == place and entity["length"] > 0:
                end = place + entity["length"]
                tags = _tags(entity, units[place * 2 : end * 2].decode("utf-16-le", "replace"))
                if tags is not None:
                    out.append(tags[0])
                    stack.append((end, *tags))
        if following is not None:
            out.append(
                html.escape(units[place * 2 : following * 2].decode("utf-16-le", "replace"), quote=False)
            )
    return "".join(out)
