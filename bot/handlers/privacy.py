"""Personal data: a candidate's consent, retention and erasure; /privacy with rules, acts and the trail; /export."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AskConsent,
    BeginErasure,
    ChooseGround,
    EditConsentText,
    EditPrivacyRule,
    EraseCandidate,
    ExportList,
    ExportPerson,
    MarkConsent,
    OpenAct,
    OpenActs,
    OpenAudit,
    OpenConsentText,
    OpenEnding,
    OpenExports,
    OpenPrivacy,
    OpenPrivacyHome,
    OpenPrivacyRules,
    PrintAct,
    SettleConsent,
    StaleButton,
    SwitchErasing,
    option_of,
)
from bot.domain import audit, consents, data_exports, erasure, privacy_cards, privacy_rules
from bot.domain.access import Permission
from bot.domain.consents import MARKED
from bot.domain.errors import Outdated
from bot.domain.privacy_rules import LONGEST_TEXT, PrivacyRule
from bot.i18n import Language
from bot.models import ConsentChannel, ConsentState, ErasureGround, ExportFormat, ExportWhat
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Callback, Handler, command, conversation, linked, pressed, typed
from bot.views import consent_door
from bot.views import home as home_views
from bot.views import privacy as views
from bot.views import privacy_home as home_screens

# -- one candidate ----------------------------------------------------------------------------------------


async def open_card(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenPrivacy).candidate_id)


async def _show(ctx: BotContext, candidate_id: int) -> object:
    card = await ctx.transact(privacy_cards.of_candidate, candidate_id)
    ctx.show(views.privacy_card(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def ask_consent(_update: Update, ctx: BotContext) -> object:
    """The link and the words to send it with."""
    asked = await ctx.transact(consents.ask, ctx.pressed(AskConsent).candidate_id)
    ctx.show(views.link_screen(ctx.words, asked, username=ctx.bot.username, zone=ctx.zone, now=ctx.now))
    return END


async def mark(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MarkConsent)
    state = option_of(ConsentState, press.state) if press.state is not None else None
    if state is not None and state not in MARKED:
        raise StaleButton
    card = await ctx.transact(privacy_cards.of_candidate, press.candidate_id)
    ctx.show(views.mark_screen(ctx.words, card, state))
    return END


async def settle(_update: Update, ctx: BotContext) -> object:
    """Write an answer down; on an older card nothing happens but that the fresh one comes."""
    press = ctx.pressed(SettleConsent)
    state, channel = option_of(ConsentState, press.state), option_of(ConsentChannel, press.channel)
    try:
        await ctx.transact(consents.mark, press.candidate_id, state, channel, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("settings-saved"))
    return await _show(ctx, press.candidate_id)


async def begin_erasure(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(erasure.preview, ctx.pressed(BeginErasure).candidate_id)
    ctx.show(views.grounds_screen(ctx.words, found))
    return END


async def choose_ground(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseGround)
    ground = option_of(ErasureGround, press.ground)
    found = await ctx.query(erasure.preview, press.candidate_id)
    ctx.show(views.confirm_screen(ctx.words, found, ground))
    return END


async def erase(_update: Update, ctx: BotContext) -> object:
    """Confirmed. A second press shows the same act."""
    press = ctx.pressed(EraseCandidate)
    act_id = await ctx.transact(erasure.ask, press.candidate_id, option_of(ErasureGround, press.ground))
    ctx.show(views.erasing_screen(ctx.words, act_id))
    return END


async def export_person(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(data_exports.ask_person, ctx.pressed(ExportPerson).candidate_id)
    ctx.toast(ctx.words("export-toast"))
    return END


async def not_for_staff(_update: Update, ctx: BotContext) -> object:
    """A colleague has opened a candidate's link."""
    if ctx.is_private:
        ctx.show(consent_door.not_for_staff(ctx.words))
    return END


# -- the company ------------------------------------------------------------------------------------------


