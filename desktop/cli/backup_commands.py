# SPDX-License-Identifier: MIT
"""The commands for backups: make, list, look into, restore."""

from argparse import Namespace

from desktop.cli.bar import Bar
from desktop.cli.data import DONE, folder_of
from desktop.cli.speech import complain, say
from desktop.domain.vietnamese import grouped, line, short_date


def backup(args: Namespace) -> int:
    """Make, list, look into or restore backups, as `args.what` says."""
    what = {"list": _list_backups, "look": _look, "restore": restore}
    return what.get(args.what, _make_backup)(args)


def _make_backup(args: Namespace) -> int:
    from desktop.services.backups.safekeeping import back_up_all

    with Bar("Sao lưu") as bar:
        backup = back_up_all(folder_of(args), args.to, bar)
    say(f"Đã sao lưu và kiểm tra lại: {backup.path}")
    if lost := len(backup.missing_photos):
        say(f"Lưu ý: {grouped(lost)} ảnh gốc không còn trên máy nên không sao lưu được.")
    return DONE


def _list_backups(args: Namespace) -> int:
    from desktop.services.backups.contents import OCCASIONS
    from desktop.storage.backups import find_backups

    place = args.place or folder_of(args).backups
    found = find_backups(place)
    for backup in reversed(found.backups):
        when = backup.made_at.astimezone()
        photos = f"{grouped(backup.photos)} ảnh" if backup.occasion.copies_photos else "chỉ sổ"
        what = f"{grouped(backup.records)} hoạt động, {photos}"
        why = OCCASIONS[backup.occasion]
        say(f"{short_date(when)} {when:%H:%M}  {what}  {why}: {backup.path}")
    for fault in found.faults:
        complain(line(str(fault)))
    if not found.backups:
        say(f"Không có bản sao lưu nào ở {place}.")
    return DONE


def _look(args: Namespace) -> int:
    from desktop.services.backups.contents import look_inside, said_of

    for sentence in said_of(look_inside(args.backup, folder_of(args))):
        say(line(sentence))
    return DONE


def restore(args: Namespace) -> int:
    """Put a backup in the place of the data, having said what is in it."""
    from desktop.services.backups.contents import look_inside, said_of
    from desktop.services.backups.safekeeping import restore_all

    folder = folder_of(args)
    inside = look_inside(args.backup, folder)
    for sentence in said_of(inside):
        say(line(sentence))
    with Bar("Khôi phục") as bar:
        restored = restore_all(inside.backup.path, folder, bar)
    say(f"Đã khôi phục vào {folder.root}")
    if restored.aside is not None:
        say(f"Dữ liệu trước đó được giữ ở {restored.aside}")
    for remark in restored.remarks:
        say(line(f"Lưu ý: {remark}"))
    return DONE
