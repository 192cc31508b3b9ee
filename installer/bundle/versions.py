# SPDX-License-Identifier: MIT
"""What Windows shows of the program in “Properties”, and what tells antivirus whose it is."""

from typing import TYPE_CHECKING

from desktop import NAME, __version__

if TYPE_CHECKING:
    from PyInstaller.utils.win32.versioninfo import VSVersionInfo

_VIETNAMESE, _UNICODE = 0x042A, 1200
_FOR_WINDOWS, _PROGRAM = 0x40004, 1


def four_numbers(version: str = __version__) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: four numbers."""
    first, second, third = (int(number) for number in version.split("."))
    return first, second, third, 0


def windows_version(file_name: str) -> "VSVersionInfo":
    """Return the version resource of one executable."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    words = {
        "CompanyName": "The Sổ Tuần Lễ authors",
        "FileDescription": NAME,
        "FileVersion": __version__,
        "InternalName": "sotuanle",
        "LegalCopyright": "MIT",
        "OriginalFilename": file_name,
        "ProductName": NAME,
        "ProductVersion": __version__,
    }
    table = StringTable(
        f"{_VIETNAMESE:04x}{_UNICODE:04x}", [StringStruct(*pair) for pair in words.items()]
    )
    numbers = four_numbers()
    return VSVersionInfo(
        ffi=FixedFileInfo(
            filevers=numbers, prodvers=numbers, mask=0x3F, OS=_FOR_WINDOWS, fileType=_PROGRAM
        ),
        kids=[
            StringFileInfo([table]),
            VarFileInfo([VarStruct("Translation", [_VIETNAMESE, _UNICODE])]),
        ],
    )
