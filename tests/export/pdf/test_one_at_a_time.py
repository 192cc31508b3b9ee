# SPDX-License-Identifier: MIT
"""PDFs that several threads want are written one after another."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import desktop.export.pdf
from desktop.export.pdf.one_at_a_time import one_at_a_time

MODULES = [module.name for module in iter_modules(desktop.export.pdf.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_whatever_writes_a_pdf_waits_for_the_others(name: str) -> None:
    module = import_module(f"desktop.export.pdf.{name}")
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    for written in re.findall(r"^def (write_\w+_pdf)\(", source, re.MULTILINE):
        assert f"@one_at_a_time\ndef {written}(" in source


def test_two_threads_never_write_at_once() -> None:
    begun, at_once = [], []
    met = threading.Barrier(2)

    @one_at_a_time
    def write(number: int) -> int:
        begun.append(number)
        at_once.append(len(begun))
        threading.Event().wait(0.05)
        begun.remove(number)
        return number

    def both(number: int) -> int:
        met.wait()
        return write(number)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(both, (1, 2))) == [1, 2]
    assert at_once == [1, 1]
