# SPDX-License-Identifier: MIT
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from desktop.domain.errors import BadData
from desktop.domain.exchange import week_file
from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.facts import facts_of
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook, Photo, SectionText
from desktop.domain.week.records import Attendee, Link, Record
from desktop.domain.week.week import Centre, Signature, Week
from desktop.paths import resources
from tests.domain.weeks import (
    GIA_LAM,
    QUANG_YEN,
    SAMPLE_FILE,
    a_class,
    a_notebook,
    a_photo,
    an_event,
    notebooks,
    sample,
    shipped_form,
)

NOTHING = Annex((), ())
DOCUMENTATION = (resources() / "data-format.md").read_text(encoding="utf-8")


def written(notebook: Notebook, annex: Annex = NOTHING, revision: int = 0) -> str:
    return week_file.dump(week_file.content_of(notebook, "", annex), revision=revision)


def changed(change: Callable[[dict[str, Any]], object], *, seal: bool = False) -> str:
    """Return the file of a small Week after its content was changed, its code cut off or kept."""
    notebook = a_notebook(a_class(), an_event(), photos=(a_photo(record="class-1"),))
    whole = json.loads(written(notebook))
    if not seal:
        del whole["check_code"]
    change(whole["content"])
    return json.dumps(whole)


def first_record(**given: object) -> str:
    return changed(lambda content: content["records"][0].update(given))


def refusal(text: str) -> str:
    with pytest.raises(BadData) as caught:
        week_file.load(text, "x.json")
    assert "x.json" in caught.value.message
    return str(caught.value)


@given(notebooks())
def test_what_is_written_is_read_back_the_same(notebook: Notebook) -> None:
    text = written(notebook)
    read = week_file.load(text, "x.json").notebook
    assert read == notebook
    assert written(read) == text


def test_the_figures_the_form_and_the_revision_travel_too() -> None:
    notebook = a_notebook(a_class(sessions=2))
    annex = compute(QUANG_YEN, facts_of(notebook.records))
    text = week_file.dump(week_file.content_of(notebook, "format = 1", annex), revision=3)
    read = week_file.load(text, "x.json")
    assert (read.form_text, read.revision) == ("format = 1", 3)
    row = next(line for line in read.annex if line.row == "1.13")
    assert row.figures == {"sessions": 2, "people": 12}


def test_the_order_of_entry_of_sections_does_not_change_the_code() -> None:
    notebook = sample()
    turned = dict(reversed(list(notebook.sections.items())))
    other = a_notebook(*notebook.records, week=notebook.week, sections=turned)
    same = a_notebook(*notebook.records, week=notebook.week, sections=notebook.sections)
    assert written(other) == written(same)


def test_the_check_code_has_no_letter_to_misread() -> None:
    code = json.loads(written(sample()))["check_code"]
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", code)


def test_a_file_altered_after_it_was_sealed_is_refused() -> None:
    text = changed(lambda content: content["records"][0].update(people=13), seal=True)
    assert "mã kiểm tra không khớp" in refusal(text)


def test_a_file_without_a_code_may_be_written_by_hand() -> None:
    assert week_file.load(first_record(people=13), "x.json").notebook.records[0].people == 13


def test_names_are_left_out_and_the_number_stays() -> None:
    names = {"class-1": (Attendee(full_name="Phạm Ngọc Ánh", born="2009"),)}
    notebook = a_notebook(a_class(people=None, listed=1), attendees=names)
    text = written(week_file.without_names(notebook))
    read = week_file.load(text, "x.json").notebook
    assert "Ánh" not in text
    assert (read.records[0].people, dict(read.attendees)) == (1, {})


def test_people_follow_the_list_that_comes_along() -> None:
    record = week_file.load(SAMPLE_FILE.read_text("utf-8"), "x.json").notebook.records[1]
    assert (record.people, record.listed, record.amount_of("people")) == (None, 28, 28)


