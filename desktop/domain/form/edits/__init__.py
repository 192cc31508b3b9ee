# SPDX-License-Identifier: MIT
"""Edits of a form: pure functions, each of which makes another whole form or refuses in words."""
