"""The full text of candidates on either database: the same stems give the same answers (FTS5 on SQLite, tsvector on PostgreSQL).

A question is a list of alternatives, all of which must be met: ((«бухгалтер»,), («nmivanov», «nmivanova»)).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import TextClause, text
from sqlmodel import Session

from bot.db import AS_BYTES

# Sounds of names among the stems: no stem begins so.
NAME_MARK = "nm"

_NEWEST = 200

# -1 is no limit (sqlite.org/lang_select.html).
_MATCHING = text("SELECT rowid FROM candidate_words WHERE candidate_words MATCH :wanted LIMIT :most")
# On PostgreSQL ids come as one array, read twice as fast as rows.
_ALL = text("SELECT array_agg(candidate_id) FROM candidate_words WHERE words @@ CAST(:wanted AS tsquery)")
# Planned for a few rows, a word nobody has is sought through the whole table; planned for all, in the index.
_SOME = text(
    "WITH found AS MATERIALIZED ("
    "SELECT candidate_id FROM candidate_words WHERE words @@ CAST(:wanted AS tsquery)"
    ") SELECT array_agg(candidate_id) FROM (SELECT candidate_id FROM found LIMIT :most) AS few"
)
_AMONG = text(
    "SELECT array_agg(candidate_id) FROM candidate_words"
    " WHERE candidate_id = ANY(:ids) AND words @@ CAST(:wanted AS tsquery)"
)
_AMONG_NEWEST = text(
    "SELECT 1 FROM (SELECT words FROM candidate_words ORDER BY candidate_id DESC LIMIT :most) AS newest"
    " WHERE words @@ CAST(:wanted AS tsquery) LIMIT 1"
)

Alternatives = tuple[tuple[str, ...], ...]


def is_postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def put(session: Session, candidate_id: int, words: Sequence[str], before: str | None) -> None:
    """Write a candidate's words; `before` is what `search_entry` held until now, None for a new one.

    Called while `search_entry` still holds what was before.
    """
    take_out(session, candidate_id, before)
    if is_postgres(session):
        session.execute(
            text(
                "INSERT INTO candidate_words (candidate_id, words)"
                " VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
            ),
            {"id": candidate_id, "words": list(words)},
        )
    else:
        session.execute(
            text("INSERT INTO candidate_words (rowid, words) VALUES (:id, :words)"),
            {"id": candidate_id, "words": " ".join(words)},
        )


def take_out(session: Session, candidate_id: int, before: str | None) -> None:
    """Take a candidate's words out of the full text."""
    if before is None:
        return
    if is_postgres(session):
        session.execute(text("DELETE FROM candidate_words WHERE candidate_id = :id"), {"id": candidate_id})
    else:
        # FTS5 forgets by being told what it had: sqlite.org/fts5.html#the_delete_command
        session.execute(
            text(
                "INSERT INTO candidate_words (candidate_words, rowid, words) VALUES ('delete', :id, :words)"
            ),
            {"id": candidate_id, "words": before},
        )


def purge(session: Session) -> None:
    """Leave no trace in the file of words taken out, after an erasure: FTS5 keeps them until its parts are merged."""
    if not is_postgres(session):
        session.execute(text("INSERT INTO candidate_words (candidate_words) VALUES ('optimize')"))


def everywhere(session: Session, wanted: Alternatives, *, most: int | None = None) -> list[int]:
    """The candidates whose text meets the question, in no order; `most` of them at most."""
    if not is_postgres(session):
        asked = {"wanted": _fts(wanted), "most": -1 if most is None else most}
        return list(session.execute(_MATCHING, asked).scalars().all())
    if most is None:
        return _ids(session, _ALL, {"wanted": _tsquery(wanted)})
    return _ids(session, _SOME, {"wanted": _tsquery(wanted), "most": most})


def _ids(session: Session, statement: TextClause, asked: dict[str, Any]) -> list[int]:
    return session.connection().execute(statement, asked, execution_options={AS_BYTES: True}).scalar() or []


def occurs(session: Session, word: str) -> bool:
    """Whether anybody's text has a word: a common one is among the newest, a rare one costs little to ask for."""
    if not is_postgres(session):
        return bool(everywhere(session, ((word,),), most=1))
    asked = {"most": _NEWEST, "wanted": _tsquery(((word,),))}
    return session.execute(_AMONG_NEWEST, asked).first() is not None or bool(
        everywhere(session, ((word,),), most=1)
    )


def among(session: Session, wanted: Alternatives, ids: Iterable[int]) -> list[int]:
    """Which of these candidates' texts meet the question."""
    asked = list(ids)
    if not asked:
        return []
    if is_postgres(session):
        return _ids(session, _AMONG, {"wanted": _tsquery(wanted), "ids": asked})
    # A look at each entry's own words costs less than asking FTS5 once an id.
    marks = ", ".join(str(int(one)) for one in asked)
    met = " AND ".join(
        "(" + " OR ".join(f"instr(' ' || words || ' ', ' {word} ')" for word in each) + ")" for each in wanted
    )
    question = f"SELECT candidate_id FROM search_entry WHERE candidate_id IN ({marks}) AND {met}"  # noqa: S608 - stems only
    return list(session.connection().exec_driver_sql(question).scalars().all())


def _fts(wanted: Alternatives) -> str:
    return " AND ".join("(" + " OR ".join(f'"{word}"' for word in each) + ")" for each in wanted)


def _tsquery(wanted: Alternatives) -> str:
    return " & ".join("(" + " | ".join(f"'{word}'" for word in each) + ")" for each in wanted)
