# SPDX-License-Identifier: MIT
"""The form as data: what it is, how its file is read, what is true of it."""
