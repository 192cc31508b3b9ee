# SPDX-License-Identifier: MIT
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import desktop
from desktop.cli.commands import COMMANDS
from tests.cli.running import ROOT, sotuanle

WRONG = (
    "",
    "lạ",
    "annex --format xml",
    "annex --year x",
    "annex --lạ",
    "export",
    "export --out",
    "export --out a --limit-mb x",
    "export --out a --limit-mb 0",
    "export --out a --limit-mb 1001",
    "verify",
    "load",
    "form a --add=1",
    "check thừa",
    "restore",
    "load --re --r",
)
ENGLISH = re.compile(
    r"\b(usage|error|options?|arguments?|required|expected|invalid|choice|choose|show|help|"
    r"unrecognized|could|match|value|positional|exit|ambiguous|explicit)\b"
)


def leave(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        sotuanle(*arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_is_told_in_vietnamese(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(*line.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("cách dùng: sotuanle")
    assert ENGLISH.findall(re.sub(r"--?[a-z-]+", "", said.err)) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(*command.split(), "--help") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert ENGLISH.findall(re.sub(r"--?[a-z-]+", "", said.out)) == []


def test_every_command_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert leave("--help") == 0
    said = capsys.readouterr().out
    assert all(f"    {command} " in said for command in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert leave("--version") == 0
    assert capsys.readouterr().out == f"Sổ Tuần Lễ {desktop.__version__}\n"


def imported_by(arguments: Sequence[object]) -> set[str]:
    code = (
        "import sys\nfrom desktop.cli.main import run\n"
        "try: run(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


HEAVY = {"sqlalchemy", "alembic", "reportlab", "PIL", "pi_heif", "docx", "openpyxl", "lxml"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["export", "--limit-mb", "x"],
        ["form", ROOT / "resources" / "forms" / "chung.toml"],
        ["verify", ROOT / "README.md"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_needs_no_database_loads_none(arguments: list[object]) -> None:
    assert imported_by(arguments) & (HEAVY | {"PySide6"}) == set()


@pytest.mark.parametrize("command", ["weeks", "annex", "check"])
def test_reading_loads_no_more_than_the_database(command: str, data: Path) -> None:
    assert imported_by([command, "--data", data]) & HEAVY == {"sqlalchemy"}
