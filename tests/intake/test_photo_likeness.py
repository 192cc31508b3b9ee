# SPDX-License-Identifier: MIT
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance

from desktop.domain.checks.photos import SIMILAR_BITS
from desktop.intake.photos.photos import make_copy
from tests.intake.pictures import crowd, held

PEOPLE = range(8)


def fingerprint(picture: Image.Image, folder: Path, **options: object) -> int | None:
    picture.save(folder / "a.jpg", None, **options)
    return make_copy(folder / "a.jpg", folder / "b.jpg").fingerprint


def apart(one: int | None, other: int | None) -> int:
    assert one is not None
    assert other is not None
    return (one ^ other).bit_count()


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


def test_a_photo_held_otherwise_is_known(tmp_path: Path) -> None:
    stored, exif = held(crowd(1), 6)
    assert fingerprint(stored, tmp_path, exif=exif) is not None
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
    assert fingerprint(picture, tmp_path) is None
