# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.draft import WrittenSection
from desktop.domain.report.redraft import redraft
from desktop.domain.report.section_edits import (
    SectionState,
    left_as_edited,
    rewritten,
    state_of,
    taken_over,
    tidied,
    word_count,
)
from desktop.domain.week.notebook import SectionText

BASE = "a) Lớp học: 02 lớp.\n- Tin học: 01 lớp.\n- Xóa mù chữ: 01 lớp.\nb) Tin bài: 14 tin, bài."
LATER = "a) Lớp học: 03 lớp.\n- Tin học: 02 lớp.\n- Xóa mù chữ: 01 lớp.\nb) Tin bài: 15 tin, bài."
OWN = SectionText(text=BASE.replace("Tin học: 01 lớp.", "Tin học: 01 lớp rất đông."), base=BASE)
ACCOUNT = Section(key="activities", title="Nội dung", source=SectionSource.ACCOUNT)


def brought_up(own: SectionText | None, draft: str) -> WrittenSection:
    """What the domain makes of kept words and a newer draft."""
    if own is None:
        return WrittenSection(draft, draft)
    now = redraft(own.base, own.text, draft)
    return WrittenSection(now.text, draft, is_edited=now.text != draft, outdated=now.outdated)


def test_typing_keeps_the_draft_that_the_text_grew_from() -> None:
    kept = rewritten(None, brought_up(None, BASE), f"{BASE}\nXin cảm ơn.")
    assert kept == SectionText(text=f"{BASE}\nXin cảm ơn.", base=BASE)


def test_a_text_typed_back_to_the_draft_follows_it_again() -> None:
    assert rewritten(OWN, brought_up(OWN, BASE), BASE) is None


def test_typing_elsewhere_does_not_hush_up_a_line_that_is_behind_its_figures() -> None:
    now = brought_up(OWN, LATER)
    assert now.outdated == ("- Tin học: 02 lớp.",)
    kept = rewritten(OWN, now, f"{now.text}\nXin cảm ơn.")
    later = brought_up(kept, LATER)
    assert later.outdated == now.outdated
    assert later.text == f"{now.text}\nXin cảm ơn."


def test_a_drafted_line_takes_the_place_of_the_edited_one() -> None:
    now = brought_up(OWN, LATER)
    kept = taken_over(OWN, now, now.outdated[0])
    assert brought_up(kept, LATER) == WrittenSection(LATER, LATER)


def test_only_the_line_taken_over_is_settled() -> None:
    own = replace(OWN, text=OWN.text.replace("14 tin, bài.", "14 tin, bài hay."))
    now = brought_up(own, LATER)
    kept = taken_over(own, now, "- Tin học: 02 lớp.")
    assert brought_up(kept, LATER).outdated == ("b) Tin bài: 15 tin, bài.",)
    assert "14 tin, bài hay." in brought_up(kept, LATER).text


def test_an_edited_line_can_be_left_as_it_is() -> None:
    now = brought_up(OWN, LATER)
    kept = left_as_edited(OWN, now, now.outdated[0])
    assert brought_up(kept, LATER).outdated == ()
    assert brought_up(kept, LATER).text == now.text


def test_a_line_left_as_it_is_is_told_again_when_its_figures_change_again() -> None:
    now = brought_up(OWN, LATER)
    kept = left_as_edited(OWN, now, now.outdated[0])
    newest = LATER.replace("Tin học: 02", "Tin học: 05")
    assert brought_up(kept, newest).outdated == ("- Tin học: 05 lớp.",)


@given(st.text())
def test_what_is_kept_reads_as_it_was_typed(typed: str) -> None:
    now = brought_up(OWN, LATER)
    assert brought_up(rewritten(OWN, now, typed), LATER).text == typed


def test_states_tell_empty_edited_and_drafted_apart() -> None:
    edited = WrittenSection("Lời riêng", "a", is_edited=True)
    states = [WrittenSection("", ""), WrittenSection("a", "a"), edited]
    assert [state_of(ACCOUNT, one) for one in states] == [
        SectionState.EMPTY,
        SectionState.DRAFT,
        SectionState.EDITED,
    ]


def test_a_section_behind_its_figures_is_to_be_seen() -> None:
    assert state_of(ACCOUNT, brought_up(OWN, LATER)) is SectionState.TO_SEE


def test_dashes_are_no_words() -> None:
    assert word_count("- Lớp tin học: 02 lớp.\n+ Xóa mù chữ") == 8


def test_white_space_at_the_ends_is_not_kept() -> None:
    assert tidied("Một \u00a0\r\nhai\n \n") == "Một\nhai"
