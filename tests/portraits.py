"""Pictures and papers with pictures, made for tests."""

import io
import zipfile

from PIL import Image

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINES = (
    "Лебедева Анна Игоревна",
    "Телефон: +7 916 123-45-67",
    "anna.lebedeva@example.com",
    "Желаемая должность: дизайнер",
    "Навыки: Figma, Photoshop",
)


def picture(size: tuple[int, int] = (300, 400), colour: str = "navy", form: str = "JPEG") -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, form)
    return data.getvalue()


def paper_with(*pictures: bytes) -> bytes:
    """A DOCX résumé of Anna Lebedeva with these pictures in it."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _LINES)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>")
        for number, data in enumerate(pictures):
            archive.writestr(f"word/media/image{number}.bin", data)
    return made.getvalue()
