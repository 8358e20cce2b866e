"""Reading in child processes: bounded, replaced when killed, with the loop free meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.resumes import Limits, ReaderPool, ReadProblem, UnreadableFile, read_limited

TODAY = date(2026, 11, 24)
PAPER = "Громова Елена Павловна\nМаркетолог\n+7 927 111-22-33".encode()


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    resume = read_limited(PAPER, today=TODAY)
    assert resume.full_name is not None
    assert resume.full_name.value == "Громова Елена Павловна"


def test_problems_come_back_from_the_child() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_limited(b"%PDF-1.7 broken", today=TODAY)
    assert caught.value.problem is ReadProblem.CORRUPT


def test_size_is_refused_before_any_process_starts() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_limited(PAPER, today=TODAY, limits=Limits(size=10))
    assert caught.value.problem is ReadProblem.TOO_BIG


async def test_an_overrun_is_killed_and_the_next_file_is_read() -> None:
    async with ReaderPool(size=1, limits=Limits(seconds=0)) as pool:
        with pytest.raises(UnreadableFile) as caught:
            await pool.read(PAPER, today=TODAY)
        assert caught.value.problem is ReadProblem.TIMEOUT
        pool.limits = replace(pool.limits, seconds=60)
        resume = await pool.read(PAPER, today=TODAY)
        assert resume.phones[0].value == "+79271112233"


async def test_a_greedy_file_costs_no_more_than_its_memory() -> None:
    async with ReaderPool(size=1, limits=Limits(memory=20_000_000)) as pool:
        with pytest.raises(UnreadableFile) as caught:
            await pool.read(PAPER + b" " * 9_000_000, today=TODAY)
        assert caught.value.problem is ReadProblem.HOSTILE


async def test_files_of_a_burst_are_all_read_and_texts_too() -> None:
    async with ReaderPool(size=2) as pool:
        await pool.warm()
        resumes = await asyncio.gather(
            *(pool.read(PAPER, today=TODAY) for _ in range(5)),
            pool.read_text("Меня зовут Анна Серова", today=TODAY),
        )
        assert [resume.full_name.value for resume in resumes if resume.full_name] == [
            "Громова Елена Павловна"
        ] * 5 + ["Анна Серова"]
