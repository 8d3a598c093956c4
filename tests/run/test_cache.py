"""The cache gives back what it was given, or nothing."""

from __future__ import annotations

import pickle
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.newspaper import Change, PageFacts, Role
from site_builder.run.cache import DiskCache, Hit, NoCache
from site_builder.run.digests import code_digest, digest_of

KEY = "ab" + "0" * 38


def entry_of(folder: Path) -> Path:
    (path,) = folder.glob("??/*")
    return path


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "报",
        (Role.BODY, date(2024, 2, 29)),
        PageFacts(),
        Change(line=1, rule="r", before="a", after="b"),
    ],
)
def test_what_is_put_can_be_got(tmp_path: Path, value: object) -> None:
    DiskCache(tmp_path).put(KEY, value)
    assert DiskCache(tmp_path).get(KEY) == Hit(value)


def test_what_was_not_put_is_not_got(tmp_path: Path) -> None:
    assert DiskCache(tmp_path / "absent").get(KEY) is None
    cache = NoCache()
    cache.put(KEY, "value")
    assert cache.get(KEY) is None


@given(data=st.data())
def test_a_damaged_entry_is_a_miss(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cache")
    DiskCache(folder).put(KEY, ("a value", 1))
    path = entry_of(folder)
    content = bytearray(path.read_bytes())
    if data.draw(st.booleans(), label="cut"):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert DiskCache(folder).get(KEY) is None


@given(content=st.binary())
def test_a_foreign_file_is_a_miss(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("cache")
    DiskCache(folder).put(KEY, "value")
    entry_of(folder).write_bytes(content)
    assert DiskCache(folder).get(KEY) is None


class Hostile:
    """Runs a command when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[list[str]]]:
        return subprocess.check_call, (["touch", str(self.mark)],)


def test_an_entry_runs_no_code(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    cache = DiskCache(tmp_path / "cache")
    cache.put(KEY, Hostile(mark))
    assert cache.get(KEY) is None
    assert not mark.exists()
    pickle.loads(pickle.dumps(Hostile(mark)))
    assert mark.exists(), "the trap itself must work"


def test_a_folder_that_cannot_be_written_stores_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = DiskCache(blocked)
    cache.put(KEY, "value")
    assert cache.get(KEY) is None


def test_pruning_removes_what_this_build_did_not_use(tmp_path: Path) -> None:
    keys = [f"{number:040x}" for number in range(4)]
    first = DiskCache(tmp_path)
    for key in keys:
        first.put(key, key)
    second = DiskCache(tmp_path)
    assert second.get(keys[0]) == Hit(keys[0])
    second.put(keys[1], "new")
    assert second.prune() == 2
    third = DiskCache(tmp_path)
    assert [third.get(key) for key in keys] == [Hit(keys[0]), Hit("new"), None, None]


def test_digests_tell_equal_from_different() -> None:
    page = PageFacts(publication="报", corrections=())
    assert digest_of(page, "x") == digest_of(PageFacts(publication="".join("报")), "x")
    assert digest_of(page) != digest_of(PageFacts(publication="报 "))
    assert digest_of("a", "b") != digest_of("ab") != digest_of("a b")
    assert digest_of("1") != digest_of(1)
    assert digest_of(Role.BODY) != digest_of("body")
    assert digest_of("\ud800")  # a lone surrogate is text too


def test_the_digest_of_code_follows_content_and_names_not_the_place(tmp_path: Path) -> None:
    for place in ("here", "there"):
        (tmp_path / place / "text" / "inner").mkdir(parents=True)
        (tmp_path / place / "text" / "a.py").write_text("a = 1")
        (tmp_path / place / "text" / "inner" / "words.txt").write_text("词")
        (tmp_path / place / "notices.py").write_text("")

    def digest(place: str) -> str:
        return code_digest([tmp_path / place / "text", tmp_path / place / "notices.py"])

    before = digest("here")
    assert before == digest("there")
    (tmp_path / "here" / "text" / "__pycache__").mkdir()
    (tmp_path / "here" / "text" / "__pycache__" / "a.pyc").write_text("compiled")
    assert digest("here") == before
    (tmp_path / "here" / "text" / "inner" / "words.txt").write_text("词语")
    (tmp_path / "there" / "text" / "a.py").rename(tmp_path / "there" / "text" / "b.py")
    assert len({before, digest("here"), digest("there")}) == 3
