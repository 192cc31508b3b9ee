# SPDX-License-Identifier: MIT
"""Keeps with a form what follows from it alone, so that it is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from desktop.domain.form.form import Form

_P = ParamSpec("_P")
_T = TypeVar("_T")


def once(work: Callable[Concatenate[Form, _P], _T]) -> Callable[Concatenate[Form, _P], _T]:
    """Have a function of a form, and of names in it, keep its results with the form."""

    @wraps(work)
    def kept(form: Form, /, *names: _P.args, **others: _P.kwargs) -> _T:
        key = work, names, tuple(others.items())
        if key not in form.derived:
            form.derived[key] = work(form, *names, **others)
        result: _T = form.derived[key]
        return result

    return kept
