# SPDX-License-Identifier: MIT
"""Runs the measurements, `python -m tests.bench [NAME …]`, and says which keep their limits."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import tests.bench
from tests.bench.measure import table

_NO_MEASUREMENTS = ("__main__", "measure", "liveness_actions")
_LONG = ("export_large",)
"""Measured only where they are named."""


def main() -> int:
    """Print one table of the named measurements, or of all; return 1 if a limit is exceeded."""
    every = [m.name for m in iter_modules(tests.bench.__path__) if m.name not in _NO_MEASUREMENTS]
    names = sys.argv[1:] or [name for name in every if name not in _LONG]
    if unknown := [name for name in names if name not in every]:
        sys.exit(f"no such measurement: {', '.join(unknown)}; there are {', '.join(every)}")
    modules = [import_module(f"tests.bench.{name}") for name in names]
    ratios = [ratio for module in modules for ratio in module.run()]
    print(table(ratios))
    return int(any(ratio.kept is False for ratio in ratios))


if __name__ == "__main__":
    sys.exit(main())
