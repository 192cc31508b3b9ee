# SPDX-License-Identifier: MIT
"""Turns documents of older kinds into .docx by the LibreOffice that a machine may have.

It gets a profile of its own, in which nothing of the document is run, followed or fetched.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_RTF = b"{\\rtf"
_ODT = b"application/vnd.oasis.opendocument.text"
_SECONDS = 120
_SCRIPTING, _INET = "Office.Common/Security/Scripting", "Inet/Settings"
_PROFILE = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_INET, "ooInetProxyType", "1"),  # by hand: one that nobody listens at
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
)


def old_kind(content: bytes) -> str:
    """Return the ending of a document that has to be turned into a .docx first, blank for none."""
    if content.startswith(_COMPOUND) and _WORD_STREAM in content:
        return ".doc"
    if content.startswith(_RTF):
        return ".rtf"
    return ".odt" if content.startswith(b"PK") and _ODT in content[:200] else ""


def as_docx(content: bytes, kind: str) -> bytes | None:
    """Return the same document as a .docx; `None` if the machine has nothing that does so."""
    program = _office()
    if program is None:
        return None
    with TemporaryDirectory(prefix="so-tuan-le-") as folder:
        source = Path(folder, f"cong-van{kind}")
        source.write_bytes(content)
        profile = _make_profile(Path(folder, "profile"))
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "docx", "--outdir", str(Path(folder, "out")), str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            return None
        made = Path(folder, "out", "cong-van.docx")
        return made.read_bytes() if made.is_file() else None


def _make_profile(folder: Path) -> Path:
    settings = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _PROFILE
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{settings}</oor:items>',
        encoding="utf-8",
    )
    return folder


def _office() -> str | None:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for base in filter(None, (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)"))):
        program = Path(base, "LibreOffice", "program", "soffice.exe")
        if program.is_file():
            return str(program)
    return None
