"""Telegram's limits, whatever is asked for in whatever order; time is an argument here."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.runtime.pacing import (
    CHAT_BURST,
    CHAT_SECONDS,
    GROUP_MESSAGES,
    GROUP_SECONDS,
    OVERALL_BURST,
    OVERALL_PER_SECOND,
    Item,
    Pacer,
)

Sent = list[tuple[float, Item]]

wishes = st.lists(
    st.tuples(
        st.sampled_from(["1_answer", "2_notice", "3_digest"]),
        st.sampled_from([-1, -2, *range(1, 30)]),
        st.floats(0, 30),
    ),
    min_size=1,
    max_size=150,
)


def play(asked: list[tuple[str, int, float]], *, again: int = 0, took: float = 0.05) -> Sent:
    """Everything asked for, sent as early as the pacer lets it; every `again`-th try fails and is made again."""
    pacer, now, sent, tries = Pacer(), 1000.0, [], 0
    coming = sorted(
        (1000 + at, Item(priority, number, chat)) for number, (priority, chat, at) in enumerate(asked)
    )
    flying: list[tuple[float, Item]] = []
    while coming or flying or len(pacer):
        while coming and coming[0][0] <= now:
            pacer.add(coming.pop(0)[1], now)
        for landed in [one for one in flying if one[0] <= now]:
            flying.remove(landed)
            tries += 1
            failed = again and tries % again == 0
            pacer.done(landed[1], now, again_at=now + 1 if failed else None)
        while (item := pacer.take(now)) is not None:
            assert item.chat_id not in {one.chat_id for _, one in flying}, "one in flight a chat"
            sent.append((now, item))
            flying.append((now + took, item))
        moments = [one for one, _ in flying] + [one for one, _ in coming[:1]]
        pause = pacer.wait(now)
        if pause is not None:
            moments.append(now + pause)
        assert moments or not len(pacer), "something waits and nothing will ever wake it"
        now = max(now + 1e-6, min(moments)) if moments else now
    return sent


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(1 for other in times if at <= other < at + seconds) for at in times)


@settings(max_examples=60, deadline=None)
@given(wishes)
def test_no_limit_is_ever_exceeded_and_nothing_starves(asked: list[tuple[str, int, float]]) -> None:
    sent = play(asked)
    assert sorted(item.id for _, item in sent) == list(range(len(asked))), "each is sent, once"
    assert most_within([at for at, _ in sent], 1.0) <= OVERALL_PER_SECOND + OVERALL_BURST
    chats = defaultdict(list)
    for at, item in sent:
        chats[item.chat_id].append(at)
    for chat, times in chats.items():
        for span in (1.0, 5.0, 20.0):
            assert most_within(times, span) <= CHAT_BURST + span / CHAT_SECONDS + 1
        if chat < 0:
            assert most_within(times, GROUP_SECONDS) <= GROUP_MESSAGES


@settings(max_examples=60, deadline=None)
@given(wishes, st.integers(0, 5).filter(lambda every: every != 1))
def test_a_chat_hears_things_in_their_order_even_when_some_are_tried_again(
    asked: list[tuple[str, int, float]], again: int
) -> None:
    same_age = [(priority, chat, 0.0) for priority, chat, _ in asked]
    order = defaultdict(list)
    for _, item in play(same_age, again=again):
        if item not in order[item.chat_id]:
            order[item.chat_id].append(item)
    for heard in order.values():
        assert heard == sorted(heard), "by priority, then by age"


def test_who_waits_for_an_answer_comes_before_what_can_wait() -> None:
    pacer = Pacer()
    for number in range(10):
        pacer.add(Item("2_notice", number, number + 1), 0.0)
    pacer.add(Item("1_answer", 99, 500), 0.0)
    first = pacer.take(0.0)
    assert first is not None
    assert first.id == 99


def test_a_pause_holds_everybody_and_ends() -> None:
    pacer = Pacer()
    pacer.add(Item("1_answer", 1, 1), 0.0)
    pacer.pause(7.0)
    assert pacer.take(6.9) is None
    assert pacer.wait(0.0) == 7.0
    assert pacer.take(7.0) is not None


def test_what_is_asked_for_twice_is_sent_once() -> None:
    pacer = Pacer()
    pacer.add(Item("1_answer", 1, 1), 0.0)
    pacer.add(Item("1_answer", 1, 1), 0.0)
    item = pacer.take(0.0)
    assert item is not None
    pacer.add(Item("1_answer", 1, 1), 0.0)
    pacer.done(item, 1.0)
    assert len(pacer) == 0
    assert pacer.wait(1.0) is None
