"""Buttons of the import of candidates."""

from bot.callbacks.codec import Press, button


@button("kib")
class BeginCandidateImport(Press):
    """How to send a table of candidates."""


@button("kio")
class OpenCandidateImport(Press):
    """A table of candidates: its preview, progress or result."""

    import_id: int


@button("kig")
class RunCandidateImport(Press):
    """Take the candidates of a table into the base."""

    import_id: int
    rev: int


@button("kix")
class DropCandidateImport(Press):
    """Take nobody of a table of candidates."""

    import_id: int


@button("kie")
class CandidateImportErrors(Press):
    """The rows of a table of candidates that cannot be taken, and why."""

    import_id: int
    page: int


@button("kid")
class CandidateImportBadRows(Press):
    """The rows that cannot be taken as a file, to correct and send again."""

    import_id: int


@button("kic")
class CandidateImportColumns(Press):
    """What each column of a table is taken for."""

    import_id: int
    page: int


@button("kif")
class ChooseImportColumn(Press):
    """What a column may be taken for."""

    import_id: int
    place: int


@button("kis")
class SetImportColumn(Press):
    """Take a column for something; without a name for nothing."""

    import_id: int
    place: int
    name: str | None
    rev: int


@button("kiw")
class ImportAsStaff(Press):
    """A table taken for candidates is one of the staff."""

    import_id: int
