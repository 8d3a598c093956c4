"""The search of a whole build: its bound on files, and what an edit leaves alone."""

from __future__ import annotations

from pathlib import Path

from tests.archives import SITE, build, contents, make_archive


def test_the_settings_bound_the_search_s_files(tmp_path: Path) -> None:
    text = "".join(map(chr, range(0x4E00, 0x7000)))
    root = make_archive(tmp_path, long=f"## 千字文\n\n本报讯 {text}。\n")
    free = _scripts(build(root).output)
    (root / "site.toml").write_text(SITE + "\n[search]\nfiles = 7\n", encoding="utf-8")
    bound = _scripts(build(root).output)
    assert len(bound) <= 7 < len(free)


def test_a_page_that_is_added_leaves_every_named_file_as_it_was(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    before = _scripts(build(root).output)
    (root / "seeds" / "zoo.txt").write_text("## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", encoding="utf-8")
    after = _scripts(build(root).output)
    kept = set(before) & set(after)
    assert {name for name in kept if before[name] != after[name]} <= {"search/manifest.js"}
    assert set(after) - kept


def _scripts(output: Path) -> dict[str, bytes]:
    files = contents(output).items()
    return {path: content for path, content in files if path.startswith("search/") and path.endswith(".js")}
