# SPDX-License-Identifier: MIT
"""Looks whether everything that the program carries along is there and can be read."""

import re

from desktop.paths import resources
from desktop.self_test.place import SelfTestFolder, expect
from desktop.services.forms.library import FormLibrary
from desktop.services.help_pages import help_pages
from desktop.services.weeks.years import year_facts

_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def read_resources(place: SelfTestFolder) -> str:
    """Read every form, year, sign and page of the help with its pictures."""
    from PySide6.QtCore import QTranslator
    from PySide6.QtGui import QImage
    from PySide6.QtSvg import QSvgRenderer

    library = FormLibrary(place.data)
    forms = [library.get(form).form for form in library.ids()]
    expect(forms, "Không có mẫu báo cáo nào.")
    expect(year_facts(), "Không biết gì về năm nào.")
    signs = sorted((resources() / "icons").glob("*.svg"))
    expect(signs, "Không có biểu tượng nào.")
    for sign in signs:
        expect(QSvgRenderer(str(sign)).isValid(), f"Biểu tượng {sign} không đọc được.")
    words = resources() / "qt" / "qt_vi.qm"
    expect(QTranslator().load(str(words)), f"Không đọc được chữ tiếng Việt của Qt ở {words}.")
    pages = help_pages()
    for page in pages:
        for name in _PICTURE.findall(page.text):
            picture = page.path.parent / name
            expect(not QImage(str(picture)).isNull(), f"Hình {picture} không đọc được.")
    return f"{len(forms)} mẫu, {len(signs)} biểu tượng, {len(pages)} trang trợ giúp"
