# SPDX-License-Identifier: MIT
"""A process with limits in which one module's files are tried."""

import sys
from collections.abc import Iterator

import pytest

from tests.hostile.trial import Child


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """Try files where they can do no harm; limits need a system that has them."""
    if sys.platform == "win32":
        pytest.skip("this system has no limits for a process")
    with Child() as child:
        yield child
