# SPDX-License-Identifier: MIT
import os
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.export.mail.mail import draft_mail, write_mail
from desktop.export.mail.reading import read_mail
from tests.builders import a_week
from tests.export.bundles import REPORT, a_manifest


def test_a_mail_is_read_back_as_it_was_drafted(tmp_path: Path) -> None:
    sending = tmp_path / "gui"
    sending.mkdir()
    files = [tmp_path / "bao-cao.pdf", tmp_path / "phu-luc.xlsx", sending / "goi-lan-1.zip"]
    for file in files:
        file.write_bytes(os.urandom(200_000))
    draft = draft_mail(a_manifest(parts=3), a_week(), REPORT, files)
    write_mail(draft, sending / "goi-lan-1.eml")
    assert read_mail(sending / "goi-lan-1.eml") == draft


def test_a_mail_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="thư soạn sẵn"):
        read_mail(tmp_path / "gui" / "a.eml")
