# SPDX-License-Identifier: MIT
"""Leaves out of the program what of Qt it never uses, and every library only that would need."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import PurePath

Entry = tuple[str, str, str]
"""A file of the program: its name in there, where it comes from, and PyInstaller's kind of it."""

PLUGINS = {
    "platforms": {"qwindows", "qxcb", "qwayland", "qoffscreen"},
    "styles": {"qmodernwindowsstyle"},
    "imageformats": {"qjpeg", "qico"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that the program wants, by their folders: without `lib` and without a suffix."""

OF_THE_DESKTOP = (
    *("libx11.", "libx11-xcb.", "libxcb.", "libdbus-1.", "libfontconfig.", "libfreetype."),
    *("libglib-2.0.", "libgthread-2.0.", "libstdc++.", "libgcc_s.", "libcups."),
    *("libc.", "libm.", "libdl.", "librt.", "libpthread.", "libutil.", "libresolv.", "ld-linux"),
    *("libgssapi_krb5.", "libkrb5.", "libkrb5support.", "libk5crypto.", "libcom_err."),
    *("libkeyutils.", "libgl.", "libegl.", "libglx.", "libopengl.", "libwayland-"),
)
"""What every Linux with a desktop has, and what must not be another than its drivers are made for.

`installer/qt-libraries.txt` names the packages. Printing comes with the desktop too: without it
there is nothing to print with. What it signs in with at an office server, Qt's network library
asks for as well.
"""

_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)$", re.MULTILINE)


def pruned(files: Iterable[Entry]) -> list[Entry]:
    """Return the binary files the program needs; the order stays.

    Raises:
        SystemExit: this machine lacks a library that has to come along.
    """
    wanted = [file for file in files if _is_wanted(file)]
    needed = _needed(wanted)
    return [file for file in wanted if _is_asked_for(file) or _key(file[0]) in needed]


def pruned_data(files: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the data files the program needs, once its binary files are chosen.

    Qt's translations are not among them: none is Vietnamese, and the program has its own words.
    Nor is what python-docx carries unpacked beside the very same thing packed.
    """
    left = {_key(name) for name, _source, _kind in binaries}
    return [file for file in files if _is_wanted_data(file, left)]


def _is_wanted_data(file: Entry, binaries: set[str]) -> bool:
    name, _source, kind = file
    if kind == "SYMLINK":
        return _key(name) in binaries
    return not {"translations", "default-docx-template"} & {*PurePath(name).parts}


def _is_wanted(file: Entry) -> bool:
    path = PurePath(file[0])
    if _key(file[0]).startswith(OF_THE_DESKTOP):
        return False
    return not _is_plugin(file) or _plain(path.name) in PLUGINS.get(path.parent.name, ())


def _is_plugin(file: Entry) -> bool:
    return "plugins" in PurePath(file[0]).parts


def _is_asked_for(file: Entry) -> bool:
    """Whether it is loaded by name, and not because another file is linked to it."""
    name, _source, kind = file
    return kind == "EXTENSION" or _is_plugin(file) or "python" in _key(name)


def _needed(files: list[Entry]) -> set[str]:
    """Return the keys of all that the files asked for are linked to, directly or not."""
    sources = {_key(name): source for name, source, _kind in files}
    waiting = [file[1] for file in files if _is_asked_for(file)]
    found: set[str] = set()
    missing: set[str] = set()
    while waiting:
        for key in {*_linked(waiting.pop())} - found:
            if key in sources:
                found.add(key)
                waiting.append(sources[key])
            elif sys.platform != "win32" and not key.startswith(OF_THE_DESKTOP):
                missing.add(key)
    if missing:
        sys.exit(f"Máy này thiếu thư viện phải đem theo: {sorted(missing)}")
    return found


def _linked(source: str) -> Iterator[str]:
    """Yield the keys of the libraries that a file names itself, and not those that these name."""
    if sys.platform == "win32":
        from PyInstaller.depend.bindepend import get_imports

        yield from (_key(name) for name, _path in get_imports(source))
    else:
        told = subprocess.run(["objdump", "-p", source], check=True, capture_output=True, text=True)
        yield from map(_key, _NEEDED.findall(told.stdout))


def _key(name: str) -> str:
    return PurePath(name).name.lower()


def _plain(name: str) -> str:
    return name.partition(".")[0].removeprefix("lib")
