# SPDX-License-Identifier: MIT
"""What every page stands in: the open Week, the page itself, where it is, what it may ask."""
