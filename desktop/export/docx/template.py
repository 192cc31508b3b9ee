# SPDX-License-Identifier: MIT
"""Opens an empty DOCX without what python-docx's own template brings along."""

import docx
from docx.document import Document
from docx.oxml.ns import qn

from desktop.export.docx.styles import apply_styles

_KEPT = ("core-properties", "officeDocument", "settings", "styles")
_WORD_2013 = "15"
"""The layout of Word 2013 and later; an older one is titled "Compatibility Mode"."""


def new_document() -> Document:
    """Return a document with the decree's styles, and no theme, thumbnail or foreign language."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if not relation.reltype.endswith(_KEPT):
                del relations[key]
    settings = document.settings.element
    (mode,) = settings.xpath("//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), _WORD_2013)
    for setting in settings.xpath("w:themeFontLang | w:rsids | w:savePreviewPicture"):
        settings.remove(setting)
    apply_styles(document)
    return document
