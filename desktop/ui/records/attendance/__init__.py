# SPDX-License-Identifier: MIT
"""The list of people of one activity: its section on the page and its own dialog."""
