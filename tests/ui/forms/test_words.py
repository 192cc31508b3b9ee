# SPDX-License-Identifier: MIT
"""Words of a form that are more than one line of text, as the workshop changes them."""

from desktop.domain.form.measures import Measure
from desktop.domain.form.spelling import Spelling
from desktop.ui.forms.counting_words import measure_in_words
from desktop.ui.forms.workshop.list_parts import signer_part
from desktop.ui.forms.workshop.words import changed_words, words_of
from tests.domain.weeks import QUANG_YEN


def test_the_spelling_of_the_annex_is_one_choice() -> None:
    assert words_of(QUANG_YEN, "annex.spelling") == "corrected"
    changed = changed_words("annex.spelling", "original")(QUANG_YEN).form
    assert changed.annex.spelling is Spelling.ORIGINAL
    assert words_of(changed, "annex.spelling") == "original"


def test_three_lines_can_stand_above_a_title() -> None:
    typed = " TM. BAN CHỈ ĐẠO \n\nKT. TRƯỞNG BAN\n"
    changed = signer_part().change(0, "authority", typed)(QUANG_YEN).form
    assert changed.signers[0].authority == "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN"
    assert signer_part().text(changed, 0, "authority") == "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN"
    titled = signer_part().change(0, "title", " PHÓ  GIÁM ĐỐC ")(changed).form
    assert titled.signers[0].title == "PHÓ GIÁM ĐỐC"


def test_a_condition_is_told_beside_the_category_it_holds_for() -> None:
    row = next(r for r in QUANG_YEN.rows if r.categories and r.categories[0].kind == "commendation")
    where = {"recipient": "individual", "category": row.categories[0].key}
    words = measure_in_words(QUANG_YEN, row, Measure(sum="people", where=where))
    assert words == f"số người của cá nhân thuộc “{row.name}”"
