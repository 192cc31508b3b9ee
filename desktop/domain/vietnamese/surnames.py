# SPDX-License-Identifier: MIT
"""The surnames of Vietnam, by which a name is told from other words."""

import re

from desktop.domain.vietnamese.text import fold, line

_LISTED = """
an ân âu bá bạc bạch ban bàn bàng bành bao bảo bế bì biện bình bồ bốc bùi ca cà cái cam cáp cát
cầm cấn cao chắng chang chảo chau châu chế chề chìu chu chúc chung chử chương cồ cố cô công cổ
cống còng cồng cổng cù cung cự cừ cụt cửu dã danh dao dì diêm diên diệp diệu doãn dư dụng dương
đái đàm đàng đào đạo đặng đậu đầu đèo điền điểu đinh đoàn đoạn đồ đổ đỗ đồng đổng đới đường giả
gia giang giàng giáp già giao hà hạ hách hàn hàng hạng hảng hầu hàu hề hi hồ hờ hoa hoàng hoắc
hoành hồng hứa hùng huỳnh hưng hướng kha khà khả khang khâu khiếu khổng khuất khúc khương khưu
kiên kiều kim kpă ksor kỳ la lã lạc lạch lại lai lam lâm lãng lành lăng lao lầu lâu lày lê lèng
lều lí liên liêu liễu lim lình lò lô lỗ lồ lộc lỗi lợi long lù lữ lự lục luân luận luyện lư lưu
lường lương lửu lý lỳ ma mã mạc mai man mạnh mao mẫn mâu mậu mè mễ mi miêu mông moong mùa mục mùi
muộn mỹ nay nam ngân nghê nghị nghiêm ngô ngọ ngọc ngọn ngũ ngụy nguỵ nguyễn nham nhan nhâm nhữ
niê ninh nịnh nông ốc ôn ông pàn páo phàn phan phạm phí phó phong phòng phù phú phụ phùng phước
phương phượng pờ quách quan quàng quản quang quảng quốc quyền rah rcom rmah rơ sái sầm siu sơn
sùng sử tạ tà tải tán tào tăng tất tẩn tẩy tề thạch thái thẩm thâm thân thàng thang thanh thành
thào thảo thập thẩu thế thi thị thích thiều thịnh thiệu thổ thông thôi thủy thuỷ thục thường ti tì
tiên tiền tiến tiêu tịnh tô tôn tông tống tòng tồng tổng trà trác trần tráng trang trâu tri triệu
trịnh trình trưng trung trương tràng trượng từ tư tường tưởng tướng tuấn tuyết ty u ung uông ứng
vàng vàn văn vân vạn vi vì viên việt vinh võ vòng vù vũ vừ vưu vương xa xá xeo xin xồng xuân xuyên
y ý yên
"""
"""Those of the Kinh, and those of other peoples as they stand in official lists."""

_SURNAMES = frozenset(_LISTED.split())
_UNTONED = frozenset(map(fold, _SURNAMES))
_PREFIXES = ("h'", "h’", "k'", "k’", "y-", "r'")
"""By which names of the Highlands begin."""


def begins_with_surname(name: str) -> bool:
    """Whether the first word of a text is a surname, typed with or without its tones.

    Of the Kinh nearly all are known here, of the other peoples those that many bear; so a word that
    is not among them may be a surname all the same.
    """
    first, _, _rest = line(name).casefold().partition(" ")
    if first.startswith(_PREFIXES):
        return True
    return first in (_UNTONED if first.isascii() else _SURNAMES)


_FORMED = re.compile(
    r"[^\W\d_]+ (?:văn (?!hóa|hoá)|thị (?!trấn)|van (?!hoa)|thi (?!tran))[^\W\d_]+"
)


def is_formed_as_name(text: str) -> bool:
    """Whether a text is formed as hardly anything but a name, its first word being what it may.

    "Tổ Văn Hai" and "Phòng Thị Hoa" are people; "Phòng Văn hóa" and "Khu Thị trấn" are not.
    """
    words = line(text).casefold().split()
    return len(words) in (3, 4) and bool(_FORMED.match(" ".join(words)))
