# SPDX-License-Identifier: MIT
"""Photos: taking them in, handing copies out, matching them with activities."""
