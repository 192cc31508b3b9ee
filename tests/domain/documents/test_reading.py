# SPDX-License-Identifier: MIT
import re
from collections.abc import Callable

import pytest

from desktop.domain.documents.reading import read_shared, read_template
from desktop.domain.errors import BadData
from desktop.paths import resources
from tests.domain.documents.filled import library, shared

SMALL = """format = 1
id = "thu"
version = 1
name = "Thư"
layout = "letter"
subject = "thử năm {year}"

[[parts]]
key = "ket"
label = "Câu kết"
text = "Kính gửi {committee}."
"""
README = (resources() / "documents" / "README.md").read_text(encoding="utf-8")


def test_the_program_carries_every_document_that_a_centre_needs() -> None:
    ids = {template.id for template in library().templates}
    assert ids >= {
        *("ke-hoach", "lich-hoat-dong", "chuong-trinh-khai-mac", "dan-chuong-trinh", "giay-moi"),
        *("thong-bao-dia-diem", "gop-y-du-thao", "to-trinh", "de-nghi-khen-thuong"),
        *("bao-cao-thanh-tich", "bien-ban-xet", "quyet-dinh-khen-thuong", "danh-sach-hoc-bong"),
        *("phu-luc-doan-xe", "danh-sach-khach", "ap-phich", "bang-ron", "ma-ket"),
    }


def test_the_example_of_the_documentation_is_a_document() -> None:
    (example,) = re.findall(r"```toml\n(format = 1\n.*?)```", README, re.DOTALL)
    assert read_template(example, "README.md", shared()).parts


def test_the_documentation_names_every_entry_and_value() -> None:
    from dataclasses import fields

    from desktop.domain.documents.template import (
        Blank,
        Layout,
        ListColumn,
        Part,
        PartSource,
        PrintedColumn,
        Reads,
        SharedList,
        SignaturePlace,
        Template,
    )
    from desktop.domain.documents.words import WORDS

    kinds = (Blank, ListColumn, Part, SignaturePlace, PrintedColumn, SharedList, Template)
    names = {f.name for kind in kinds for f in fields(kind)}
    for name in {*names, *WORDS, *Layout, *PartSource, *Reads}:
        assert f"`{name}`" in README or f"`{{{name}}}`" in README, name


def test_a_small_file_is_a_document() -> None:
    assert read_template(SMALL, "thu.toml", shared()).parts[0].name == "Câu kết"


@pytest.mark.parametrize(
    ("broken", "line", "named"),
    [
        (lambda t: t.replace("{committee}", "{uy-ban}"), 8, "uy-ban"),
        (lambda t: t.replace('label = "Câu kết"', 'nhan = "Câu kết"'), 8, "nhan"),
        (lambda t: t.replace('label = "Câu kết"\n', ""), 8, "label"),
        (lambda t: t.replace('"letter"', '"thư"'), 5, "thư"),
        (lambda t: t.replace("version = 1", 'version = "một"'), 3, "version"),
        (lambda t: t.replace('key = "ket"', 'key = "Kết"'), 8, "Kết"),
        (lambda t: t.replace('key = "ket"', 'key = "so"'), 8, "so"),
        (lambda t: t + '[[parts]]\nkey = "ket"\nlabel = "x"\n', 12, "ket"),
        (lambda t: t + '[[parts]]\nkey = "b"\nsource = "list"\nlist = "xe-dap"\n', 12, "list"),
        (lambda t: t + '[[parts]]\nkey = "b"\nsource = "schedule"\n', 12, "chữ ký"),
        (lambda t: t.replace('label = "Câu kết"', 'label = "Câu kết'), 10, "TOML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    broken: Callable[[str], str], line: int, named: str
) -> None:
    text = broken(SMALL)
    assert text != SMALL
    with pytest.raises(BadData) as refused:
        read_template(text, "thu.toml", shared())
    said = str(refused.value)
    assert "thu.toml" in said
    assert f"dòng {line}" in said
    assert named in said


@pytest.mark.parametrize("name", ["../../x", "Kế hoạch 10/2026", "a: b", "", "x" * 81, "x\\y", "."])
def test_a_name_that_no_file_can_bear_is_refused(name: str) -> None:
    given = re.search(r'^name = "(.*)"$', SMALL, re.MULTILINE)
    assert given
    text = SMALL.replace(given[0], f"name = '{name}'")
    with pytest.raises(BadData, match="name"):
        read_template(text, "thu.toml", shared())


def test_a_newer_format_is_refused() -> None:
    with pytest.raises(BadData, match="format = 1"):
        read_template(SMALL.replace("format = 1", "format = 2"), "thu.toml", shared())


def test_a_draft_may_ask_only_for_what_is_asked_before_it() -> None:
    text = """format = 1
[[fields]]
key = "a"
label = "A"
text = "{b}"
[[fields]]
key = "b"
label = "B"
"""
    with pytest.raises(BadData, match=r"dòng 2.*\{b\}"):
        read_shared(text, "chung.toml")


def test_a_row_of_a_draft_has_a_cell_for_each_column() -> None:
    text = """format = 1
[[lists]]
key = "xe"
label = "Xe"
columns = [{ key = "a", label = "A" }, { key = "b", label = "B" }]
rows = [["1"]]
"""
    with pytest.raises(BadData, match=r"dòng 2.*2 ô"):
        read_shared(text, "chung.toml")
