# SPDX-License-Identifier: MIT
"""The commands: each reads its arguments, calls one service and says what came of it."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime

from desktop.cli.backup_commands import backup, restore
from desktop.cli.bar import Bar
from desktop.cli.collect_commands import annex_template, collect, figures, prove_units, units
from desktop.cli.data import DONE, folder_of
from desktop.cli.document_commands import calendar, documents
from desktop.cli.form_commands import form
from desktop.cli.speech import complain, say
from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped, line, short_date

TO_MEND = 1
_REPLACE = "Nếu muốn lấy theo tệp, hãy thêm --replace; bản hiện tại sẽ được sao lưu trước."


def _sample(args: Namespace) -> int:
    from desktop.services.exchange.sample import add_sample
    from desktop.services.workspace import open_workspace

    folder = folder_of(args)
    with open_workspace(folder, create=True) as workspace, Bar("Ảnh mẫu") as bar:
        week = add_sample(workspace, bar)
    say(f"Tuần lễ mẫu năm {week.year} của {week.centre.name} ở {folder.root}")
    return DONE


def _weeks(args: Namespace) -> int:
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        weeks = workspace.store.weeks()
    for week in weeks:
        span = f"{short_date(week.starts)} - {short_date(week.ends)}"
        say(f"{week.year}  {span}  {line(week.centre)}  (mẫu {week.form})")
    if not weeks:
        say("Sổ chưa có Tuần lễ nào.")
    return DONE


def _annex(args: Namespace) -> int:
    from desktop.cli.annex_text import as_lists, as_table, as_tsv
    from desktop.domain.exchange.annex_lines import figures_in
    from desktop.domain.report.by_unit import by_unit
    from desktop.domain.week.notebook import Notebook
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        annex = workspace.annex(week)
        form = workspace.form_of(week)
        notebook = workspace.store.notebook(week.id) if form.listings else Notebook(week=week)
        collected = workspace.store.collected(week.id) if args.by_unit else None
    if collected is not None:
        from desktop.cli.collect_text import shares_as_text, shares_as_tsv

        table = by_unit(form, figures_in(annex), collected, week.centre.name)
        say("\n".join(shares_as_tsv(table) if args.format == "tsv" else shares_as_text(table)))
        return DONE
    if args.format == "tsv":
        say("\n".join(as_tsv(annex)))
        return DONE
    say("\n".join([*as_table(form, annex), *as_lists(form, notebook)]))
    return DONE


def _check(args: Namespace) -> int:
    from desktop.services.checks.checking import count, findings
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        found = findings(workspace, workspace.store.week(args.year))
    for finding in found:
        problem, place = finding.problem, f" ({finding.place})" if finding.place else ""
        rest = problem.advice if finding.is_open else f"Lý do: {finding.reason}"
        say(line(f"{finding.weight}: {problem.subject}{place}: {problem.message} {rest}"))
    number = count(found)
    settled = f", {number.acknowledged}" if number.settled else ""
    say(f"{number.must_mend}, {number.worth_a_look}{settled}.")
    return TO_MEND if number.grave else DONE


def _list(args: Namespace) -> int:
    from desktop.cli.people_text import as_tsv, remarks
    from desktop.services.lists.people import read_list

    found = read_list(args.file, args.sheet, with_hidden=args.with_hidden or None)
    for remark in remarks(found):
        complain(remark)
    if not found.people.people:
        complain("Không thấy tên người nào. Danh sách phải có cột họ và tên.")
        return TO_MEND
    say("\n".join(as_tsv(found.people)))
    return DONE


def _export(args: Namespace) -> int:
    from desktop.services.checks.checking import count, findings
    from desktop.services.collecting.by_unit import write_by_unit
    from desktop.services.submission.submission import submit
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace, Bar("Xuất") as bar:
        week = workspace.store.week(args.year)
        number = count(findings(workspace, week))
        submission = submit(
            workspace,
            week,
            args.out,
            limit_mb=args.limit_mb,
            reason=args.reason,
            with_names=args.with_names,
            progress=bar,
        )
        table = write_by_unit(submission) if args.by_unit else None
    revision = submission.revision
    say(f"Lần nộp {revision.number}, mã kiểm tra {revision.check_code}: {submission.folder}")
    for name, title in submission.contents():
        say(f"  {name:<16}{title}")
    if table is not None:
        say(f"Bảng số liệu theo đơn vị: {table}")
    for note in submission.notes:
        say(line(f"Lưu ý: {note}"))
    if number.grave:
        say(f"Lưu ý: còn {number.must_mend} trước khi ký; xem bằng lệnh check.")
    return DONE


def _history(args: Namespace) -> int:
    from desktop.services.submission.dispatch import past_revisions, standing
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        past = past_revisions(workspace, week)
        since = standing(workspace, week).changes
    for one in reversed(past):
        made = short_date(one.revision.created_at.astimezone())
        sent = f", gửi ngày {short_date(day)}" if (day := one.dispatch.sent_on) else ""
        say(f"Lần nộp {one.revision.number}, lập ngày {made}, mã {one.revision.check_code}{sent}")
        if one.revision.reason:
            say(f"  Lý do: {line(one.revision.reason)}")
        for change in one.changes:
            say(f"  So với lần trước: {line(change)}")
    for change in since:
        say(f"Từ đó đến nay: {line(change)}")
    if not past:
        say(f"Tuần lễ năm {week.year} chưa có lần nộp nào.")
    return DONE


def _verify(args: Namespace) -> int:
    from desktop.services.exchange.verification import verify_bundle

    result = verify_bundle(args.files)
    say(line(f"{result.centre}, năm {result.year}, lần nộp {result.revision}"))
    code = line(result.check_code)
    say(f"Mã kiểm tra {code}, {grouped(result.parts)} phần, {grouped(result.photos)} ảnh")
    for fault in result.faults:
        say(line(f"Sai: {fault}"))
    is_proven = result.week is None or prove_units(result.week, args.units)
    say("Gói không dùng được như vậy." if result.faults else "Gói đầy đủ và nguyên vẹn.")
    return DONE if is_proven and not result.faults else TO_MEND


def _paper(args: Namespace) -> int:
    from desktop.services.submission.paper import paper_of, said_of
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace, Bar("Đọc") as bar:
        paper = paper_of(workspace, args.files, bar)
    for sentence in said_of(paper):
        say(line(sentence))
    return DONE if paper.is_sound else TO_MEND


def _load(args: Namespace) -> int:
    from desktop.services.exchange.loading import Differs, Outcome, first_of, load_week

    folder = folder_of(args)
    try:
        with Bar("Nạp") as bar:
            loaded = load_week(folder, args.files, replace_mine=args.replace, progress=bar)
    except Differs as error:
        raise AppError(error.message, _REPLACE) from error
    week = f"Tuần lễ năm {loaded.week.year} ở {folder.root}"
    words = {
        Outcome.UNCHANGED: "Đã có sẵn, không thay đổi gì",
        Outcome.NEW: "Đã nạp",
        Outcome.ADDED: "Đã nạp thêm",
        Outcome.REPLACED: "Đã nạp và ghi đè",
    }
    is_same = loaded.outcome is Outcome.UNCHANGED
    what = f", {grouped(loaded.records)} hoạt động, {grouped(loaded.photos)} ảnh"
    say(f"{words[loaded.outcome]}: {week}{'' if is_same else what}")
    if loaded.beyond:
        became = "đã bỏ" if loaded.outcome is Outcome.REPLACED else "vẫn giữ"
        say(f"Lưu ý: ở đây có mà tệp không có, {became}: {first_of(loaded.beyond)}.")
    if loaded.lacking:
        say(f"Lưu ý: {grouped(loaded.lacking)} ảnh chưa có tệp ảnh; hãy nạp thêm gói .zip có ảnh.")
    if loaded.plain_links:
        links = first_of(loaded.plain_links)
        say(line(f"Lưu ý: không phải địa chỉ trang web nên chỉ giữ như chữ thường: {links}."))
    return DONE


def _template(args: Namespace) -> int:
    from desktop.services.activities.template import write_template
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        if args.file.exists():
            advice = "Hãy ghi tên khác: tệp cũ có thể đã có người ghi vào."
            raise AppError(f"Đã có tệp “{args.file}”.", advice)
        records = workspace.store.notebook(week.id).records
        write_template(workspace.form_of(week), week, records, args.file)
    say(f"Đã ghi mẫu Excel của Tuần lễ năm {week.year}: {args.file}")
    return DONE


def _import(args: Namespace) -> int:
    from desktop.cli.activity_text import incoming_lines
    from desktop.domain.week.growth import check_changes
    from desktop.domain.week.open_notebook import changed
    from desktop.services.activities.importing import read_books, write_to_mend
    from desktop.services.backups.safekeeping import back_up_before
    from desktop.services.workspace import open_workspace
    from desktop.storage.backups import Occasion

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        notebook, form = workspace.store.notebook(week.id), workspace.form_of(week)
        with Bar("Đọc") as bar:
            today = datetime.now().astimezone().date()
            incoming = read_books(args.files, form, notebook, today, bar)
        wanted = {"with_twins": args.with_twins, "with_hidden": args.with_hidden}
        changes = incoming.changes(**wanted)
        check_changes("Nhập hoạt động", changes, notebook, changed(notebook, changes))
        if not args.check:
            returned = write_to_mend(incoming, args.out, **wanted)
            back_up_before(workspace.folder, Occasion.IMPORT)
            workspace.store.write(week.id, changes)
    for text in incoming_lines(incoming, **wanted, is_stored=not args.check):
        say(line(text))
    for path in () if args.check else returned:
        say(f"Các dòng cần sửa: {path}")
    is_done = not (incoming.to_mend(**wanted) or incoming.refused)
    return DONE if is_done else TO_MEND


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "sample": _sample,
    "weeks": _weeks,
    "annex": _annex,
    "check": _check,
    "form": form,
    "template": _template,
    "import": _import,
    "list": _list,
    "documents": documents,
    "calendar": calendar,
    "export": _export,
    "history": _history,
    "verify": _verify,
    "paper": _paper,
    "load": _load,
    "collect": collect,
    "figures": figures,
    "units": units,
    "annex-template": annex_template,
    "backup": backup,
    "restore": restore,
}