async def show_home(_update: Update, ctx: BotContext) -> object:
    """/privacy."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.show(home_screens.home_screen(ctx.words, await ctx.transact(privacy_cards.home)))
    return END


async def show_rules(_update: Update, ctx: BotContext) -> object:
    ctx.show(home_screens.rules_screen(ctx.words, await ctx.query(privacy_rules.card)))
    return END


async def switch_erasing(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SwitchErasing)
    try:
        card = await ctx.transact(privacy_rules.switch_erasing, press.on, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(privacy_rules.card)
    ctx.show(home_screens.rules_screen(ctx.words, card))
    return END


async def show_text(_update: Update, ctx: BotContext) -> object:
    return await _show_text(ctx, option_of(Language, ctx.pressed(OpenConsentText).language))


async def _show_text(ctx: BotContext, language: Language) -> object:
    found = await ctx.query(privacy_rules.text_for, language)
    ctx.show(home_screens.text_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def show_ending(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(privacy_cards.ending, ctx.pressed(OpenEnding).page)
    ctx.show(home_screens.ending_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def show_acts(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(privacy_cards.acts, ctx.pressed(OpenActs).page)
    ctx.show(home_screens.acts_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def show_act(_update: Update, ctx: BotContext) -> object:
    act = await ctx.query(privacy_cards.act, ctx.pressed(OpenAct).act_id)
    ctx.show(home_screens.act_screen(ctx.words, act, zone=ctx.zone, now=ctx.now))
    return END


async def print_act(_update: Update, ctx: BotContext) -> object:
    await ctx.transact(data_exports.ask_act, ctx.pressed(PrintAct).act_id)
    ctx.toast(ctx.words("export-toast"))
    return END


async def show_audit(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenAudit)
    found = await ctx.query(audit.trail, press.page, candidate_id=press.candidate_id)
    ctx.show(home_screens.audit_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


# -- exports ----------------------------------------------------------------------------------------------


async def show_exports(_update: Update, ctx: BotContext) -> object:
    """/export."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    ctx.actor.require(Permission.CANDIDATE_EXPORT)
    ctx.show(home_screens.exports_screen(ctx.words))
    return END


async def export_list(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ExportList)
    what, form = option_of(ExportWhat, press.what), option_of(ExportFormat, press.format)
    await ctx.transact(data_exports.ask_list, what, form)
    ctx.toast(ctx.words("export-toast"))
    return END


# -- what is typed ----------------------------------------------------------------------------------------


class Setting(StrEnum):
    """What of the rules is being typed; the values are stored."""

    RETENTION_MONTHS = "retention_months"
    WARN_DAYS = "warn_days"
    WITHDRAWN_DAYS = "withdrawn_days"
    CONSENT_MONTHS = "consent_months"
    LINK_DAYS = "link_days"
    ADDRESS = "operator_address"
    TEXT_RU = "text_ru"
    TEXT_EN = "text_en"


_TEXTS = {Language.RU: Setting.TEXT_RU, Language.EN: Setting.TEXT_EN}


async def ask_rule(_update: Update, ctx: BotContext) -> object:
    setting = option_of(Setting, ctx.pressed(EditPrivacyRule).rule)
    if setting in _TEXTS.values():
        raise StaleButton
    card = await ctx.query(privacy_rules.card)
    if setting is Setting.ADDRESS:
        ctx.show(home_screens.ask_address(ctx.words, card))
    else:
        ctx.show(home_screens.ask_rule(ctx.words, card, PrivacyRule(setting.value)))
    return setting.value


async def ask_text(_update: Update, ctx: BotContext) -> object:
    language = option_of(Language, ctx.pressed(EditConsentText).language)
    await ctx.query(privacy_rules.text_for, language)
    ctx.show(home_screens.ask_text(ctx.words, language, LONGEST_TEXT))
    return _TEXTS[language].value


def _take_rule(rule: PrivacyRule) -> Callback:
    async def take(_update: Update, ctx: BotContext) -> object:
        card = await ctx.transact(privacy_rules.set_rule, rule, ctx.text)
        ctx.show(home_screens.rules_screen(ctx.words, card))
        return END

    return take


async def take_address(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(privacy_rules.set_address, ctx.text)
    ctx.show(home_screens.rules_screen(ctx.words, card))
    return END


def _take_text(language: Language) -> Callback:
    async def take(_update: Update, ctx: BotContext) -> object:
        await ctx.transact(privacy_rules.set_text, language, ctx.text)
        return await _show_text(ctx, language)

    return take


settings = conversation(
    "privacy",
    entry_points=[pressed(EditPrivacyRule, ask_rule), pressed(EditConsentText, ask_text)],
    states={
        **{Setting(rule.value): [typed(_take_rule(rule))] for rule in PrivacyRule},
        Setting.ADDRESS: [typed(take_address)],
        **{state: [typed(_take_text(language))] for language, state in _TEXTS.items()},
    },
)

handlers: list[Handler] = [
    settings,
    linked(views.CONSENT_LINK, not_for_staff),
    command("privacy", show_home),
    command("export", show_exports),
    pressed(OpenPrivacy, open_card),
    pressed(AskConsent, ask_consent),
    pressed(MarkConsent, mark),
    pressed(SettleConsent, settle),
    pressed(BeginErasure, begin_erasure),
    pressed(ChooseGround, choose_ground),
    pressed(EraseCandidate, erase),
    pressed(ExportPerson, export_person),
    pressed(OpenPrivacyHome, show_home),
    pressed(OpenPrivacyRules, show_rules),
    pressed(SwitchErasing, switch_erasing),
    pressed(OpenConsentText, show_text),
    pressed(OpenEnding, show_ending),
    pressed(OpenActs, show_acts),
    pressed(OpenAct, show_act),
    pressed(PrintAct, print_act),
    pressed(OpenAudit, show_audit),
    pressed(OpenExports, show_exports),
    pressed(ExportList, export_list),
]
