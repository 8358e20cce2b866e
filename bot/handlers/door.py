"""The door: the only handlers that somebody reaches whom the company does not know."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.callbacks import AskToJoin, WithdrawJoining
from bot.domain import joining
from bot.domain.joining import DoorState, Welcome
from bot.runtime.context import BotContext
from bot.runtime.dialogues import Handler, command, linked, membership, pressed, sent
from bot.views import joining as views


async def knock(_update: Update, ctx: BotContext) -> object:
    """/start of somebody unknown: what this is, and HR is asked."""
    if not ctx.is_private:
        return None
    found = await ctx.at_door(joining.knock)
    ctx.show(views.doorstep(ctx.words, found))
    if found.may_share_phone and found.state is not DoorState.DECLINED:
        ctx.say(views.phone_question(ctx.words))
    return None


async def enter_by_link(_update: Update, ctx: BotContext) -> object:
    """/start with an invitation: from here on they belong to the company."""
    if not ctx.is_private:
        return None
    ctx.show(
        views.welcome(ctx.words, await ctx.at_door(joining.enter_by_link, ctx.argument.partition("_")[2]))
    )
    return None


async def enter_by_phone(_update: Update, ctx: BotContext) -> object:
    """A shared contact: one's own number only, Telegram vouches for that."""
    contact = ctx.message.contact
    if contact is None:
        return None
    own = contact.user_id == ctx.user_id
    found = await ctx.at_door(joining.enter_by_phone, contact.phone_number, is_own=own)
    ctx.say(views.keys_away(ctx.words))
    if isinstance(found, Welcome):
        ctx.show(views.welcome(ctx.words, found))
    else:
        ctx.show(views.phone_unknown(ctx.words, found))
    return None


async def ask(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.doorstep(ctx.words, await ctx.at_door(joining.ask_in)))
    return None


async def withdraw(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.doorstep(ctx.words, await ctx.at_door(joining.withdraw)))
    return None


async def turn_away(update: Update, ctx: BotContext) -> object:
    """Anything else: kindly, in private only, and nothing comes of it."""
    found = await ctx.at_door(joining.look)
    if update.callback_query is not None:
        ctx.toast(views.doorstep_toast(ctx.words, found), alert=True)
    elif ctx.is_private:
        ctx.show(views.doorstep(ctx.words, found))
    return None


async def keep_silent(_update: Update, _ctx: BotContext) -> object:
    """A stranger has added the bot to a group: nothing is said there until somebody of the company binds it."""
    return None


handlers: list[Handler] = [
    linked("i", enter_by_link),
    command("start", knock),
    sent(filters.CONTACT, enter_by_phone),
    pressed(AskToJoin, ask),
    pressed(WithdrawJoining, withdraw),
    membership(keep_silent),
    MessageHandler(filters.ALL, turn_away),
    CallbackQueryHandler(turn_away),
]
