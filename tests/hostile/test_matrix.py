# SPDX-License-Identifier: MIT
"""Holds that every named case of the matrix is met by some test."""

import pytest

from tests.hostile import test_bundles, test_figures, test_photos, test_texts, test_workbooks
from tests.hostile.matrix import covers, uncovered

MODULES = (test_bundles, test_figures, test_photos, test_texts, test_workbooks)
"""Where tests say what they meet, as they are loaded."""


def test_no_case_is_left_out() -> None:
    assert MODULES
    assert uncovered() == {}


def test_a_case_that_is_not_in_the_matrix_is_refused() -> None:
    with pytest.raises(ValueError, match="no such"):
        covers("I1", "no such case")
