# SPDX-License-Identifier: MIT
"""Tells whether a word could be a syllable of Vietnamese, by how its syllables are built."""

import re
from functools import lru_cache

from desktop.domain.vietnamese.text import split_tones

_LETTERS = re.compile(r"\w+")
_ONSETS = (
    *_LETTERS.findall("ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x"),
    "",
)
"""Longest first, so that what follows is the rime."""

_RIMES = frozenset(
    _LETTERS.findall(
        "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
        "e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu "
        "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo "
        "oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt "
        "u ua uac uach uai uan uang uanh uao uat uay uăc uăn uăng uăt uân uâng uât uây uc ue uen "
        "ueo uet uê uêch uên uênh uêt ui uin uit um un ung uôc uôi uôm uôn uông uôt uơ up ut uy "
        "uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp "
        "ươt ươu ưt ưu y ych yê yêm yên yêng yêt yêu ym yn ynh yp yt"
    )
)
_STOPS = ("c", "ch", "p", "t")
_SHARP, _HEAVY = "\u0301", "\u0323"


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word, of any case, could be one Vietnamese syllable with at most one tone."""
    letters, tones = split_tones(word.lower())
    if len(tones) > 1:
        return False
    return any(
        letters.startswith(onset) and _is_rime(letters[len(onset) :], tones) for onset in _ONSETS
    )


def _is_rime(letters: str, tone: str) -> bool:
    """Whether letters are a rime, which ends in a stop only under a sharp or a heavy tone."""
    if letters not in _RIMES:
        return False
    return tone in (_SHARP, _HEAVY) or not letters.endswith(_STOPS)
