"""full text of candidates: FTS5 on SQLite, tsvector on PostgreSQL

Kept out of the models: the two databases have nothing in common here. `bot.domain.search_words` reads and writes it.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE candidate_words (candidate_id integer PRIMARY KEY, words tsvector NOT NULL)"
        )
        # Without the pending list a search never has to read it through first.
        op.execute("CREATE INDEX ix_candidate_words ON candidate_words USING gin (words) WITH (fastupdate = off)")
        # Two kilobytes at most: kept in the row, a chunk is one read.
        op.execute("ALTER TABLE search_bits ALTER COLUMN bits SET STORAGE PLAIN")
    else:
        # The words are stems already: the `ascii` tokenizer only parts them at blanks. Contents lie in search_entry.
        op.execute(
            "CREATE VIRTUAL TABLE candidate_words USING fts5(words, content='search_entry',"
            " content_rowid='candidate_id', tokenize='ascii', detail='none', columnsize=0)"
        )


def downgrade() -> None:
    op.execute("DROP TABLE candidate_words")
