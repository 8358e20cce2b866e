"""The rules of points: what holds now, and one rule at a time to be set by chips or a number."""

from bot.callbacks import OpenPoints, OpenPointsRule, OpenPointsRules, SetPointsRule
from bot.domain.points_rules import RuleField, Rules
from bot.i18n import Words, blocks
from bot.models import SeasonKind
from bot.views.format import percent
from bot.views.screen import Button, Screen, in_rows, keyboard
from bot.views.widgets.back import back_row

# Likely values of each rule; other numbers can be typed.
OFFERS: dict[RuleField, tuple[int | None, ...]] = {
    RuleField.TASK_POINTS: (0, 5, 10, 20, 50),
    RuleField.ONBOARDING_POINTS: (0, 5, 10, 20),
    RuleField.MOST_PER_TASK: (50, 100, 200, 500, 1000),
    RuleField.MONTHLY_BUDGET: (None, 500, 1000, 3000),
    RuleField.LATE_SHARE: (0, 25, 50, 75, 100),
    RuleField.LATE_HOURS: (0, 4, 24, 48, 72),
    RuleField.MARKS: (0, 1),
    RuleField.SEASON: (0, 1),
    RuleField.DIGEST_HOUR: (12, 17, 18, 19),
}


def rules_screen(words: Words, rules: Rules) -> Screen:
    """All rules, a button each."""
    rows = [
        (
            Button(
                words(
                    "rule-button",
                    name=words.option("rule-name", field),
                    value=_value(words, field, _present(rules, field)),
                ),
                OpenPointsRule(field.value),
            ),
        )
        for field in RuleField
    ]
    return Screen(
        blocks(words.html("rules-title"), words.html("rules-hint")),
        keyboard(*rows, back_row(words, OpenPoints(None, 0))),
    )


def rule_screen(words: Words, rules: Rules, field: RuleField) -> Screen:
    """One rule: what it means, its present value, and the likely others."""
    present = _present(rules, field)
    chips = [
        Button(
            ("✓ " if offer == present else "") + _value(words, field, offer),
            SetPointsRule(field.value, offer, rules.rev),
        )
        for offer in OFFERS[field]
    ]
    return Screen(
        blocks(
            words.html(
                "rule-title", name=words.option("rule-name", field), value=_value(words, field, present)
            ),
            words.option("rule-hint", field),
        ),
        keyboard(*in_rows(chips), back_row(words, OpenPointsRules())),
    )


def _present(rules: Rules, field: RuleField) -> int | None:
    match field:
        case RuleField.MARKS:
            return int(rules.marks)
        case RuleField.SEASON:
            return int(rules.season is SeasonKind.QUARTER)
        case _:
            value: int | None = getattr(rules, field.value)
            return value


def _value(words: Words, field: RuleField, value: int | None) -> str:
    """A rule's value in words."""
    if value is None:
        return words("rule-no-limit")
    shown: dict[RuleField, str] = {
        RuleField.MARKS: words("rule-on") if value else words("rule-off"),
        RuleField.SEASON: words.option("season-kind", SeasonKind.QUARTER if value else SeasonKind.MONTH),
        RuleField.LATE_SHARE: percent(words, value / 100),
        RuleField.LATE_HOURS: words("rule-hours", hours=value),
        RuleField.DIGEST_HOUR: f"{value}:00",
    }
    return shown.get(field) or words.number(value)
