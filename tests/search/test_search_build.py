"""The search of a whole build: its bound on files, and what an edit leaves alone."""

from __future__ import annotations

from pathlib import Path

from tests.archives import SITE, build, contents, make_archive


def test_the_settings_bound_the_search_s_files(tmp_path: Path) -> None:
    text = "".join(map(chr, range(0x4E00, 0x7000)))
    root = make_archive(tmp_path, long=f"## 千字文\n\n本报讯 {text}。\n")
    free = _scripts(build(root).output)
    (root / "site.toml").write_text(SITE + "\n[search]\nfiles = 9\n", encoding="utf-8")
    bound = _scripts(build(root).output)
    assert len(bound) <= 9 < len(free)


def test_a_page_that_is_added_leaves_every_named_file_as_it_was(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    before = _scripts(build(root).output)
    (root / "seeds" / "zoo.txt").write_text("## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", encoding="utf-8")
    after = _scripts(build(root).output)
    kept = set(before) & set(after)
    assert {name for name in kept if before[name] != after[name]} <= {"search/manifest.js"}
    assert set(after) - kept


def test_an_older_page_that_is_added_moves_few_of_the_search_s_bytes(tmp_path: Path) -> None:
    """It stands first in the archive and last in the index, whose settled shards and full chunks stay."""
    invented = "".join(map(chr, range(0x4E00, 0x9000)))
    pages = {
        f"p{n:02}": f"## 第{n}条消息\n\n本报讯 {invented[n * 400 : n * 400 + 400]}。\n".replace("第", f"2024年第{n}")
        for n in range(40)
    }
    root = make_archive(tmp_path, **pages)
    before = _scripts(build(root).output)
    (root / "seeds" / "a00.txt").write_text("## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", encoding="utf-8")
    result = build(root)
    after = {path: content for path, content in _scripts(result.output).items() if path[7:9] in ("t/", "x/")}
    moved = sum(len(content) for path, content in after.items() if path not in before)
    assert 0 < moved < sum(map(len, after.values())) / 2
    again = make_archive(tmp_path / "again", a00="## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", **pages)
    (again / "ids.json").write_bytes((root / "ids.json").read_bytes())
    assert _scripts(build(again).output) == _scripts(result.output)


def _scripts(output: Path) -> dict[str, bytes]:
    files = contents(output).items()
    return {path: content for path, content in files if path.startswith("search/") and path.endswith(".js")}
