# SPDX-License-Identifier: MIT
import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from desktop.domain.checks.likeness import SIMILAR_BITS, lookalikes
from desktop.intake.photos.photos import make_copy
from tests.intake.photos.pictures import crowd, held

PEOPLE = range(8)


def fingerprint(picture: Image.Image, folder: Path, **options: object) -> str:
    picture.save(folder / "a.jpg", None, **options)
    return make_copy(folder / "a.jpg", folder / "b.jpg").fingerprint


def apart(one: str, other: str) -> int:
    """Return in how many of the coarse bits two pictures differ."""
    assert one
    assert other
    return (int(one[:16], 16) ^ int(other[:16], 16)).bit_count()


def are_alike(*prints: str) -> bool:
    assert all(prints)
    return bool(list(lookalikes(prints)))


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "reduced": lambda picture: picture.resize((200, 150)),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    "grey": lambda picture: picture.convert("L"),
    "trimmed": lambda picture: picture.crop((4, 3, picture.width - 4, picture.height - 3)),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", PEOPLE)
def test_a_photo_saved_again_is_known(tmp_path: Path, seed: int, change: str) -> None:
    original = fingerprint(crowd(seed), tmp_path)
    again = fingerprint(CHANGES[change](crowd(seed)), tmp_path, quality=30)
    assert apart(original, again) <= SIMILAR_BITS
    assert are_alike(original, again)


def test_a_photo_held_otherwise_is_known(tmp_path: Path) -> None:
    stored, exif = held(crowd(1), 6)
    assert apart(fingerprint(stored, tmp_path, exif=exif), fingerprint(crowd(1), tmp_path)) <= 2


def test_photos_of_other_people_in_the_same_hall_are_told_apart(tmp_path: Path) -> None:
    prints = [fingerprint(crowd(seed), tmp_path) for seed in PEOPLE]
    assert min(apart(one, other) for one, other in combinations(prints, 2)) > 2 * SIMILAR_BITS


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (400, 300), "white"),
        Image.new("RGB", (400, 300), (12, 40, 80)),
        Image.linear_gradient("L"),
        Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90),
        Image.effect_noise((400, 300), 20),
        Image.new("RGB", (1, 1)),
        Image.new("RGB", (2000, 1)),
    ],
)
def test_a_picture_of_nothing_is_like_no_other(tmp_path: Path, picture: Image.Image) -> None:
    assert fingerprint(picture, tmp_path) == ""


def page(seed: int) -> Image.Image:
    """Return a list with names as long as they come: the same table, other people."""
    chance = random.Random(seed)  # noqa: S311 - the same people every time
    picture = Image.new("L", (620, 877), 255)
    draw = ImageDraw.Draw(picture)
    for row in range(38):
        top = 80 + 20 * row
        draw.line((40, top, 580, top), fill=0)
        for left, longest in ((48, 18), (80, 180), (285, 45), (350, 80)):
            for stroke in range(left, left + chance.randint(longest // 3, longest), 4):
                draw.line((stroke, top + 5, stroke + chance.randint(0, 2), top + 14), fill=0)
    for column in (40, 75, 275, 345, 450, 580):
        draw.line((column, 80, column, 840), fill=0)
    return picture


def letter(seed: int) -> Image.Image:
    """Return a page of paragraphs."""
    chance = random.Random(seed)  # noqa: S311 - the same words every time
    picture = Image.new("L", (620, 877), 255)
    draw = ImageDraw.Draw(picture)
    for line in range(42):
        end = 560 if chance.random() < 0.8 else chance.randint(120, 500)
        left = 60
        while left < end:
            width = chance.randint(6, 40)
            draw.rectangle((left, 60 + 18 * line, left + width, 68 + 18 * line), fill=60)
            left += width + 6
    return picture


@pytest.mark.parametrize("draw", [page, letter])
def test_pages_of_text_that_differ_are_not_alike(
    tmp_path: Path, draw: Callable[[int], Image.Image]
) -> None:
    prints = [fingerprint(draw(seed), tmp_path) for seed in PEOPLE]
    assert [pair for pair in combinations(prints, 2) if are_alike(*pair)] == []


@pytest.mark.parametrize("draw", [page, letter])
@pytest.mark.parametrize("change", ["reduced", "brighter"])
def test_a_page_of_text_saved_again_is_known(
    tmp_path: Path, draw: Callable[[int], Image.Image], change: str
) -> None:
    changed = {"reduced": draw(1).resize((413, 585)), "brighter": draw(1).point(lambda v: v * 1.1)}
    again = fingerprint(changed[change], tmp_path, quality=30)
    assert are_alike(fingerprint(draw(1), tmp_path), again)
