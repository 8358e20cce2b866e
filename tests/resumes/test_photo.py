"""The portrait of a paper: the right one of its pictures, drawn anew; what is none or hostile is no photo."""

import io
from datetime import date

from PIL import Image

from bot.resumes import read_resume
from bot.resumes.formats.photo import best_photo
from tests.portraits import paper_with, picture


def test_the_portrait_is_the_largest_of_a_portraits_shape() -> None:
    banner, icon, face = picture((1200, 200), "red"), picture((32, 32), "green"), picture((900, 1200), "navy")
    photo = best_photo([banner, face, icon])
    assert photo is not None
    with Image.open(io.BytesIO(photo)) as shown:
        assert shown.format == "JPEG"
        assert shown.size == (480, 640), "no bigger than a card needs"
        pixel = shown.getpixel((10, 10))
    assert isinstance(pixel, tuple)
    assert pixel[2] > 100 > pixel[0], "navy, not the banner's red"


def test_a_picture_of_any_kind_becomes_a_jpeg() -> None:
    for form in ("PNG", "GIF", "BMP", "TIFF", "WEBP"):
        photo = best_photo([picture(form=form)])
        assert photo is not None, form
        assert photo[:2] == b"\xff\xd8", form


def test_nothing_of_the_files_own_is_carried_on() -> None:
    """Where a photo was taken, and by what, is nobody's business."""
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "home address"
    Image.new("RGB", (300, 400)).save(data, "JPEG", exif=exif)
    photo = best_photo([data.getvalue()])
    assert photo is not None
    assert b"home address" in data.getvalue()
    assert b"home address" not in photo


def test_no_portrait_no_photo() -> None:
    cut = picture()[:400]
    for pictures in ([], [b"nonsense"], [picture((1200, 200))], [picture((40, 50))], [cut]):
        assert best_photo(pictures) is None


def test_a_paper_gives_its_photo() -> None:
    resume = read_resume(
        paper_with(picture((800, 100)), picture()), filename="cv.docx", today=date(2026, 11, 1)
    )
    assert resume.photo is not None
    assert resume.full_name is not None
    assert resume.full_name.value.startswith("Лебедева")
