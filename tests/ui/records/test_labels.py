# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.ui.records.labels import marked_label


@pytest.mark.parametrize("kind", ENTRY_FORMS)
def test_a_letter_with_alt_leads_to_one_field(kind: str) -> None:
    marked = [marked_label(field).partition("&")[2][:1] for field in ENTRY_FORMS[kind].fields]
    letters = [letter.lower() for letter in marked if letter]
    assert letters
    assert len(letters) == len(set(letters))


def test_a_label_is_otherwise_that_of_the_field() -> None:
    for form in ENTRY_FORMS.values():
        for field in form.fields:
            assert marked_label(field).replace("&", "") == field.label
