# SPDX-License-Identifier: MIT
"""Signs programs for Windows, where there is a certificate to sign with.

The environment names it: SIGNING_CERTIFICATE is the .pfx in base64, SIGNING_PASSWORD its password.
Without one nothing is signed, and Windows warns of an unknown publisher.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_STAMPS = "http://timestamp.digicert.com"
"""Who certifies when it was signed, so that it holds beyond the certificate."""


def sign(files: Sequence[Path]) -> bool:
    """Sign files and have that verified; return whether there was a certificate.

    Raises:
        subprocess.CalledProcessError: the certificate is not good for it.
    """
    certificate = os.environ.get("SIGNING_CERTIFICATE", "")
    if not certificate:
        return False
    tool = _sign_tool()
    with tempfile.TemporaryDirectory() as scratch:
        pfx = Path(scratch) / "certificate.pfx"
        pfx.write_bytes(base64.b64decode(certificate))
        secret = ["/f", str(pfx), "/p", os.environ.get("SIGNING_PASSWORD", "")]
        stamp = ["/fd", "SHA256", "/td", "SHA256", "/tr", _STAMPS]
        subprocess.run([tool, "sign", "/q", *secret, *stamp, *files], check=True)
    subprocess.run([tool, "verify", "/q", "/pa", *files], check=True)
    return True


def _sign_tool() -> Path:
    """Return the newest signtool of the Windows SDK."""
    if (found := shutil.which("signtool")) is not None:
        return Path(found)
    kits = Path(os.environ["PROGRAMFILES(X86)"]) / "Windows Kits" / "10" / "bin"
    return max(kits.glob("10.*/x64/signtool.exe"))


if __name__ == "__main__":
    sign([Path(name) for name in sys.argv[1:]])
