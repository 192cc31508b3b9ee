# SPDX-License-Identifier: MIT
"""What holds for all files of the project, beyond what the linters can see."""

import ast
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
PYTHON = SOURCES + sorted((ROOT / "tests").rglob("*.py"))
# Registries' hosts and one machine's folders; in brackets, so as not to find itself.
FOREIGN = re.compile(r"py[p]i\.|python[h]osted|[/]work/|[/]root/")


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    """Every text file that is, or would be, in the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    trusting = ["git", "-c", "safe.directory=*"]  # the checkout may be another user's
    listing = subprocess.run(
        [*trusting, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    files = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    contents = {file: file.read_bytes() for file in files if file.is_file()}
    return {
        file: raw.decode(errors="replace") for file, raw in contents.items() if b"\0" not in raw
    }


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_file_names_a_registry_or_one_machines_folders(texts: dict[Path, str]) -> None:
    assert [file for file, text in texts.items() if FOREIGN.search(text)] == []


def test_locks_hold_versions_and_hashes_but_no_addresses() -> None:
    locks = list((ROOT / "installer" / "lock").glob("*.txt"))
    assert locks
    assert [lock for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []


def test_all_text_is_composed_unicode(texts: dict[Path, str]) -> None:
    assert [f for f, text in texts.items() if not unicodedata.is_normalized("NFC", text)] == []


def test_every_module_names_its_licence() -> None:
    line = "# SPDX-License-Identifier: MIT\n"
    assert [f for f in PYTHON if not f.read_text(encoding="utf-8").startswith(line)] == []


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    allowed = {*sys.stdlib_module_names, "desktop"}
    domain = [file for file in SOURCES if file.is_relative_to(ROOT / "desktop" / "domain")]
    foreign = {name for file in domain for name in imported(file)}
    assert {name for name in foreign if name.partition(".")[0] not in allowed} == set()


def texts_of(file: Path) -> Iterator[str]:
    """Yield the texts in a module that are no docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_the_domain_knows_no_window() -> None:
    """No letter to press with Alt, and no word of what is clicked or where on the screen."""
    window = re.compile(
        r"&[^\W\d_]|\b(?:bấm|nhấn|nháy|nút|cửa sổ|hộp thoại|menu|phím|chuột)\b", re.IGNORECASE
    )
    found = [
        f"{file.relative_to(ROOT)}: {text}"
        for file in sorted((ROOT / "desktop" / "domain").rglob("*.py"))
        for text in texts_of(file)
        if window.search(text)
    ]
    assert found == []


ONE_IDEA = {
    "as_tsv": "a listing as tab-separated values, of figures and of people",
    "bring_in": "what a page takes in from files, records and photos",
    "damaged": "the refusal of a damaged file, of each kind that comes in",
    "dump": "a value as the text of its JSON file",
    "examine": "looking through something whole for faults, without changing it",
    "filled": "a fixed wording with the values in its places",
    "height_of": "the height that a text takes where it is broken into lines",
    "load": "a value out of the text of its JSON file, strictly",
    "mails_in": "the mails that lie in a place, a mailbox and a folder",
    "no_memory": "the refusal of what the machine is too small for, of each kind that comes in",
    "preview_of": "a document as it stands now, as the file that is shown",
    "restore": "a backup takes the place of the data, as a command and as what it does",
    "run": "a program that runs until it ends, and returns its exit code",
    "said_of": "what something is, in sentences for the clerk",
    "start_again": "starting the program once more, alone and in the place of this process",
    "symbol": "the symbol after a document's number",
    "too_many_bytes": "the refusal of what is too long, of each kind that comes in",
    "unavailable": "the refusal of what the disk does not hand over, of each kind that comes in",
    "unrecognised": "the refusal of what is of no kind known, of each kind that comes in",
    "with_typed": "a value with a text kept as typed for one of its places",
    "wrapped": "a text as lines that fit a width",
}
"""Public names that stand in several modules, and the one idea that each means in all of them."""


def test_no_public_name_has_two_meanings() -> None:
    """No class or function of two modules has the same name, but for one idea."""
    places: dict[str, set[Path]] = {}
    for file in SOURCES:
        if file.parent.name == "versions":  # `upgrade` and `downgrade`, by Alembic's rule
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                places.setdefault(node.name, set()).add(file.relative_to(ROOT))
    repeated = {name: sorted(map(str, found)) for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in repeated.items() if name not in ONE_IDEA} == {}
    assert ONE_IDEA.keys() - repeated.keys() == set()


def calls(file: Path) -> Iterator[str]:
    """Yield what a module calls, each as it is written: "sqlite3.connect"."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


STARTING = re.compile(
    r"QDesktopServices|QProcess|startDetached|setOpenExternalLinks|setOpenLinks\(True"
    r"|\bos\.(startfile|system|popen|exec|spawn|posix_spawn)|\bsubprocess\b|\bwebbrowser\b"
    r"|ShellExecute|WinExec|CreateProcess|xdg-open|create_subprocess|multiprocessing|\bpty\b"
)
NETWORK = re.compile(
    r"QtNetwork|QtWebEngine|\bsocket\b|urllib\.request|urlopen|\bhttp\.client\b|\bftplib\b"
    r"|\bsmtplib\b|\bimaplib\b|\bpoplib\b|\brequests\b|\bhttpx\b|\baiohttp\b|\bxmlrpc\b"
)


def test_other_programs_are_started_at_one_gate() -> None:
    """There an address of a stranger's goes no further than it may.

    The office program that converts an old circular has a gate of its own, and is given no address.
    """
    found = {file for file in SOURCES if STARTING.search(code_of(file))}
    assert found == {
        ROOT / "desktop" / "ui" / "widgets" / "handing_over.py",
        ROOT / "desktop" / "intake" / "circulars" / "old_documents.py",
    }


def test_no_part_of_the_program_opens_a_connection() -> None:
    assert [file for file in SOURCES if NETWORK.search(code_of(file))] == []


def code_of(file: Path) -> str:
    """Return a module without its comments and docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
    return ast.unparse(tree)


def test_databases_are_opened_at_one_gate() -> None:
    """There SQLite is kept from what strangers leave beside them."""
    opening = {"sqlite3.connect", "connect", "sqlite3.Connection", "create_engine"}
    found = {file.relative_to(ROOT).as_posix() for file in SOURCES if opening & {*calls(file)}}
    assert found == {
        "desktop/storage/side_files.py",
        "desktop/storage/engine.py",
        "desktop/storage/salvage.py",  # a schema in memory
        "desktop/export/open_data.py",  # made in memory, for others
    }
