# SPDX-License-Identifier: MIT
"""The commands for collecting: take in what units sent, list the units."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.bar import Bar
from desktop.cli.data import DONE, folder_of
from desktop.cli.speech import say
from desktop.domain.errors import AppError
from desktop.domain.exchange.week_file import WeekFile
from desktop.domain.vietnamese import grouped
from desktop.domain.week.collected import Review

TO_LOOK_AT = 1


def collect(args: Namespace) -> int:
    """Take in files of units; say of each in a line what became of it."""
    from desktop.cli.collect_text import receipt_line
    from desktop.services.collecting.taking_in import take_in
    from desktop.services.collecting.words import count_line, receipts_summary
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        with Bar("Thu nhận") as bar:
            receipts = take_in(workspace, week, args.files, bar)
        collected = workspace.store.collected(week.id)
    for receipt in receipts:
        say(receipt_line(receipt))
    say(receipts_summary(receipts))
    say(count_line(collected, week.units_due))
    return DONE if all(receipt.verdict.is_done for receipt in receipts) else TO_LOOK_AT


def units(args: Namespace) -> int:
    """List the units with their reports, having added those of a list if one is given."""
    from desktop.cli.collect_text import units_as_text, units_as_tsv
    from desktop.services.collecting.expected import (
        add_listed,
        set_due,
        set_review,
        settle,
        standing_doubts,
    )
    from desktop.services.collecting.letters import write_letters
    from desktop.services.collecting.taking_in import count_again
    from desktop.services.collecting.words import count_line, letters_line
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        if args.due:
            week = set_due(workspace, week, args.due)
        if args.recount:
            with Bar("Tính lại") as bar:
                count_again(workspace, week, bar)
        set_review(workspace, week, args.approve, Review.APPROVED)
        set_review(workspace, week, args.returned, Review.RETURNED, args.reason, args.until)
        settle(workspace, week, args.same, are_one=True)
        settle(workspace, week, args.different, are_one=False)
        added = add_listed(workspace, week, args.add) if args.add else None
        notebook = workspace.store.notebook(week.id)
        doubts = standing_doubts(workspace, notebook)
    collected = notebook.collected
    if args.letters:
        say(letters_line(write_letters(week, collected, args.letters), args.letters))
        return DONE
    if args.format == "tsv":
        say("\n".join(units_as_tsv(collected, doubts)))
        return DONE
    if added is not None:
        say(f"Danh sách: {grouped(added)} đơn vị mới hoặc có thay đổi.")
    for text in units_as_text(collected, doubts, week.units_due):
        say(text)
    say(count_line(collected, week.units_due))
    return DONE


def annex_template(args: Namespace) -> int:
    """Write the blank annex for units without the program."""
    from desktop.export.xlsx.annex_template import write_annex_template
    from desktop.services.collecting.filled import template_title
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        form = workspace.form_of(week)
    if args.file.exists():
        advice = "Hãy ghi tên khác: tệp cũ có thể đã có người ghi vào."
        raise AppError(f"Đã có tệp “{args.file}”.", advice)
    write_annex_template(form, template_title(form, week), args.file, week.ends)
    say(f"Đã ghi phụ lục trống của Tuần lễ năm {week.year}: {args.file}")
    return DONE


def figures(args: Namespace) -> int:
    """Write the figures of all units for other programs."""
    from desktop.services.collecting.open_ends import write_figures
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        uncoded = write_figures(workspace, workspace.store.week(args.year), args.file)
    say(f"Đã ghi số liệu ra {args.file}")
    if uncoded:
        say(f"{grouped(uncoded)} đơn vị chưa có mã; hãy thêm mã bằng units --add.")
    return DONE


def prove_units(week: WeekFile, paths: Sequence[Path] | None) -> bool:
    """Say which units are in a report; prove their figures by what lies at `paths`, if given.

    Returns whether all that was to be proven is.
    """
    from desktop.cli.collect_text import proof_line, unit_in_report
    from desktop.services.collecting.proving import proofs

    if not paths:
        for unit in week.notebook.collected:
            say(unit_in_report(unit))
        return True
    found = list(proofs(week, paths))
    for proof in found:
        say(proof_line(proof))
    return not any(proof.is_open or proof.faults for proof in found)
