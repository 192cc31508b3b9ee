# SPDX-License-Identifier: MIT
"""The report PDF, written by a fresh process, against LibreOffice converting the same DOCX."""

import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from desktop.export.docx.report import write_report_docx
from tests.bench.measure import Ratio, cpu_interleaved, cpu_of, table
from tests.export.reports import a_longer_report

ROUNDS = 5
LIMIT = 0.25
_WRITE = """
import pickle, sys
from pathlib import Path
from desktop.export.pdf.report import write_report_pdf
write_report_pdf(pickle.loads(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2]))
"""
"""Takes the report ready made, as LibreOffice takes its DOCX: the test's builder is not timed."""


def run() -> list[Ratio]:
    """Measure in a temporary folder; without LibreOffice there is nothing to hold against."""
    name = "report PDF / LibreOffice from DOCX, CPU"
    office = shutil.which("soffice")
    if office is None:
        return [Ratio(name=name, value=None, limit=LIMIT, detail="LibreOffice is not installed")]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _seconds(Path(folder), office)
    detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, fresh processes"
    return [Ratio(name=name, value=ours / theirs, limit=LIMIT, detail=detail)]


def _seconds(folder: Path, office: str) -> tuple[float, float]:
    """Return the processor seconds of either way; the first run of each is not counted."""
    docx, report = folder / "bao-cao.docx", folder / "bao-cao.pickle"
    write_report_docx(a_longer_report(), docx)
    report.write_bytes(pickle.dumps(a_longer_report()))
    compiled = f"pycache_prefix={folder / 'compiled'}"
    ours = [sys.executable, "-X", compiled, "-c", _WRITE, str(report), str(folder / "ours.pdf")]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    theirs = [office, profile, *convert]
    # Installed programs are compiled; here the first run does it, whatever the machine's way.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(ours, check=True, env=environment)
    cpu_of([theirs], repeat=1)
    costs = cpu_interleaved({"ours": [ours], "theirs": [theirs]}, ROUNDS)
    return costs["ours"], costs["theirs"]


if __name__ == "__main__":
    print(table(run()))
