"""Competencies as typed: name, must-have or nice-to-have, wanted level."""

import pytest

from bot.parsing.competencies import CompetencyLine, parse_competencies

LINES = {
    "Figma, Photoshop": [("Figma", True, None), ("Photoshop", True, None)],
    "Figma; Photoshop\nIllustrator": [
        ("Figma", True, None),
        ("Photoshop", True, None),
        ("Illustrator", True, None),
    ],
    "Figma!, Photoshop 3, английский B2 (желательно)": [
        ("Figma", True, None),
        ("Photoshop", True, 3),
        ("английский B2", False, None),
    ],
    "Python senior, SQL базовый; Docker?": [("Python", True, 4), ("SQL", True, 2), ("Docker", False, None)],
    "Уверенный Excel, знание 1С": [("Excel", True, 3), ("1С", True, None)],
    "Adobe Illustrator - эксперт": [("Adobe Illustrator", True, 5)],
    "Python (5), SQL: 3, Excel 4/5, Photoshop **": [
        ("Python", True, 5),
        ("SQL", True, 3),
        ("Excel", True, 4),
        ("Photoshop", True, 2),
    ],
    "Будет плюсом: AWS, Kafka\nОбязательно: Go": [
        ("AWS", False, None),
        ("Kafka", False, None),
        ("Go", True, None),
    ],
    "nice to have: Go, Rust": [("Go", False, None), ("Rust", False, None)],
    "Figma must, Sketch nice": [("Figma", True, None), ("Sketch", False, None)],
    "Figma и Photoshop": [("Figma", True, None), ("Photoshop", True, None)],
    "UI/UX, CI/CD, C++, C#, .NET, Node.js": [
        *(("UI/UX", True, None), ("CI/CD", True, None), ("C++", True, None)),
        *(("C#", True, None), (".NET", True, None), ("Node.js", True, None)),
    ],
    "1С:Бухгалтерия 8.3 (обязательно)": [("1С:Бухгалтерия 8.3", True, None)],
    "английский (B2, C1), немецкий": [("английский (B2, C1)", True, None), ("немецкий", True, None)],
    "Python 3, Figma 3": [("Python 3", True, None), ("Figma", True, 3)],
    "React Native, Lead generation, Visual Basic": [
        ("React Native", True, None),
        ("Lead generation", True, None),
        ("Visual Basic", True, None),
    ],
    "figma, Figma, FIGMA!": [("figma", True, None)],
    "работа с людьми": [("работа с людьми", True, None)],
    "• Figma\n• Photoshop": [("Figma", True, None), ("Photoshop", True, None)],
    "MS Office — желательно": [("MS Office", False, None)],
    ", ,;\n": [],
    "": [],
    "5": [],
}


@pytest.mark.parametrize(("typed", "expected"), LINES.items())
def test_competencies_are_understood(typed: str, expected: list[tuple[str, bool, int | None]]) -> None:
    assert parse_competencies(typed) == tuple(CompetencyLine(*line) for line in expected)
