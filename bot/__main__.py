"""The command line: `kadrovik demo`, `run`, `check`, `read-resume`; `python -m bot` is the same."""

import asyncio
import json
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from bot.config import Settings, WrongSettings, read_settings
from bot.i18n import Language, Words, words
from bot.models import ExportWhat

cli = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Kadrovik: the HR CRM that lives in Telegram.",
)
console = Console(highlight=False)
complaints = Console(stderr=True, highlight=False)


def main() -> None:
    """The installed command."""
    cli()


@cli.command()
def demo(
    lang: Annotated[Language, typer.Option(help="Language of the demo company.")] = Language.RU,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start the demo company over.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page; a free one is taken if it is busy.")] = 8765,
    data_dir: Annotated[Path, typer.Option(help="Where the demo keeps its files.")] = Path(".data"),
) -> None:
    """The bot on a local Telegram, with a small company to try it on. No token, no server."""
    from bot.demo import run_demo

    _run(run_demo(folder=data_dir / f"demo-{lang.value}", language=lang, fresh=fresh, port=port, say=_say))


@cli.command()
def run() -> None:
    """The bot on real Telegram, with the settings of the environment or .env."""
    from bot.app import App
    from bot.db import LeadershipLost
    from bot.logs import set_up_logs
    from bot.migrations.runner import upgrade
    from bot.runtime.intake import TokenRefused

    settings = _settings()
    text = words(Language(settings.default_language))
    if not settings.bot_token.get_secret_value():
        _fail(text("cli-no-token"))
    set_up_logs(settings)
    upgrade(settings.database)

    async def serve() -> None:
        app = App(settings, company=text("cli-company"))
        try:
            await app.start()
            _say(text("cli-running", username=app.bot.username))
            if not settings.admin_ids:
                _say(text("cli-no-admins"))
            await app.run()
        except TokenRefused:
            _fail(text("cli-token-refused"))
        except LeadershipLost:
            _fail(text("cli-leadership-lost"))
        finally:
            await app.stop()

    _run(serve())


@cli.command()
def check() -> None:
    """Settings, database, migrations, Telegram, clock: each line is well, or says what to do."""
    from bot.checkup import examine

    settings = _settings()
    text = words(Language(settings.default_language))
    well = True
    for finding in asyncio.run(examine(settings, datetime.now(UTC))):
        well = well and finding.well
        sign = "[green]✓[/green]" if finding.well else "[red]✗[/red]"
        console.print(f"{sign} {text(finding.key, **finding.values)}")
    raise typer.Exit(0 if well else 1)


@cli.command("read-resume")
def read_resume(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", exists=True)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a file.")] = False,
) -> None:
    """What is read from résumés, field by field, with how sure it is."""
    from bot.resumes.command import papers, read_paths

    files = papers(paths)
    progress = track(
        read_paths(files, datetime.now(UTC).date()),
        total=len(files),
        description="",
        console=complaints,
        disable=len(files) < 2 or not sys.stderr.isatty(),  # noqa: PLR2004
    )
    for path, found in progress:
        if as_json:
            typer.echo(json.dumps({"file": str(path), **found}, ensure_ascii=False))
        else:
            _print_fields(path, found)


@cli.command("export")
def export(
    what: Annotated[
        ExportWhat, typer.Argument(help="candidates, vacancies or applications.", case_sensitive=False)
    ],
    file: Annotated[Path, typer.Argument(help="Where to write it; .csv or .xlsx.")],
) -> None:
    """A list of the whole base as XLSX or CSV. It is logged in the audit trail."""
    from bot.base_files import export_list
    from bot.domain.data_exports import LISTS

    settings = _settings()
    text = words(Language(settings.default_language))
    if what not in LISTS:
        _fail(text("cli-export-what"))
    rows = export_list(settings.database, what, file, now=datetime.now(UTC))
    _say(text("cli-exported", file=str(file), count=rows))


@cli.command("import-resumes")
def import_resumes(
    folder: Annotated[Path, typer.Argument(help="A folder of résumés.", exists=True, file_okay=False)],
    recruiter: Annotated[
        str, typer.Option("--recruiter", help="On whose behalf, by name; the first recruiter if not said.")
    ] = "",
) -> None:
    """A folder of résumés into the base. What is doubtful waits in the recruiter's /inbox; it can be run again."""
    from bot.base_files import Brought
    from bot.base_files import import_resumes as bring

    settings = _settings()
    text = words(Language(settings.default_language))
    counts = dict.fromkeys(Brought, 0)
    try:
        for one in bring(settings.database, folder, recruiter, now=datetime.now(UTC)):
            counts[one.fate] += 1
            console.print(f"{text.option('cli-brought', one.fate)}: {one.path.name}", markup=False)
    except LookupError:
        _fail(text("cli-no-recruiter"))
    for fate, count in counts.items():
        if count:
            _say(f"{text.option('cli-brought', fate)}: {count}")


@cli.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to write it; must not exist yet.")]) -> None:
    """A backup of everything, from either database, while the bot runs: one file that `restore` takes back."""
    from bot.backups import backup as write_backup

    settings = _settings()
    text = words(Language(settings.default_language))
    try:
        size = write_backup(settings.database, file)
    except FileExistsError:
        _fail(text("cli-backup-exists", file=str(file)))
    _say(text("cli-backed-up", file=str(file), size=size // 1024))


@cli.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", exists=True, dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace the data there is now.")] = False,
) -> None:
    """A backup into the database of the settings, SQLite or PostgreSQL. Stop the bot first."""
    from bot.backups import CannotRestore
    from bot.backups import restore as read_backup

    settings = _settings()
    text = words(Language(settings.default_language))
    try:
        read_backup(file, settings.database, force=force)
    except CannotRestore as problem:
        _fail(text.option("cli-restore", problem.problem))
    _say(text("cli-restored", file=str(file)))


def _print_fields(path: Path, found: dict[str, Any]) -> None:
    console.print(f"[bold]{path.name}[/bold]")
    confidence = found.get("confidence", {})
    for name, value in found.items():
        if name == "confidence" or value in (None, [], ""):
            continue
        sure = confidence.get(name)
        shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        console.print(
            f"  {name}: {shown}" + (f" [dim]({sure:.0%})[/dim]" if isinstance(sure, float) else ""),
            markup=True,
        )


def _settings() -> Settings:
    try:
        return read_settings()
    except WrongSettings as wrong:
        text: Words = words(Language.RU) if _reads_russian() else words(Language.EN)
        complaints.print(text("cli-wrong-settings"))
        for line in wrong.lines:
            complaints.print(f"  • {line}", markup=False)
        raise typer.Exit(2) from None


def _reads_russian() -> bool:
    """Settings are wrong, so their language cannot be asked: the terminal's own is."""
    import locale

    return (locale.getlocale()[0] or "").startswith("ru")


def _say(line: str) -> None:
    console.print(line, markup=False)


def _fail(line: str) -> None:
    complaints.print(line, markup=False)
    raise typer.Exit(1)


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends or somebody says stop; SIGTERM is a stop like Ctrl-C, with everything put away."""

    async def until_told() -> None:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        if task is not None:
            loop.add_signal_handler(signal.SIGTERM, task.cancel)
        await work

    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(until_told())


if __name__ == "__main__":
    main()
