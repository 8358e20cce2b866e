"""/top: who has earned how much; and /board: what a group hears of points."""

from telegram import Update

from bot.callbacks import BindBoard, OpenTeams, OpenTop, SetBoardMode, option_of
from bot.domain import leaderboard, points_boards
from bot.domain.errors import Outdated
from bot.domain.leaderboard import Span
from bot.domain.points_boards import BoardCard
from bot.models import BoardMode
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, pressed
from bot.views import leaderboard as views
from bot.views import points_boards as board_views

_BOARD = "points-board"


async def show_top(_update: Update, ctx: BotContext) -> object:
    """/top: in private with one's own place, in a group the first places only."""
    if not ctx.is_private:
        department_id = await ctx.query(points_boards.department_of_chat, ctx.chat_id)
        found = await ctx.transact(leaderboard.leaderboard, department_id=department_id)
        ctx.say(views.group_screen(ctx.words, found, ctx.bot.username))
        return END
    ctx.show(views.top_screen(ctx.words, await ctx.transact(leaderboard.leaderboard)))
    return END


async def open_top(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenTop)
    found = await ctx.transact(
        leaderboard.leaderboard,
        option_of(Span, press.span),
        department_id=press.department_id,
        page=press.page,
    )
    ctx.show(views.top_screen(ctx.words, found))
    return END


async def open_teams(_update: Update, ctx: BotContext) -> object:
    span = option_of(Span, ctx.pressed(OpenTeams).span)
    ctx.show(views.teams_screen(ctx.words, await ctx.transact(leaderboard.teams, span)))
    return END


async def show_board(_update: Update, ctx: BotContext) -> object:
    """/board in a group, for HR and the leads."""
    if ctx.is_private:
        ctx.show(board_views.only_in_groups(ctx.words))
        return END
    _show(ctx, await ctx.query(points_boards.board, ctx.chat_id))
    return END


async def bind_board(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(BindBoard)
    try:
        card = await ctx.transact(points_boards.bind, ctx.chat_id, press.department_id, rev=press.rev)
    except Outdated:
        return await _fresh(ctx)
    ctx.toast(ctx.words("settings-saved"))
    _show(ctx, card)
    return END


async def set_mode(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetBoardMode)
    mode = option_of(BoardMode, press.mode)
    try:
        card = await ctx.transact(points_boards.set_mode, ctx.chat_id, mode, rev=press.rev)
    except Outdated:
        return await _fresh(ctx)
    ctx.toast(ctx.words("settings-saved"))
    _show(ctx, card)
    return END


async def _fresh(ctx: BotContext) -> object:
    ctx.toast(ctx.words("card-updated"))
    _show(ctx, await ctx.query(points_boards.board, ctx.chat_id))
    return END


def _show(ctx: BotContext, card: BoardCard) -> None:
    ctx.show(board_views.board_screen(ctx.words, card), slot=_BOARD)


handlers: list[Handler] = [
    command("top", show_top),
    command("board", show_board),
    pressed(OpenTop, open_top),
    pressed(OpenTeams, open_teams),
    pressed(BindBoard, bind_board),
    pressed(SetBoardMode, set_mode),
]
