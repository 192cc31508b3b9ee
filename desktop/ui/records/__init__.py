# SPDX-License-Identifier: MIT
"""The parts from which the record pages are put together."""
