# SPDX-License-Identifier: MIT
"""What all tests share: the programs that look at outputs from outside, and how hypothesis runs."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.paths import DataFolder
from desktop.services.exchange.sample import add_sample
from desktop.services.submission.submission import Submission, submit
from desktop.services.workspace import open_workspace
from tests import surroundings

# The same examples every time, however slow the machine: a red run can be repeated elsewhere.
settings.register_profile(
    "tests", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")


def pytest_configure(config: pytest.Config) -> None:
    """Make every machine the same."""
    surroundings.settle(config)


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return the path of a program by its name, or skip the test that asks for a missing one."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def libreoffice(
    tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path, str], Path]:
    """Convert a file with LibreOffice: `libreoffice(report, "pdf")` returns the PDF's path."""
    profile = tmp_path_factory.mktemp("libreoffice-profile")  # two workers may not share one

    def convert(file: Path, suffix: str) -> Path:
        out = tmp_path_factory.mktemp("libreoffice")
        arguments = ["--headless", "--convert-to", suffix, "--outdir", str(out), str(file)]
        subprocess.run(
            [tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", *arguments],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return out / f"{file.stem}.{suffix}"

    return convert


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's data folder, made once; to be copied, never used (`data` is the copy)."""
    folder = tmp_path_factory.mktemp("mẫu") / "dữ liệu"
    with open_workspace(DataFolder(folder), create=True) as workspace:
        add_sample(workspace)
    return folder


@pytest.fixture
def data(made_sample: Path, tmp_path: Path) -> Path:
    """A data folder with the sample Week, photos included, for one test to do with as it likes."""
    return Path(shutil.copytree(made_sample, tmp_path / "dữ liệu"))


@pytest.fixture(scope="session")
def submission(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Submission:
    """The submission of the sample Week, in one part; the data folder lies beside; to be copied."""
    copy = shutil.copytree(made_sample, tmp_path_factory.mktemp("nộp") / "dữ liệu")
    with open_workspace(DataFolder(copy)) as workspace:
        return submit(workspace, workspace.store.week(), copy.parent / "ra")


@pytest.fixture(scope="session")
def submitted(submission: Submission) -> Path:
    """The folder of that submission; to be read only."""
    return submission.folder
