# SPDX-License-Identifier: MIT
"""Measures what must not become slow; run by hand, `python -m tests.bench.annex`, not by pytest."""
