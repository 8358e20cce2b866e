"""Tables from strangers: encodings, formulas, guards, bombs, and the bound of rows."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from bot.rendering.spreadsheet import write_csv, write_xlsx
from bot.resumes.limits import ReaderPool
from bot.resumes.sheets import read_table
from bot.resumes.values import ReadProblem, UnreadableFile


def _book(rows: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize("made", ["csv", "xlsx"])
def test_what_our_export_guards_comes_back_as_it_was(made: str) -> None:
    header, rows = ["ФИО", "Телефон"], [["=Иванов", "+79161234567"], ["-", "@ivan"]]
    data = write_csv(header, rows) if made == "csv" else write_xlsx("Кандидаты", header, rows)
    table = read_table(data, most_rows=10)
    assert [row.cells for row in table.rows] == [tuple(header), *(tuple(row) for row in rows)]


def test_empty_rows_keep_the_numbers_of_the_others() -> None:
    table = read_table(_book([["ФИО"], [], ["Петров"], [None], ["Сидоров"]]), most_rows=10)
    assert [(row.number, row.cells[0]) for row in table.rows] == [(1, "ФИО"), (3, "Петров"), (5, "Сидоров")]


def test_formulas_are_not_run() -> None:
    """A formula that no spreadsheet has worked out yet has no value."""
    table = read_table(_book([["ФИО", "Зарплата"], ["Петров", "=1+1"]]), most_rows=10)
    assert table.rows[1].cells[0] == "Петров"
    assert "1+1" not in "".join(table.rows[1].cells)


def test_days_and_whole_numbers() -> None:
    table = read_table(_book([["д"], [date(1990, 2, 1)], [79161234567.0]]), most_rows=10)
    assert [row.cells[0] for row in table.rows[1:]] == ["1990-02-01", "79161234567"]


def test_the_first_sheet_with_anything_on_it_is_read() -> None:
    book = Workbook()
    assert book.active is not None
    second, third = book.create_sheet("Кандидаты"), book.create_sheet("Архив")
    second.append([])
    second.append(["ФИО", "Город"])
    third.append(["Другое"])
    data = io.BytesIO()
    book.save(data)
    (row,) = read_table(data.getvalue(), most_rows=10).rows
    assert (row.number, row.cells) == (2, ("ФИО", "Город"))


@pytest.mark.parametrize("sign", [";", "\t"])
def test_commas_in_texts_are_no_columns(sign: str) -> None:
    rows = [["Кандидаты, декабрь"], ["ФИО", "Навыки"]]
    rows += [[f"Петров {number}", "Figma, Photoshop, Sketch, вёрстка, печать"] for number in range(5)]
    table = read_table("\n".join(sign.join(row) for row in rows).encode(), most_rows=10)
    assert table.rows[-1].cells == ("Петров 4", "Figma, Photoshop, Sketch, вёрстка, печать")


def _bomb() -> bytes:
    data = io.BytesIO(_book([["ФИО"]]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"0" * 40_000_000)
    return data.getvalue()


def _with_entities() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book([["ФИО"]]))) as book, zipfile.ZipFile(made, "w") as archive:
        for member in book.infolist():
            data = book.read(member)
            if member.filename.endswith("sheet1.xml"):
                data = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]>' + data
            archive.writestr(member, data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", ReadProblem.EMPTY),
        (b"\x00\x01\x02", ReadProblem.UNSUPPORTED),
        (b"PK\x03\x04broken", ReadProblem.CORRUPT),
        (_bomb(), ReadProblem.HOSTILE),
        (_with_entities(), ReadProblem.HOSTILE),
        ("ФИО\n" + "Петров\n" * 20, ReadProblem.TOO_LONG),
    ],
    ids=["empty", "binary", "broken zip", "zip bomb", "entities", "too many rows"],
)
async def test_what_cannot_be_taken_says_why_and_the_reader_lives_on(
    data: bytes | str, problem: ReadProblem
) -> None:
    async with ReaderPool() as pool:
        with pytest.raises(UnreadableFile) as refused:
            await pool.read_table(data.encode() if isinstance(data, str) else data, most_rows=10)
        assert refused.value.problem is problem
        table = await pool.read_table("ФИО;Город\nПетров;Омск".encode("cp1251"), most_rows=10)
        assert table.rows[1].cells == ("Петров", "Омск")
