# SPDX-License-Identifier: MIT
"""The labels of fields with the letters that lead there with Alt, past all that lies between."""

from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.domain.entry.fields import Field

_MARKED = {
    marked.replace("&", ""): marked
    for marked in (
        "&Báo cáo viên",
        "&Cấp khen thưởng",
        "Đối tượng &học",
        "Đơn &vị tổ chức",
        "&Ghi chú",
        "&Nơi đăng, phát",
        "&Nơi học",
        "&Nơi tổ chức",
        "&Nơi treo, phát",
        "Số ngườ&i",
        "Tặng &cho",
        "Tình t&rạng",
    )
}
"""Each with its letter marked as Qt wants it."""


def marked_label(field: Field) -> str:
    """Return the label of a field, with its letter if it has one."""
    return _MARKED.get(field.label, field.label)


if _unknown := set(_MARKED) - {f.label for form in ENTRY_FORMS.values() for f in form.fields}:
    raise TypeError(f"no field is called {', '.join(sorted(_unknown))}")
