# SPDX-License-Identifier: MIT
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.report.redraft import redraft

TOPICS = st.sampled_from(["Lớp tin học", "Lớp xóa mù chữ", "Tin bài", "Ấn phẩm", "Hội sách"])
LINES = st.builds(
    "{}{}: {}.".format, st.sampled_from(["a) ", "b) ", "- ", "+ ", ""]), TOPICS, st.integers(0, 99)
)
DRAFTS = st.lists(LINES, max_size=6, unique_by=lambda line: line.split(":")[0][-9:]).map("\n".join)
OWN = st.sampled_from(["Lời của giám đốc", "Sửa tay: 99.", "", "Cảm ơn bà con"])


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """Return a draft and what a clerk made of it: lines struck out, put in and written over."""
    base = draw(DRAFTS)
    edited: list[str] = []
    for line in base.split("\n"):
        match draw(st.sampled_from(["keep", "keep", "strike", "put in", "write over"])):
            case "keep":
                edited.append(line)
            case "put in":
                edited += [line, draw(OWN)]
            case "write over":
                edited.append(f"{line} {draw(OWN)}")
    return base, "\n".join(edited)


@given(DRAFTS, DRAFTS)
def test_an_untouched_draft_becomes_the_new_one(base: str, draft: str) -> None:
    now = redraft(base, base, draft)
    assert (now.text, now.outdated) == (draft, ())


@given(edits())
def test_without_new_figures_an_edited_text_stays_as_it_is(edit: tuple[str, str]) -> None:
    base, edited = edit
    now = redraft(base, edited, base)
    assert (now.text, now.outdated) == (edited, ())


@given(st.text(), st.text())
def test_any_text_stays_as_it_is_without_new_figures(base: str, edited: str) -> None:
    assert redraft(base, edited, base).text == edited


@given(edits(), DRAFTS)
def test_every_line_written_by_hand_survives_any_draft(edit: tuple[str, str], draft: str) -> None:
    base, edited = edit
    own = Counter(_words(edited)) - Counter(_words(base))
    assert own <= Counter(_words(redraft(base, edited, draft).text))


@given(edits(), DRAFTS)
def test_bringing_the_same_draft_in_twice_changes_nothing(
    edit: tuple[str, str], draft: str
) -> None:
    base, edited = edit
    once = redraft(base, edited, draft).text
    assert redraft(draft, once, draft).text == once


def _words(text: str) -> list[str]:
    """Return the lines without the letters, dashes and pluses before them, which may change."""
    return [re.sub(r"^(?:[ab]\)|[-+]) ", "", line) for line in text.split("\n")]


BASE = "a) Lớp học: 02 lớp.\n- Tin học: 01 lớp.\n- Xóa mù chữ: 01 lớp.\nb) Tin bài: 14 tin, bài."
LATER = "a) Lớp học: 03 lớp.\n- Tin học: 02 lớp.\n- Xóa mù chữ: 01 lớp.\nb) Tin bài: 15 tin, bài."


def test_figures_come_into_the_lines_nobody_edited() -> None:
    edited = BASE.replace("- Xóa mù chữ: 01 lớp.", "- Xóa mù chữ: 01 lớp, học buổi tối.")
    now = redraft(BASE, edited, LATER)
    assert now.text == LATER.replace("- Xóa mù chữ: 01 lớp.", "- Xóa mù chữ: 01 lớp, học buổi tối.")
    assert now.outdated == ()


def test_a_line_struck_out_stays_out() -> None:
    now = redraft(BASE, BASE.replace("\n- Tin học: 01 lớp.", ""), LATER)
    assert now.text == LATER.replace("\n- Tin học: 02 lớp.", "")


def test_a_new_line_comes_in_after_the_one_it_follows_in_the_draft() -> None:
    edited = f"Mở đầu.\n{BASE}\nKết thúc."
    draft = LATER.replace("\nb)", "\n- Nuôi hàu: 01 lớp.\nb)")
    assert redraft(BASE, edited, draft).text == f"Mở đầu.\n{draft}\nKết thúc."


def test_a_new_line_finds_its_place_though_the_one_before_was_struck_out() -> None:
    edited = BASE.replace("\n- Xóa mù chữ: 01 lớp.", "")
    draft = LATER.replace("\nb)", "\n- Nuôi hàu: 01 lớp.\nb)")
    assert redraft(BASE, edited, draft).text == draft.replace("\n- Xóa mù chữ: 01 lớp.", "")


def test_an_edited_line_whose_figures_have_changed_is_told() -> None:
    now = redraft(BASE, BASE.replace("- Tin học: 01 lớp.", "- Tin học: 01 lớp rất đông."), LATER)
    assert "- Tin học: 01 lớp rất đông." in now.text
    assert now.outdated == ("- Tin học: 02 lớp.",)


def test_a_line_reworded_from_its_first_word_is_still_known() -> None:
    now = redraft(BASE, BASE.replace("- Tin học: 01 lớp.", "- Đã mở 01 lớp tin học."), LATER)
    assert "- Tin học" not in now.text
    assert now.outdated == ("- Tin học: 02 lớp.",)


def test_a_line_mended_to_the_new_figures_is_no_longer_told() -> None:
    edited = BASE.replace("- Tin học: 01 lớp.", "- Tin học: 02 lớp.")
    now = redraft(BASE, edited, LATER)
    assert (now.text, now.outdated) == (LATER, ())


def test_an_edited_line_takes_the_letter_it_has_now() -> None:
    edited = BASE.replace("b) Tin bài: 14 tin, bài.", "b) Tin bài: 14 tin, bài hay.")
    draft = BASE.replace("b) Tin", "b) Hội sách: 01 cuộc.\nc) Tin")
    now = redraft(BASE, edited, draft)
    assert now.text.endswith("b) Hội sách: 01 cuộc.\nc) Tin bài: 14 tin, bài hay.")
    assert now.outdated == ()


def test_lines_go_when_their_records_are_gone() -> None:
    assert redraft(BASE, BASE, "a) Lớp học: 01 lớp.").text == "a) Lớp học: 01 lớp."
