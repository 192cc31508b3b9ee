# SPDX-License-Identifier: MIT
"""The window around the pages: what is opened in it, its sidebar, header and emergencies."""