@pytest.mark.parametrize("text", ["", "[]", "[1,", "3", "<html>404</html>", '{"format": "khac"}'])
def test_what_is_no_week_is_refused(text: str) -> None:
    assert "không phải dữ liệu của Sổ Tuần Lễ" in refusal(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "dòng 1, cột 2: thiếu tên mục trong ngoặc kép, hoặc thừa dấu phẩy."),
        ('{\n "a": 1\n "b": 2}', "dòng 3, cột 2: thiếu dấu phẩy hoặc dấu đóng ngoặc."),
        ('{"a" 1}', "dòng 1, cột 6: thiếu dấu hai chấm."),
        ('{"a": }', "dòng 1, cột 7: thiếu giá trị."),
        ('{"a": "b', "dòng 1, cột 7: chuỗi chữ chưa đóng ngoặc kép."),
        ('{"a": "b\nc"}', "dòng 1, cột 9: chuỗi chữ bị ngắt dòng hoặc có ký tự lạ."),
        (r'{"a": "C:\x"}', "dòng 1, cột 10: dấu \\ dùng sai trong chuỗi chữ."),
        ('{"a": 1} x', "dòng 1, cột 10: còn chữ thừa sau khi dữ liệu đã hết."),
    ],
)
def test_a_slip_of_the_pen_is_named_with_its_line_and_column(text: str, said: str) -> None:
    assert refusal(text).startswith(f"Tệp x.json sai cú pháp JSON ở {said}")


def test_a_blank_quantity_of_the_form_is_no_quantity() -> None:
    text = first_record(other={"entries": None, "hours_on_air": 3})
    assert week_file.load(text, "x.json").notebook.records[0].other == {"hours_on_air": 3}


def test_what_may_be_written_is_offered_and_nothing_else() -> None:
    advice = refusal(first_record(colour="red"))
    assert "kind, id, category" in advice
    assert "listed" not in advice


@pytest.mark.parametrize("deep", [100, 100_000])
def test_lists_within_lists_are_refused(deep: int) -> None:
    refusal("[" * deep + "]" * deep)
    refusal(
        changed(lambda content: content.update(records="@")).replace('"@"', "[" * 100 + "]" * 100)
    )


def test_a_newer_version_is_refused_with_advice() -> None:
    text = first_record().replace('"version": 1', '"version": 3')
    assert "Hãy cài bản mới hơn" in refusal(text)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"colour": "red"}, "“colour”"),
        ({"kind": "lesson"}, "training_class"),
        ({"kind": ["training_class"]}, "kind"),
        ({"kind": "event", "speaker": "A"}, "“speaker”"),
        ({"people": -1}, "“people” phải từ 0"),
        ({"people": 1.5}, "một số nguyên"),
        ({"people": True}, "một số nguyên"),
        ({"people": "12"}, "một số nguyên"),
        ({"people": 2**63}, "999.999.999.999.999"),
        ({"other": {"people": -5}}, "“other”: “people” phải từ 0"),
        ({"other": {"people": "5"}}, "“other”, “people”"),
        ({"other": {"people": 5}, "people": -5}, "“people” phải từ 0"),
        ({"starts": "1/10/2026"}, "YYYY-MM-DD"),
        ({"state": "done"}, "planned, held, cancelled"),
        ({"listed": 3}, "đếm từ danh sách"),
        ({"id": "../../x"}, "mã “../../x”"),
        ({"id": ""}, "mã “”"),
        ({"id": "lớp"}, "chữ cái không dấu"),
        ({"id": "event-1"}, "hai lần"),
    ],
)
def test_a_record_that_cannot_be_is_refused(given: dict[str, object], said: str) -> None:
    assert said in refusal(first_record(**given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"record": "gone"}, "“gone”"),
        ({"id": "a/b"}, "mã “a/b”"),
        ({"sha256": "../../etc"}, "“1.jpg”: “sha256” phải"),
        ({"fingerprint": "zz"}, "“1.jpg”: “fingerprint” phải"),
        ({"turn": 45}, "“1.jpg”: “turn” phải là một trong 0, 90, 180, 270"),
        ({"width": -1}, "“width”"),
    ],
)
def test_a_photo_that_cannot_be_is_refused(given: dict[str, object], said: str) -> None:
    assert said in refusal(changed(lambda content: content["photos"][0].update(given)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": 26}, "“year” phải từ 2000 đến 2100"),
        ({"ends": "2026-09-01"}, "“ends” không được trước “starts”"),
        ({"mailbox_mb": 0}, "“mailbox_mb” phải từ 1"),
        ({"id": "a b"}, "mã “a b”"),
        ({"centre": {}}, "“name”"),
    ],
)
def test_a_frame_that_cannot_be_is_refused(given: dict[str, object], said: str) -> None:
    assert said in refusal(changed(lambda content: content["week"].update(given)))


