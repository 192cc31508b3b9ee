# SPDX-License-Identifier: MIT
"""One revision of a report: writes its documents, and gathers the files of any part of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.exchange.manifest import EVIDENCE, REPORT, Manifest
from desktop.domain.exchange.revision import Revision
from desktop.domain.form.form import Form
from desktop.domain.progress import Progress
from desktop.domain.report.document import Report
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import Week
from desktop.export.bundle.files import BundleFile, under_own_names, with_lists
from desktop.export.bundle.names import (
    attached_name,
    bundle_name,
    part_name,
    photo_paths,
)
from desktop.export.bundle.note import read_me
from desktop.export.mail.mail import MailDraft, draft_mail
from desktop.export.mail.split import MailPart
from desktop.export.pdf.evidence import EvidenceHeading, write_evidence_pdf
from desktop.services.submission.documents import Writing, documents_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What all parts of one revision have in common; `scan` is the signed report, once it is in."""

    week: Week
    form: Form
    report: Report
    revision: Revision
    evidence: tuple[EvidenceItem, ...]
    scan: Path | None = None

    @property
    def photos(self) -> list[Photo]:
        """The photos that belong to the report, in the order of the form."""
        return [p for item in self.evidence for shown in item.records for p in shown.photos]

    def write_documents(self, folder: Path) -> list[Path]:
        """Write the report, the annex and the data, in the order of `DOCUMENTS`.

        Raises:
            AppError: the folder cannot be written to.
        """
        writing = Writing(
            report=self.report, pdf=folder / REPORT, revision=self.revision, scan=self.scan
        )
        written = []
        for document in documents_of(writing):
            written.append(folder / document.name)
            document.write(writing, written[-1])
        return written

    def files(
        self,
        part: MailPart,
        own: Sequence[Path],
        pictures: Mapping[str, Path],
        scratch: Path,
        progress: Progress,
    ) -> list[BundleFile]:
        """Return the files of a part; those that belong to this part alone are made in `scratch`.

        `own` are the documents, which go with the first part; `pictures` the photos by id.

        Raises:
            AppError: `scratch` cannot be written to.
            Cancelled: the user stopped.
        """
        files = [*under_own_names(own if part.is_first else ()), *self._photos(part, pictures)]
        if evidence := self._evidence(part):
            target, heading = scratch / EVIDENCE, self._heading(part)
            write_evidence_pdf(evidence, lambda p: pictures.get(p.id), heading, target, progress)
            files += under_own_names([target])
        head = self._manifest(part)
        note = read_me(head, self.report.title, [file.path for file in files])
        return with_lists(files, head, note, scratch)

    def name(self, part: MailPart) -> str:
        """Return what a part is called, without extension."""
        return part_name(bundle_name(self.week, self.revision.number), part.number, part.count)

    def attached_name(self, document: str) -> str:
        """Return what a document is called as an attachment of its own."""
        return attached_name(document, self.week, self.revision.number)

    def mail(self, part: MailPart, attached: Sequence[Path]) -> MailDraft:
        """Return the mail that carries a part."""
        head, why = self._manifest(part), self.revision.reason
        return draft_mail(head, self.week, self.report.title, attached, why)

    def _evidence(self, part: MailPart) -> tuple[EvidenceItem, ...]:
        """Return the evidence that a part shows; links without photos go with the first part."""
        mine, shown = set(part.photos), []
        for item in self.evidence:
            records = tuple(
                replace(evidenced, photos=photos)
                for evidenced in item.records
                if (photos := tuple(p for p in evidenced.photos if p.id in mine))
                or (part.is_first and evidenced.record.links)
            )
            if records:
                shown.append(replace(item, records=records))
        return tuple(shown)

    def _photos(self, part: MailPart, pictures: Mapping[str, Path]) -> Iterator[BundleFile]:
        paths, mine = photo_paths(self.evidence), set(part.photos)
        for item in self.evidence:
            for shown in item.records:
                for photo in shown.photos:
                    if photo.id in mine:
                        yield BundleFile(
                            path=paths[photo.id],
                            source=pictures[photo.id],
                            title=photo.caption or shown.record.title,
                            photo=photo.id,
                        )

    def _heading(self, part: MailPart) -> EvidenceHeading:
        return EvidenceHeading(
            centre=self.week.centre.name,
            subject=self.report.subject,
            revision=self.revision.number,
            check_code=self.revision.check_code,
            dated=self.report.dated,
            part=part.number,
            parts=part.count,
        )

    def _manifest(self, part: MailPart) -> Manifest:
        return Manifest(
            centre=self.week.centre.name,
            year=self.week.year,
            form=self.form.id,
            revision=self.revision.number,
            check_code=self.revision.check_code,
            part=part.number,
            parts=part.count,
            files=(),
        )
