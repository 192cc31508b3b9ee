# SPDX-License-Identifier: MIT
"""The commands for the documents around the Week and for what is due."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli.bar import Bar
from desktop.cli.data import DONE, folder_of
from desktop.cli.speech import complain, say
from desktop.domain.vietnamese import grouped, line

if TYPE_CHECKING:
    from desktop.services.documents.writing import DocumentStanding


def documents(args: Namespace) -> int:
    """Write the documents of a Week as PDF and DOCX, or list them with what each lacks."""
    from desktop.services.documents.writing import material_of, standings, write_documents
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        library, material = material_of(workspace, week)
        for refused in library.refused:
            complain(line(str(refused)))
        if args.list:
            for standing in standings(library, material):
                say(line(_listed(standing)))
            return DONE
        with Bar("Văn bản") as bar:
            written = write_documents(workspace, week, args.out, args.only or (), bar)
    say(f"Đã ghi {grouped(len(written))} tệp vào {args.out}")
    for path in written:
        say(f"  {path.name}")
    return DONE


def calendar(args: Namespace) -> int:
    """Write what is due around a Week as a calendar file."""
    from desktop.domain.documents.duties import duty_line, unread_duties
    from desktop.services.documents.calendar import write_duties
    from desktop.services.documents.writing import material_of
    from desktop.services.workspace import open_workspace

    with open_workspace(folder_of(args)) as workspace:
        week = workspace.store.week(args.year)
        duties = write_duties(workspace, week, args.file)
        _, material = material_of(workspace, week)
    say(f"Đã ghi {grouped(len(duties))} việc có hạn vào {args.file}")
    for duty in duties:
        say(line(f"  {duty_line(duty)}; theo {duty.source}"))
    for unread in unread_duties(material):
        say(line(f"Chưa đưa vào: {unread}."))
    return DONE


def _listed(standing: "DocumentStanding") -> str:
    from desktop.domain.documents.lacks import STAGE_WORDS

    template = standing.template
    lacks = f"; còn thiếu: {'; '.join(standing.lacks)}" if standing.lacks else "; đủ"
    return f"{template.id}: {template.name} ({STAGE_WORDS[standing.stage]}{lacks})"
