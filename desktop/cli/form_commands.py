# SPDX-License-Identifier: MIT
"""Carries out `sotuanle form`: looks at a form file, or drafts one from a circular."""

from argparse import Namespace

from desktop.cli.data import DONE, folder_of
from desktop.cli.speech import complain, say
from desktop.domain.vietnamese import grouped, line


def form(args: Namespace) -> int:
    """Show the form of a file, or write the one that a circular asks for to that file."""
    return _draft(args) if args.source else _show(args)


def _show(args: Namespace) -> int:
    from desktop.cli.form_text import form_lines
    from desktop.services.forms.library import FormLibrary, read_form_file

    file = read_form_file(args.file)
    say("\n".join(form_lines(file.form)))
    if args.add:
        library = FormLibrary(folder_of(args))
        if library.lacks(file):
            library.keep(file)
            say("Đã đưa mẫu vào thư mục dữ liệu.")
        else:
            say("Thư mục dữ liệu đã có mẫu này, hoặc bản mới hơn của nó.")
    return DONE


def _draft(args: Namespace) -> int:
    from desktop.intake.circulars.draft import Sureness
    from desktop.services.forms.drafting import draft_from, write_draft
    from desktop.services.forms.library import FormLibrary

    draft = draft_from(args.source, FormLibrary(folder_of(args)), args.table)
    write_draft(draft, args.file)
    words = {Sureness.UNKNOWN: "Chưa rõ", Sureness.LIKELY: "Nên xem"}
    for doubt in draft.doubts:
        complain(line(f"{words[doubt.sureness]}: {doubt.place}: {doubt.sentence}"))
    made = draft.form
    say(
        f"Đã ghi {args.file}: {grouped(len(made.rows))} dòng, {grouped(len(made.columns))} cột, "
        f"{grouped(len(made.sections))} mục; {grouped(len(draft.doubts))} chỗ cần xem lại."
    )
    say(f"Xem lại, rồi dùng: sotuanle form {args.file} --add")
    return DONE
