# SPDX-License-Identifier: MIT
from io import StringIO

import pytest

from desktop.cli.bar import Bar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def lines(terminal: Terminal) -> list[str]:
    return terminal.getvalue().split("\r")


def test_a_terminal_shows_how_far_it_is_and_is_left_clean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    terminal = Terminal()
    with Bar("Xuất", terminal) as bar:
        bar.step(1, 2, "ảnh\x1b[31m\n1.jpg")
    shown, cleared = (line for line in lines(terminal) if line)
    assert shown.rstrip() == "Xuất ████████████░░░░░░░░░░░░ 1/2 ảnh[31m 1.jpg"
    assert cleared == " " * 59


def test_it_draws_no_more_often_than_can_be_seen() -> None:
    terminal = Terminal()
    with Bar("Xuất", terminal) as bar:
        for done in range(1000):
            bar.step(done, 1000)
    assert len(lines(terminal)) < 20


def test_a_file_gets_no_bar() -> None:
    stream = StringIO()
    with Bar("Xuất", stream) as bar:
        bar.step(1, 2)
        bar.check()
    assert stream.getvalue() == ""


def test_nothing_to_do_is_no_division_by_zero() -> None:
    with Bar("Xuất", Terminal()) as bar:
        bar.step(0, 0)
