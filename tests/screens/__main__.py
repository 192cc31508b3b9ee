# SPDX-License-Identifier: MIT
"""Takes pictures of every screen: `python -m tests.screens FOLDER [--look dark] [--scale 1.5]`.

Pictures show the sample Week, in a window of 1024 × 700 unless `--size` says otherwise. Without a
display they are drawn off screen.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main() -> int:
    """Write one PNG for each screen."""
    options = _options()
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.screens.camera import Camera

    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        Camera(options.folder, Path(scratch), options).take_all()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", type=_size, default=(1024, 700))
    parser.add_argument("--text-size", type=int, default=11)
    parser.add_argument("--only", default="", help="only screens whose name has this in it")
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
