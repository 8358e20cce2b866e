"""What people write around a résumé sent by mail: a file called one, a vacancy's number in the subject."""

import re

_CALLED_RESUME = re.compile(r"резюме|анкета|resume|résumé|curriculum|(?<![a-z])cv(?![a-z])", re.IGNORECASE)
# «#42», «№ 42», «[42]», «вакансия 42», «vacancy no. 42».
_CODE = re.compile(r"(?:#|№|\[|вакансия|vacancy|job)\s*(?:№|no\.?|#)?\s*(\d{1,9})\b", re.IGNORECASE)


def is_called_resume(file_name: str) -> bool:
    """Whether the sender calls the file a résumé."""
    return _CALLED_RESUME.search(file_name) is not None


def vacancy_numbers(subject: str) -> tuple[int, ...]:
    """The numbers a subject gives as a vacancy's, in its order."""
    return tuple(int(found[1]) for found in _CODE.finditer(subject))
