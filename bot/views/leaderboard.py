"""The leaderboard: the first places, one's own, and departments side by side; in a group the first five only."""

from bot.callbacks import OpenHome, OpenPoints, OpenTeams, OpenTop
from bot.domain.leaderboard import Leaderboard, MyPlace, Place, Span, Teams
from bot.domain.seasons import Season
from bot.i18n import Html, Words, blocks, html, lines
from bot.views.format import clip
from bot.views.points_text import season_name
from bot.views.screen import Button, Row, Screen, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

IN_GROUP = 5
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
_NAME = 60
_LABEL = 32


def top_screen(words: Words, board: Leaderboard) -> Screen:
    """A page of places, one's own place below it, and the other boards."""
    return Screen(
        blocks(
            _title(words, board.span, board.season, board.department),
            _places(words, board.places) or _empty(words, board.span),
            _mine(words, board.mine) if board.mine is not None and board.places else None,
        ),
        keyboard(
            pager(
                board.page,
                board.pages,
                lambda page: OpenTop(board.span.value, board.department_id, page),
            ),
            *_chips(words, board),
            back_row(words, OpenHome(), Button(words("top-button-points"), OpenPoints(None, 0))),
        ),
    )


def group_screen(words: Words, board: Leaderboard, bot_username: str) -> Screen:
    """The first places, for a group: nobody's own place, no buttons that would change it for everybody."""
    address = f"https://t.me/{bot_username}?start=menu"
    return Screen(
        blocks(
            _title(words, board.span, board.season, board.department),
            _places(words, board.places[:IN_GROUP]) or _empty(words, board.span),
        ),
        keyboard((Button(words("top-button-private"), url=address),)),
    )


def teams_screen(words: Words, found: Teams) -> Screen:
    """Departments by points a person; each opens its own board."""
    rows = [
        words.html(
            "top-team",
            place=_place(team.place),
            name=clip(team.name, _NAME),
            average=words.number(team.average),
            people=team.people,
        )
        for team in found.teams
    ]
    opens = [
        Button(clip(team.name, _LABEL), OpenTop(found.span.value, team.department_id, 0))
        for team in found.teams[:10]
    ]
    spans = tuple(
        Button(_chosen(words.option("top-span", span), span is found.span), OpenTeams(span.value))
        for span in Span
    )
    return Screen(
        blocks(
            _teams_title(words, found),
            lines(*rows) if rows else words.html("top-teams-empty"),
            words.html("top-teams-hint") if rows else None,
        ),
        keyboard(*in_rows(opens, most=2), spans, back_row(words, OpenTop(found.span.value, None, 0))),
    )


def _title(words: Words, span: Span, season: Season, department: str) -> Html:
    when = season_name(words, season) if span is Span.SEASON else words("top-all-time")
    return words.html("top-title", when=when, where=department or words("top-company"))


def _teams_title(words: Words, found: Teams) -> Html:
    when = season_name(words, found.season) if found.span is Span.SEASON else words("top-all-time")
    return words.html("top-teams-title", when=when)


def _places(words: Words, places: tuple[Place, ...]) -> Html:
    return lines(*(_row(words, one) for one in places))


def _row(words: Words, one: Place) -> Html:
    name = f"{one.name}, {one.position}" if one.position else one.name
    values = {"place": _place(one.place), "name": clip(name, _NAME), "earned": words.number(one.earned)}
    return words.html("top-row-mine", **values) if one.is_me else words.html("top-row", **values)


def _place(place: int) -> Html:
    return html(_MEDALS.get(place, f"{place}."))


def _empty(words: Words, span: Span) -> Html:
    return words.html("top-empty-season") if span is Span.SEASON else words.html("top-empty")


def _mine(words: Words, mine: MyPlace) -> Html:
    earned = words.number(max(mine.earned, 0))
    if mine.place is None:
        return words.html("top-not-yet", missing=mine.missing or 0)
    if mine.missing is None:
        return words.html("top-first", earned=earned)
    return words.html(
        "top-mine",
        place=str(mine.place),
        earned=earned,
        missing=mine.missing,
        next=str(mine.next_place or 1),
    )


def _chips(words: Words, board: Leaderboard) -> tuple[Row, ...]:
    spans = tuple(
        Button(
            _chosen(words.option("top-span", span), span is board.span),
            OpenTop(span.value, board.department_id, 0),
        )
        for span in Span
    )
    own = board.own_department_id
    scopes = [
        Button(
            _chosen(words("top-chip-company"), board.department_id is None),
            OpenTop(board.span.value, None, 0),
        )
    ]
    if own is not None:
        scopes.append(
            Button(
                _chosen(words("top-chip-department"), board.department_id == own),
                OpenTop(board.span.value, own, 0),
            )
        )
    scopes.append(Button(words("top-chip-teams"), OpenTeams(board.span.value)))
    return (spans, tuple(scopes))


def _chosen(label: str, is_chosen: bool) -> str:
    return f"✓ {label}" if is_chosen else label
