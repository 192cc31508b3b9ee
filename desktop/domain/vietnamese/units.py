# SPDX-License-Identifier: MIT
"""The words that stand after a number, and what each of them counts."""

from collections import defaultdict
from collections.abc import Mapping

from desktop.domain.vietnamese.counted import Counted
from desktop.domain.vietnamese.entry_tokens import Tokens
from desktop.domain.vietnamese.text import fold, line, same_spelling_key

_NOUNS: Mapping[Counted, str] = {
    Counted.PEOPLE: """
        người, lượt người, lượt, ng, học viên, hv, học sinh, hs, sinh viên, sv, em, cháu,
        trẻ, bé, bạn, bạn đọc, độc giả, đồng chí, đ/c, đ.c, đc, d/c, dc, đoàn viên, đv,
        đvtn, đội viên, hội viên, đảng viên, cán bộ, cb, cbcc, cbccvc, cbgv, cbgvnv, công
        chức, viên chức, gv, giáo viên, giảng viên, báo cáo viên, cộng tác viên, tuyên
        truyền viên, tình nguyện viên, tnv, thầy, thầy cô, thầy giáo, cô, cô giáo, ông, bà,
        cụ, bác, chú, anh, chị, phụ huynh, ph, phụ nữ, nam, nữ, đại biểu, đb, khách, khách
        mời, nông dân, ngư dân, công nhân, lao động, thanh niên, thanh thiếu niên, thiếu
        nhi, thiếu niên, nhi đồng, nhân dân, dân, bà con, nhân khẩu, khẩu, thí sinh, vận
        động viên, vđv, chiến sĩ, bộ đội, dân quân, cựu chiến binh, ccb, thành viên, tv,
        nhân viên, nv, công dân, cử tri, tác giả, nghệ nhân, diễn viên, cá nhân, hộ, hộ dân,
        hộ gia đình, gia đình, chủ hộ, chi hội trưởng, bệnh nhân, đối tượng, trưởng thôn
    """,
    Counted.MEETINGS: """
        lớp, lớp học, cuộc, cuộc thi, buổi, lượt, lần, kỳ, hội thi, hội thảo, hội nghị, tọa
        đàm, chuyên đề, khóa, đợt, phiên, vòng, trận, giải, tin, bài, bài viết, bài báo, bản
        tin, phóng sự, video, clip, lượt phát, chương trình, tiết mục, tập thể, đơn vị, đội,
        nhóm, tổ, chi hội, chi đoàn, chi bộ, chi đội, trường, câu lạc bộ, clb, gian hàng,
        điểm, hoạt động, mô hình, công trình, chuyến, hộ, hộ dân, hộ gia đình, gia đình,
        dòng họ, thôn, khu, xã, ấp, khu phố, tổ dân phố, phường, huyện, cơ sở, cơ quan,
        doanh nghiệp, công ty, trung tâm
    """,
    Counted.COPIES: """
        quyển, cuốn, tờ, bản, cái, chiếc, bộ, tấm, bức, tranh, ảnh, sách, đầu sách, vở, tập,
        truyện, báo, tạp chí, băng rôn, băng-rôn, băng zôn, băng rol, băng, áp phích, khẩu
        hiệu, tài liệu, pano, pa nô, pa nơ, standee, poster, banner, phướn, cờ, lá cờ, phần,
        suất, học bổng, hộp, gói, thùng, bao, giấy khen, bằng khen, ấn phẩm, biển, bảng,
        đĩa, bài, loại, ba lô
    """,
    Counted.HOURS: "giờ, h, tiếng",
    Counted.METRES: "mét, m",
    Counted.ANYTHING: "kg, km, ngày công, giờ công",
}
_PLAIN = frozenset((",", "tham", "gia", "dự", "học", "các", "loại", "dân", "người", "sinh"))
"""Words behind a noun that go without saying."""

_NOT_COUNTED = frozenset(
    {
        *("phút", "giây", "ngày", "tháng", "tuần", "năm", "tuổi", "đồng", "đ", "vnđ", "vnd", "độ"),
        *("triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "chục", "tá", "ta", "số", "so"),
    }
)
"""Units of something else than what any field here counts."""

_CHANGING = frozenset(
    {
        *(
            "mỗi",
            "moi",
            "một",
            "mot",
            "hai",
            "ba",
            "bốn",
            "bon",
            "năm",
            "sáu",
            "bảy",
            "tám",
            "chín",
        ),
        *("mười", "muoi", "trăm", "nghìn", "ngàn", "triệu", "chục", "vài", "mấy", "hơn", "hon"),
        *("khoảng", "gần", "trên", "dưới", "trở", "tro", "hoặc", "hoac", "hay", "tới", "vắng"),
        *("vang", "nghỉ", "nghi", "thiếu", "thieu", "chưa", "chua", "không", "khong", "trừ", "tru"),
    }
)
"""Words that say another number, or that the number is not that of those counted."""


def _spelt(word: str) -> str:
    """Return a word as words are compared: kỳ and kì, hòa and hoà are one."""
    return same_spelling_key(word).replace("ky", "ki").replace("sy", "si").replace("ty", "ti")


def _phrases() -> Mapping[tuple[str, ...], frozenset[Counted]]:
    """Return what each noun may count, with its accents and without."""
    kinds: dict[tuple[str, ...], set[Counted]] = defaultdict(set)
    for kind, nouns in _NOUNS.items():
        for noun in line(nouns).split(","):
            words = noun.split()
            kinds[tuple(map(_spelt, words))].add(kind)
            kinds[tuple(map(fold, words))].add(kind)
    return {phrase: frozenset(found) for phrase, found in kinds.items()}


_KINDS = _phrases()
_LONGEST = max(map(len, _KINDS))


def read_noun(tokens: Tokens, *, any_noun: bool) -> frozenset[Counted]:
    """Read the words after a number and return what they may count; nothing if that is unknown.

    What stands behind a known noun tells which of them were counted and leaves the number alone,
    unless it says another one. "Năm" after a number is years, "nam" men: a word with accents is
    only what it is with them. With `any_noun` an unknown one will do.
    """
    spelt = tuple(map(_spelt, tokens.rest))
    lengths = range(min(_LONGEST, len(spelt)), 0, -1)
    length = next((n for n in lengths if spelt[:n] in _KINDS), 0)
    if length:
        tokens.at += length
        _skip_words(tokens)
        return _KINDS[spelt[:length]]
    if any_noun and tokens.next not in _NOT_COUNTED:
        _skip_words(tokens)
    return frozenset()


def counted_by(noun: str) -> frozenset[Counted]:
    """Return what may be counted by a noun that stands alone, "lượt người"; nothing if unknown."""
    spelt = tuple(map(_spelt, line(noun).split()))
    lengths = range(min(_LONGEST, len(spelt)), 0, -1)
    return next((_KINDS[spelt[:n]] for n in lengths if spelt[:n] in _KINDS), frozenset())


def _skip_words(tokens: Tokens) -> None:
    """Go past words and commas between them; that there were some is told."""
    while (word := tokens.next) and (word == "," or (word.isalpha() and word not in _CHANGING)):
        tokens.is_told |= word not in _PLAIN
        tokens.at += 1
