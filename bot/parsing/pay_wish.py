"""How a note says what somebody wants to be paid: «просит 200», "asks for 3,000"."""

import re

ASKS_FOR = re.compile(
    r"(?:просит|хочет|жд[её]т|ожида\w+|рассчитывает на|asks(?: for)?|wants|expects)\s+(\d[\d\s.,–—-]*)",
    re.IGNORECASE,
)