def test_a_list_of_nobodys_is_refused() -> None:
    text = changed(lambda content: content.update(attendees={"gone": []}))
    assert "“gone”" in refusal(text)


@pytest.mark.parametrize("head", ['"revision": -1', '"revision": true', '"sender": "x"'])
def test_a_wrong_head_is_refused(head: str) -> None:
    refusal(first_record().replace('"revision": 0', head))


def test_a_key_written_twice_is_refused() -> None:
    text = first_record(people=12).replace('"people": 12', '"people": 12, "people": 13', 1)
    assert "“people” có hai lần" in refusal(text)


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    refusal(first_record(people=7).replace('"people": 7', f'"people": {"9" * 5000}'))


def test_a_broken_character_in_a_sealed_file_is_refused_not_a_crash() -> None:
    text = changed(lambda content: content["week"].update(theme="\ud800"), seal=True)
    assert "mã kiểm tra" in refusal(text)


def test_the_example_of_the_documentation_loads() -> None:
    example = re.findall(r"```json\n(.*?)```", DOCUMENTATION, re.DOTALL)[-1]
    notebook = week_file.load(example, "data-format.md").notebook
    annex = compute(QUANG_YEN, facts_of(notebook.records))
    assert (len(notebook.records), annex.value("1.13", "people")) == (2, 12)
    assert annex.value("9.2", "sessions") == 5_000_000


def test_the_documented_way_to_the_check_code_leads_there() -> None:
    recipe = re.findall(r"```python\n(.*?)```", DOCUMENTATION, re.DOTALL)[0]
    whole = json.loads(written(sample()))
    names: dict[str, Any] = {"json": json, "hashlib": hashlib, "content": whole["content"]}
    exec(recipe, names)  # noqa: S102 - the documentation's own five lines
    assert names["code"] == whole["check_code"]


def test_the_documentation_names_every_field_of_every_kind() -> None:
    shapes = [Week, Centre, Signature, Photo, SectionText, Attendee, Link]
    shapes += [kind.record for kind in KINDS.values()]
    names = {field.name for shape in shapes for field in fields(shape)}
    assert {*names, *KINDS} - set(re.findall(r"`([\w.]+)`", DOCUMENTATION)) == set()


@pytest.mark.parametrize("form", [QUANG_YEN, GIA_LAM, shipped_form("chung")], ids=lambda f: f.id)
def test_the_documentation_gives_the_categories_of_every_row(form: Form) -> None:
    table = re.findall(
        r"^\| ([\d.]+)[^|]*\| `([\w.]+)` \| `(\w+)` \|$", DOCUMENTATION, re.MULTILINE
    )
    assert table == [(row.code, c.key, c.kind) for row in form.rows for c in row.categories]


def test_the_sample_lies_in_its_documented_shape_open_to_editing() -> None:
    whole = json.loads(SAMPLE_FILE.read_text(encoding="utf-8"))
    assert "check_code" not in whole
    assert "annex" not in whole["content"]
    assert unicodedata.is_normalized("NFC", SAMPLE_FILE.read_text(encoding="utf-8"))


def test_an_entry_that_could_not_be_read_has_a_field_of_its_kind() -> None:
    assert record_of(first_record(as_typed={"people": "khoảng 45 người"})).as_typed
    assert "không có mục “bản”" in refusal(first_record(as_typed={"bản": "3"}))


def record_of(text: str) -> Record:
    return week_file.load(text, "x.json").notebook.records[0]
