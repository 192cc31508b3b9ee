# SPDX-License-Identifier: MIT
import base64
import os
import sys
from pathlib import Path

import pytest

from installer.bundle.signing import sign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the tool is the real one")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a stand-in for Windows' own tool was told, line by line; it reads the certificate."""
    told = tmp_path / "told"
    tool = tmp_path / "signtool"
    tool.write_text(f'#!/bin/sh\necho "$@" >>"{told}"\n[ "$1" != sign ] || cat "$4" >>"{told}"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return told


def test_without_a_certificate_nothing_is_signed(
    told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIGNING_CERTIFICATE", raising=False)
    assert not sign([Path("SoTuanLe.exe")])
    assert not told.exists()


def test_what_is_signed_is_stamped_and_verified(
    told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNING_CERTIFICATE", base64.b64encode(b"certificate\n").decode())
    monkeypatch.setenv("SIGNING_PASSWORD", "secret")
    assert sign([Path("SoTuanLe.exe"), Path("sotuanle-lenh.exe")])
    signed, certificate, verified = told.read_text().splitlines()
    assert certificate == "certificate"
    assert "/fd SHA256" in signed
    assert "/tr http" in signed
    assert signed.endswith("SoTuanLe.exe sotuanle-lenh.exe")
    assert verified == "verify /q /pa SoTuanLe.exe sotuanle-lenh.exe"
