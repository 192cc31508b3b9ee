# SPDX-License-Identifier: MIT
"""Takes one file after the other into the book, and writes what they brought every few files."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from desktop.domain.errors import AppError
from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.exchange.receiving import Directory, Verdict
from desktop.domain.progress import Cancelled, Progress
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import How, ReportingUnit
from desktop.domain.week.growth import check_units, room_in
from desktop.domain.week.unit_names import unit_key
from desktop.domain.week.week import Week
from desktop.intake.received.found import Found, NotHad
from desktop.intake.received.limits import LARGEST_INSIDE, too_much
from desktop.services.collecting.filled import Delivery, Nobodys
from desktop.services.collecting.reading import NotYetRead, Piece, Reader
from desktop.services.collecting.receipts import Receipt, completed
from desktop.services.workspace import Workspace
from desktop.storage.incoming_files import Copied, IncomingFiles
from desktop.storage.room import require_room

WITHIN = " > "
"""Between the names of the wrappings that a file came in."""

_AT_ONCE, _BYTES_AT_ONCE = 200, 100_000_000
"""Files, and their bytes, that are written together: so many are done again after a crash."""

_KEPT = (Verdict.TAKEN, Verdict.NEWER, Verdict.LOOK)
_BY_HAND = "Bảng lập tay, đã đọc {} ô; hãy xem lại rồi duyệt đơn vị thì mới tính."


class Taking:
    """One delivery: what was read of it and not written yet, and what is to be said of it."""

    def __init__(
        self,
        workspace: Workspace,
        week: Week,
        incoming: IncomingFiles,
        back_up: Callable[[], object],
    ) -> None:
        self._workspace = workspace
        self._week = week
        form = workspace.form_of(week)
        self._reader = Reader(week, form)
        notebook = workspace.store.notebook(week.id)
        self._reports = {
            report.id: (unit.name, report.under)
            for unit in notebook.collected
            for report in unit.reports
        }
        columns = {column.key: column.label for column in form.columns}
        self._directory = Directory(notebook.collected, columns)
        self._incoming, self._bytes = incoming, 0
        self._known = {file.sha256: file for file in workspace.store.received_files(week.id)}
        self._units = dict[str, ReportingUnit]()
        self._new: list[ReceivedFile] = []
        self._receipts: list[Receipt] = []
        self._packages = set[tuple[tuple[str, ...], str]]()
        self._room = room_in(notebook)
        self._back_up: Callable[[], object] | None = back_up

    def take(self, item: Found | NotHad) -> None:
        """Take one file in; whatever is wrong with it is its verdict and stops no other."""
        if isinstance(item, NotHad):
            self._say(item, Verdict.REFUSED, sentence=str(item.reason))
            return
        try:
            self._take(item)
        except (NotYetRead, Nobodys) as error:
            self._say(item, Verdict.LOOK, sentence=str(error))
        except AppError as error:
            self._say(item, Verdict.REFUSED, sentence=str(error))
        if len(self._new) >= _AT_ONCE or self._bytes >= _BYTES_AT_ONCE:
            self.write()

    def _take(self, found: Found) -> None:
        size = found.path.stat().st_size
        if size > LARGEST_INSIDE:
            raise too_much(found.name)
        self._reader.require_readable(found.path, found.name)
        require_room((self._workspace.folder.root, size))
        kept = self._incoming.copy(found.path, found.name)
        known = self._known.get(kept.sha256)
        nothing = ("", "" if known and known.part == 1 else self._reader.under)
        unit, under = self._reports.get(known.report if known else "", nothing)
        if known and under == self._reader.under:
            self._say(found, Verdict.ALREADY, unit=unit, report=known.report)
            self._packages.add((found.origin.wrappings, unit_key(unit)))
            return
        now = datetime.now(UTC)
        try:
            piece = self._reader.read(
                found.path,
                Delivery(
                    name=found.name,
                    sha256=kept.sha256,
                    sender=found.origin.sender,
                    received_at=found.origin.sent_at or now,
                ),
                self._directory,
            )
            is_kept = self._enter(found, piece)
        except AppError:
            self._leave(kept)
            raise
        if is_kept:
            self._note(found, piece, kept.sha256, now)
            self._bytes += kept.size
        else:
            self._leave(kept)

    def _leave(self, copied: Copied) -> None:
        """Do without a file that is not worth keeping, unless it was kept before."""
        if copied.is_new:
            self._incoming.drop(copied.sha256)

    def _enter(self, found: Found, piece: Piece) -> bool:
        """Put a report with its unit; a copy of its annex beside it is not worth keeping."""
        if piece.came is None:
            self._say(
                found,
                Verdict.TAKEN,
                unit=piece.centre,
                revision=piece.revision,
                report=piece.report,
            )
            return True
        whose = (found.origin.wrappings, unit_key(piece.came.name))
        if not piece.came.week and whose in self._packages:
            self._say(found, Verdict.BESIDE, unit=piece.came.name)
            return False
        placed = self._directory.place(piece.came)
        unit, report = placed.unit, piece.came.report
        if placed.verdict is not Verdict.ALREADY:
            self._hold(placed.units, found.name)
            self._reports[report.id] = unit.name, report.under
        self._packages.add(whose)
        verdict, said = placed.verdict, [placed.sentence, *report.doubts]
        if report.how is How.TABLE and report.figures and unit.latest is report:
            said.insert(0, _BY_HAND.format(grouped(len(report.figures))))
        if (report.doubts or report.how is How.TABLE) and verdict is not Verdict.ALREADY:
            verdict = Verdict.LOOK
        self._say(
            found,
            verdict,
            unit=unit.name,
            revision=report.revision,
            report=report.id,
            sentence=" ".join(filter(None, said)) if verdict is not Verdict.ALREADY else "",
        )
        return True

    def _hold(self, units: Mapping[str, ReportingUnit], name: str) -> None:
        """Hold units until they are written.

        Raises:
            TooMuch: with what the file called `name` brings, the Week would hold too much.
        """
        self._room = check_units(quoted(name), units, self._directory.by_id, self._room)
        for unit in units.values():
            self._directory.enter(unit)
        self._units |= units

    def _note(self, found: Found, piece: Piece, sha256: str, now: datetime) -> None:
        file = ReceivedFile(
            sha256=sha256,
            report=piece.report,
            part=piece.part,
            parts=piece.parts,
            file_name=found.name,
            came_from=WITHIN.join(found.origin.wrappings),
            sender=found.origin.sender,
            sent_at=found.origin.sent_at,
            taken_at=now,
        )
        self._known[sha256] = file
        self._new.append(file)

    def _say(self, item: Found | NotHad, verdict: Verdict, **told: str | int) -> None:
        receipt = Receipt(name=item.name, verdict=verdict, came_from=item.origin.wrappings)
        self._receipts.append(replace(receipt, **told))  # type: ignore[arg-type]

    def write(self) -> None:
        """Write what was read since the last time, all or nothing."""
        self._incoming.settle()
        if not self._new and not self._units:
            return
        if self._back_up is not None:
            self._back_up()
            self._back_up = None
        week = None if self._week.collects else replace(self._week, collects=True)
        changes = Changes(week=week, units=self._units)
        self._workspace.store.take_in(self._week.id, changes, self._new)
        self._week = week or self._week
        self._units, self._new, self._bytes = {}, [], 0

    def check(self, progress: Progress) -> None:
        """Write what was read if the user wants it to stop.

        Raises:
            Cancelled: it is stopped; it says how much was taken in.
        """
        try:
            progress.check()
        except Cancelled:
            self.write()
            raise self._stopped() from None

    def _stopped(self) -> Cancelled:
        done = sum(receipt.verdict in _KEPT for receipt in self._receipts)
        if not done:
            return Cancelled()
        return Cancelled(f"Đã nhận {grouped(done)} tệp; thu nhận lại thì chương trình làm tiếp.")

    def receipts(self) -> list[Receipt]:
        """Return the verdicts, now that all that came together is known."""
        return completed(self._receipts, self._known.values())
