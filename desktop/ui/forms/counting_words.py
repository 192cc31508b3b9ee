# SPDX-License-Identifier: MIT
"""Says in words what each figure of a form counts."""

from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import TEXTS, FigureAt, Measure, Stage
from desktop.domain.vietnamese import quoted
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.wording import within_sentence

_QUANTITIES = {
    "sessions": "số lượt ghi",
    "people": "số người",
    "women": "số nữ",
    "ethnic_minority": "số người dân tộc thiểu số",
    "hours": "số giờ",
    "metres": "số mét",
    "copies": "số bản, số quyển",
    "amount": "số tiền",
    "quantity": "số lượng",
}
_CHOICES = {
    "collective": "của tập thể",
    "individual": "của cá nhân",
    "state_budget": "từ ngân sách nhà nước",
    "other_source": "từ nguồn khác",
}


def counted_in_words(form: Form, row: Row) -> str:
    """Return what a row counts, a column after another; blank for a row without figures."""
    return "; ".join(measure_in_words(form, row, measure) for measure in row.cells.values())


def measure_in_words(form: Form, row: Row, measure: Measure) -> str:
    """Return what one figure of a row counts."""
    if measure.total_of is not None:
        return f"cộng các dòng {', '.join(measure.total_of)}"
    if measure.ratio is not None:
        part, whole = (_figure(form, at) for at in (measure.ratio.part, measure.ratio.whole))
        return f"{'phần trăm' if measure.percent else 'bình quân'}: {part} trên {whole}"
    if measure.names is not None:
        return "tên các hoạt động" if measure.names == "title" else "các nơi tổ chức"
    if measure.change is not None:
        now, before = (_figure(form, at) for at in (measure.change.now, measure.change.before))
        return f"tăng, giảm: {now} so với {before}"
    own = next((q.label for q in form.quantities if q.key == measure.sum), "")
    what = within_sentence(own) if own else _QUANTITIES.get(measure.sum or "", "số hoạt động")
    if measure.distinct is not None:
        what = "số nơi tổ chức khác nhau" if measure.distinct == "place" else "số tên khác nhau"
    if measure.sum == "sessions":
        what = f"số {_noun(form, row, measure)}"
    whose = [_condition(form, row, name, value) for name, value in measure.where.items()]
    planned = "theo kế hoạch" if measure.state is Stage.PLANNED else ""
    elsewhere = measure.scopes(row.code) if measure.scopes(row.code) != (row.code,) else ()
    from_rows = f"ở dòng {', '.join(elsewhere)}" if elsewhere else ""
    return " ".join(filter(None, (what, *whose, planned, from_rows)))


def _condition(form: Form, row: Row, name: str, value: str) -> str:
    if name in TEXTS:
        return f"của “{value}”"
    category = form.category(value) if name == "category" else None
    return f"thuộc {quoted(category.label or row.name)}" if category else _CHOICES.get(value, "")


def _figure(form: Form, at: FigureAt) -> str:
    """Return a figure of the annex as it is named in a share."""
    column = next((c.label for c in form.columns if c.key == at.column), "")
    parts = (f"cột {quoted(column)}" if column else "", f"dòng {at.row}" if at.row else "")
    return " ".join(filter(None, parts)) or "chính ô này"


def _noun(form: Form, row: Row, measure: Measure) -> str:
    rows = form.counted(row, measure)
    nouns = dict.fromkeys(KINDS[c.kind].noun for r in rows for c in r.categories)
    return "/".join(nouns) or "lượt"
