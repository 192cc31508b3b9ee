# SPDX-License-Identifier: MIT
"""The parts of the page on which the report's words are written."""
