# SPDX-License-Identifier: MIT
"""Knows what messengers write around a message: when it was sent and by whom."""

import re

_CLOCK = r"\d{1,2}(?:[:h]\d{2}(?::\d{2})?)(?: *[AaPpSsCc][MmHhAa]\b)?"
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:, \d{4})?"
_WEEKDAY = r"(?:(?:t[2-7]|cn|thứ \w+|chủ nhật),? *)?"
_STAMPED = re.compile(
    rf"(?i)^\[?{_WEEKDAY}(?:{_DATE},? *{_CLOCK}|{_CLOCK},? *{_DATE}|{_CLOCK})\]?(?: *[-–] *| +|: *)"
)
_SENDER = re.compile(r"^(?![\d:])[^:]{1,40}: ?")
_STAMPED_BEHIND = re.compile(rf"^[^:\d]{{1,40}}, ?\[{_DATE},? {_CLOCK}\]:?\s*")
_STAMP = re.compile(
    rf"\[?(?:(?:{_DATE}|{_MONTH}|hôm (?:nay|qua)|thứ \w+|cn),?(?: lúc)? *)?{_CLOCK}\]?"
    rf"|\[?{_CLOCK},? *(?:{_DATE}|{_MONTH}|hôm (?:nay|qua))\]?",
    re.IGNORECASE,
)
_SYMBOLS = re.compile("[\u2600-\u27bf\u2b50\u2b05-\u2b07\u27a1\ufe0f\U0001f000-\U0001faff]")
_KEYCAPS = re.compile("([0-9])\ufe0f?\u20e3")
_TICKS = "✓✔"
_CROSSED = re.compile("^(.*?)[❌✖✗✘⛔🚫]\ufe0f?(.*)$")
"""A cross that says that somebody does not come."""

_QUOTED = re.compile(r"^(?:>\s*)+")


def without_chat(text: str) -> str:
    """Return a line without when it was sent, by whom, marks of quoting and pictures."""
    text = _KEYCAPS.sub(r"\1. ", text)
    text = _CROSSED.sub(r"\1\2 ; vắng", text)
    text = _SYMBOLS.sub(lambda found: found[0] if found[0] in _TICKS else "", text)
    text = _QUOTED.sub("", text.strip())
    if behind := _STAMPED_BEHIND.match(text):
        return text[behind.end() :]
    found = _STAMPED.match(text)
    return _SENDER.sub("", text[found.end() :], count=1) if found else text


def is_stamp(text: str) -> bool:
    """Whether a line only says when a message was sent."""
    return bool(_STAMP.fullmatch(text.strip()))
