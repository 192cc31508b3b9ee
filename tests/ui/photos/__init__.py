# SPDX-License-Identifier: MIT
"""Tests of the photo page, of importing photos and of looking at one."""
