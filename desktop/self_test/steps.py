# SPDX-License-Identifier: MIT
"""The steps of the self-test in their order; importing this imports nearly the whole program."""

from collections.abc import Callable

from desktop.self_test.documents import read_mail_and_package, read_pdf, read_word, read_workbook
from desktop.self_test.place import SelfTestFolder
from desktop.self_test.records import bring_back, make_sample, submit_sample
from desktop.self_test.resources import read_resources
from desktop.self_test.window import look_at_every_page

STEPS: tuple[tuple[str, Callable[[SelfTestFolder], str]], ...] = (
    ("Phông chữ, mẫu, trợ giúp", read_resources),
    ("Tuần lễ mẫu", make_sample),
    ("Bộ hồ sơ", submit_sample),
    ("Tệp PDF", read_pdf),
    ("Tệp Word", read_word),
    ("Tệp Excel", read_workbook),
    ("Thư và gói nén", read_mail_and_package),
    ("Sao lưu, khôi phục", bring_back),
    ("Cửa sổ", look_at_every_page),
)
