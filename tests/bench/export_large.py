# SPDX-License-Identifier: MIT
"""The whole export of a Week with 3,000 photos; takes long and 10 GB, so only where it is named."""

from tests.bench import export
from tests.bench.measure import Ratio, table

PHOTOS = 3000
LIMITS = {10: 15.0}


def run() -> list[Ratio]:
    """Measure the export for a usual mailbox."""
    return export.run(PHOTOS, LIMITS)


if __name__ == "__main__":
    print(table(run()))
