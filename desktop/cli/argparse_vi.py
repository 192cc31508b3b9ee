# SPDX-License-Identifier: MIT
"""Teaches argparse Vietnamese: its own few sentences, which come with no catalogue."""

import argparse

_SENTENCES = {
    "usage: ": "cách dùng: ",
    "options": "tùy chọn",
    "positional arguments": "phải ghi",
    "show this help message and exit": "xem hướng dẫn này rồi thôi",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "phải có một trong: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có “%(value)s” (chọn trong %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "“%(value)s” không hợp lệ",
    "expected one argument": "phải kèm một giá trị",
    "expected at least one argument": "phải kèm ít nhất một giá trị",
    "expected at most one argument": "chỉ kèm nhiều nhất một giá trị",
    "not allowed with argument %s": "không đi cùng %s",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là %(matches)s",
}


def install() -> None:
    """Make argparse speak Vietnamese in this process.

    It looks its sentences up in its module's own `_`, the one place they all pass through.
    """
    argparse.__dict__["_"] = lambda sentence: _SENTENCES.get(sentence, sentence)
