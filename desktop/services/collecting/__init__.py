# SPDX-License-Identifier: MIT
"""Taking in what units sent, and what the office then knows of them."""
