# SPDX-License-Identifier: MIT
import re

from desktop.services.help_pages import help_pages


def test_the_words_of_a_page_have_no_marks_of_markdown() -> None:
    marked = {
        page.path.stem: re.findall(r".{0,20}(?:[*`#]|\]\(|  )", page.words) for page in help_pages()
    }
    assert {name: found for name, found in marked.items() if found} == {}


def test_a_paragraph_is_one_line() -> None:
    for page in help_pages():
        paragraphs = [p for p in page.text.partition("\n")[2].split("\n\n") if p.strip()]
        plain = [p for p in paragraphs if not re.search(r"^ *(?:[-*>#|!]|\d+\.)", p, re.MULTILINE)]
        lines = set(page.words.split("\n"))
        assert all(
            re.sub(r"\n *", " ", re.sub(r"\*+|`", "", p)).strip() in lines
            for p in plain
            if "](" not in p
        )
