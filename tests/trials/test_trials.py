# SPDX-License-Identifier: MIT
"""A few trials of every row: what was promised is there, whatever cut the program off."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills and watches as Linux does")

DEAR = ("finalising", "export again")
"""What takes longest, as it draws all the documents."""
CHEAP = ("typing", "list import", "photo import", "first photos", "beginning", "upgrade", "loading")
OTHERS = ("backup", "backup on closing", "restore")


class Trials(Protocol):
    """Makes trials, and returns what they print."""

    def __call__(self, *arguments: str, acts: tuple[str, ...] = ()) -> str: ...


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    """Make trials in a process that forks and has no other threads."""
    command = [sys.executable, "-m", "tests.trials.served"]
    root, pipe = Path(__file__).parents[2], subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True) as process:
        orders, answers = process.stdin, process.stdout
        assert orders is not None
        assert answers is not None

        def make(*arguments: str, acts: tuple[str, ...] = ()) -> str:
            chosen = [word for act in acts for word in ("--act", act)]
            print(json.dumps([*arguments, *chosen]), file=orders, flush=True)
            code, printed = json.loads(answers.readline())
            assert code == 0, printed
            return str(printed)

        yield make


@pytest.mark.parametrize("row", ["C1", "C2", "C3"])
def test_what_was_promised_survives_being_killed(trials: Trials, row: str) -> None:
    trials(row, "--trials", "6")


def test_letters_typed_without_a_pause_survive_being_killed(trials: Trials) -> None:
    trials("C7", "--trials", "8")


def test_an_export_survives_being_killed(trials: Trials) -> None:
    trials("C4", "--trials", "3")


def test_what_puts_everything_at_stake_survives_being_killed(trials: Trials) -> None:
    trials("C5", "--trials", "3")


@pytest.mark.parametrize("acts", [CHEAP, OTHERS])
def test_it_survives_being_killed_at_any_call(trials: Trials, acts: tuple[str, ...]) -> None:
    trials("C6", "--every", "25", acts=acts)


def test_documents_survive_being_killed_at_any_call(trials: Trials) -> None:
    trials("C6", "--every", "90", acts=DEAR)


@pytest.mark.parametrize("acts", [CHEAP, OTHERS, DEAR])
def test_every_call_to_the_disk_is_seen(trials: Trials, acts: tuple[str, ...]) -> None:
    trials("P0", "--trials", "1", acts=acts)


@pytest.mark.parametrize("acts", [CHEAP, OTHERS])
def test_a_power_cut_loses_nothing_that_was_promised(trials: Trials, acts: tuple[str, ...]) -> None:
    trials("P1", "--trials", "14", "--seed", "6", acts=acts)


def test_a_power_cut_loses_no_documents(trials: Trials) -> None:
    trials("P1", "--trials", "5", acts=DEAR)


def test_trials_find_what_is_broken_on_purpose(trials: Trials) -> None:
    told = trials("P2")
    assert told.count("found: ") >= 12
    assert told.count("AssertionError") >= 3


@pytest.mark.parametrize("acts", [(*CHEAP, *OTHERS)])
def test_a_full_disk_loses_nothing_and_is_told(trials: Trials, acts: tuple[str, ...]) -> None:
    trials("D1", "--every", "5", acts=acts)


@pytest.mark.parametrize("acts", [CHEAP, OTHERS])
def test_whichever_call_is_refused_nothing_is_lost(trials: Trials, acts: tuple[str, ...]) -> None:
    trials("D2", "--every", "110", acts=acts)


def test_whichever_call_is_refused_documents_are_whole(trials: Trials) -> None:
    trials("D2", "--every", "400", acts=DEAR)


def test_a_stick_may_be_pulled_and_a_folder_be_read_only(trials: Trials) -> None:
    trials("D3", "--every", "50")


def test_a_folder_gone_from_under_the_window_is_noticed_and_saved_elsewhere(trials: Trials) -> None:
    trials("D4", "--trials", "7")


@pytest.mark.parametrize("row", ["B7", "B8", "B9", "B10"])
def test_what_strangers_hand_over_does_no_harm(trials: Trials, row: str) -> None:
    trials(row, "--trials", "8")


def test_a_damaged_database_is_kept_and_the_backup_brings_all_back(trials: Trials) -> None:
    trials("B1", "--trials", "18")
