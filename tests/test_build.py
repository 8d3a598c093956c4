"""A site in a string: built, edited, built again; what is redone, what stays, what is told."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from site_builder.build import BuildResult
from site_builder.notices import Severity, SiteBuilderError
from tests.archives import BRIDGE, MARKET, build, contents, make_archive


def edit(root: Path, name: str, before: str, after: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def misses(result: BuildResult) -> dict[str, int]:
    return {step.name: step.misses for step in result.steps}


def codes(result: BuildResult) -> list[str]:
    return [notice.code for notice in result.notices]


def test_every_seed_gives_a_page_its_articles_and_their_markdown(tmp_path: Path) -> None:
    result = build(make_archive(tmp_path))
    files = contents(result.output)
    assert (result.pages, result.articles, result.notices) == (2, 3, ())
    assert {"bridge/index.html", "bridge/0001/index.html", "bridge/0009/index.html", "market/0001/index.html"} <= set(
        files
    )
    assert "公交车可直达北岸新区的轻轨车站。" in files["bridge/0001/index.html"].decode()
    assert [name for name in files if name.endswith(".md")] == ["bridge/page.md", "market/page.md"]
    assert {
        "404.html",
        "about/index.html",
        "dates/index.html",
        "search/index.html",
        "topics/traffic/index.html",
    } <= set(files)


def test_a_second_build_does_no_work(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    again = build(root)
    assert set(misses(again).values()) == {0}
    assert (again.rendered, again.written, again.removed) == (0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")} == before


def test_an_edit_in_one_body_redoes_one_page_and_one_article(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    full = build(root)
    edit(root, "seeds/market.txt", "他说,修缮以后", "他说,修缮完了以后")
    result = build(root)
    assert misses(result) == {"read": 1, "clean": 1, "label": 1, "draft": 1, "tokenize": 1, "index": 1}
    assert 0 < result.rendered < full.rendered / 2


def test_a_new_topic_reads_no_seed_again(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    edit(root, "site.toml", 'terms = ["学校"', 'terms = ["竹编", "学校"')
    result = build(root)
    assert {name: misses(result)[name] for name in ("read", "clean", "label")} == {"read": 0, "clean": 0, "label": 0}
    assert misses(result)["draft"] == 2


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("seeds/market.txt", "重新开门迎客", "重新开业"),
        ("seeds/market.txt", "# 老街市场修缮完工", "# 老街市场昨日开门"),
        ("seeds/bridge.txt", "## 北岸中学迎来首批学生", "北岸中学"),
        ("site.toml", "江城旧报", "江城新报"),
        ("site.toml", 'slug = "traffic"', 'slug = "roads"'),
    ],
)
def test_an_incremental_build_equals_a_clean_one(tmp_path: Path, name: str, before: str, after: str) -> None:
    root = make_archive(tmp_path / "warm")
    build(root)
    edit(root, name, before, after)
    warm = build(root)
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("output", ".site-builder"))
    assert contents(warm.output) == contents(build(clean).output)


def test_a_removed_seed_leaves_nothing_behind(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    (root / "seeds/market.txt").unlink()
    result = build(root)
    assert not (result.output / "market").exists()
    assert codes(result) == ["page-gone"]
    assert result.notices[0].severity is Severity.WARNING
    assert [notice.severity for notice in build(tmp_path).notices] == [Severity.INFO], "it is told loudly once"
    assert '"gone": true' in (root / "ids.json").read_text(encoding="utf-8")
    make_archive(root)
    assert build(root).notices == ()
    assert '"gone"' not in (root / "ids.json").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes_wherever_and_however_it_is_built(tmp_path: Path) -> None:
    here, there = make_archive(tmp_path / "here"), make_archive(tmp_path / "elsewhere" / "deep")
    one = contents(build(here).output)
    assert contents(build(there, cache=False).output) == one


def test_a_build_with_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    from site_builder.build import build_site
    from site_builder.config import load_settings

    here, there = make_archive(tmp_path / "a"), make_archive(tmp_path / "b")
    two = build_site(there, load_settings(there / "site.toml"), jobs=2)
    assert contents(build(here).output) == contents(two.output)


class TestIds:
    def test_a_line_put_in_above_moves_no_address(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        edit(root, "seeds/bridge.txt", "## 江城新桥", "江城日报 2021年9月2日 星期四\n\n## 江城新桥")
        output = build(root).output
        assert (output / "bridge/0001/index.html").is_file()
        assert (output / "bridge/0009/index.html").is_file()
        assert not (output / "bridge/0003").exists()

    def test_a_headline_mended_keeps_its_address(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        edit(root, "seeds/bridge.txt", "## 江城新桥昨日通车", "## 江城新桥今日通车")
        output = build(root).output
        assert "今日通车" in (output / "bridge/0001/index.html").read_text(encoding="utf-8")
        assert not list(output.glob("bridge/0001-*"))

    def test_an_article_that_goes_leaves_a_redirect_to_what_holds_its_text(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        edit(root, "seeds/bridge.txt", "## 北岸中学迎来首批学生", "北岸中学迎来首批学生,家长说,")
        edit(root, "seeds/bridge.txt", "本报讯(江城日报记者 周 禾)9月1日,", "")
        output = build(root).output
        redirect = (output / "bridge/0009/index.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' in redirect

    def test_a_page_that_learns_its_date_moves_and_leaves_redirects(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        (root / "seeds/bridge.toml").write_text("date = 2021-09-02\npage = 3\n", encoding="utf-8")
        output = build(root).output
        assert (output / "2021-09-02/03/0009/index.html").is_file()
        for old in ("bridge/index.html", "bridge/0001/index.html", "bridge/0009/index.html"):
            assert "2021-09-02/03" in (output / old).read_text(encoding="utf-8")

    def test_a_preview_gives_no_ids_away(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root, record_ids=False)
        assert not (root / "ids.json").exists()

    def test_a_damaged_ledger_stops_the_build_before_any_address_changes(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        before = contents(root / "output")
        (root / "ids.json").write_text("{", encoding="utf-8")
        with pytest.raises(SiteBuilderError, match="ids-damaged"):
            build(root)
        assert contents(root / "output") == before

    def test_two_seeds_that_claim_one_page_are_told_apart(self, tmp_path: Path) -> None:
        facts = "---\ndate: 2021-09-02\npage: 3\n---\n"
        root = make_archive(tmp_path, first=facts + BRIDGE, second=facts + MARKET)
        result = build(root)
        assert (result.pages, codes(result)) == (1, ["page-id-taken"])


class TestBadInput:
    """Each names its file, tells how to mend it, and leaves the rest of the archive alone."""

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "seed-empty"),
            (b"\n \n\t\n", "seed-empty"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "seed-binary"),
            ("中".encode() * 50_000_000, "seed-too-large"),
            (b"a" * 150_000, "seed-line-too-long"),
        ],
        ids=["empty", "blank", "binary", "50 MB line", "long line"],
    )
    def test_a_file_that_is_no_page_is_left_out(self, tmp_path: Path, content: bytes, code: str) -> None:
        root = make_archive(tmp_path)
        (root / "seeds/bad.txt").write_bytes(content)
        result = build(root)
        notice = result.notices[0]
        assert (result.pages, notice.code, notice.location.path) == (2, code, "seeds/bad.txt")
        assert notice.severity is Severity.ERROR
        assert notice.remedy

    def test_bad_bytes_cost_only_themselves(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        (root / "seeds/bad.txt").write_bytes(
            "## 坏字节的报页\n\n本报讯 第一段".encode() + b"\xff\xfe" + "还在。\n".encode()
        )
        result = build(root)
        assert (result.pages, codes(result)) == (3, ["seed-bad-bytes"])
        assert result.notices[0].location.line == 3
        assert "还在。" in (result.output / "bad/0001/index.html").read_text(encoding="utf-8")

    def test_broken_front_matter_is_told_and_the_page_is_built(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path, bad="---\ndate: [2021\n---\n" + BRIDGE)
        result = build(root)
        assert (result.pages, result.articles, codes(result)) == (1, 2, ["front-matter-broken"])

    def test_a_page_without_any_headline_is_kept_whole(self, tmp_path: Path) -> None:
        text = "昨日天气晴好,江面上船只往来。\n\n傍晚有人在岸边放风筝。\n"
        result = build(make_archive(tmp_path, plain=text))
        assert result.articles >= 1
        markdown = (result.output / "plain/page.md").read_text(encoding="utf-8")
        assert "江面上船只往来。" in markdown
        assert "放风筝。" in markdown

    def test_a_missing_folder_of_seeds_stops_with_a_remedy(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        shutil.rmtree(root / "seeds")
        with pytest.raises(SiteBuilderError, match="seeds-missing"):
            build(root)

    def test_strict_writes_nothing_when_something_would_be_left_out(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        build(root)
        before = contents(root / "output")
        (root / "seeds/bad.txt").write_bytes(b"")
        edit(root, "seeds/market.txt", "昨日重新", "今日重新")
        with pytest.raises(SiteBuilderError, match="seed-empty"):
            build(root, strict=True)
        assert contents(root / "output") == before

    def test_a_stale_correction_is_an_error_and_never_a_wrong_edit(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        (root / "seeds/market.toml").write_text(
            '[[corrections]]\nline = 5\nold = "没有的字"\nnew = "别的"\n', encoding="utf-8"
        )
        result = build(root)
        assert codes(result) == ["correction-stale"]
        assert "别的" not in (result.output / "market/page.md").read_text(encoding="utf-8").split("---", 2)[2]

    def test_a_warm_build_repeats_its_notices(self, tmp_path: Path) -> None:
        root = make_archive(tmp_path)
        (root / "seeds/bad.txt").write_bytes(b"")
        assert build(root).notices == build(root).notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_encoding_of_a_seed_does_not_matter(tmp_path: Path, encoding: str, line_end: str) -> None:
    root = make_archive(tmp_path, market=MARKET)
    (root / "seeds/market.txt").write_bytes(MARKET.replace("\n", line_end).encode(encoding))
    result = build(root)
    assert result.notices == ()
    markdown = (result.output / "market/page.md").read_text(encoding="utf-8")
    assert "<!-- headline 1 -->\n## 老街市场修缮完工" in markdown
    assert "林小河" in markdown


def test_the_manifest_holds_a_checksum_for_every_file(tmp_path: Path) -> None:
    output = build(make_archive(tmp_path)).output
    listed = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert set(listed) == set(contents(output)) - {"manifest.json"}


def test_every_change_of_a_page_is_a_row_of_its_ledger(tmp_path: Path) -> None:
    output = build(make_archive(tmp_path)).output
    rows = json.loads((output / "bridge/page.ledger.json").read_text(encoding="utf-8"))
    comma = next(row for row in rows if row["line"] == 3 and row["before"] == ",")
    assert (comma["file"], comma["after"], comma["rule"], comma["certainty"]) == (
        "seeds/bridge.txt",
        "，",
        "wide-mark",
        1.0,
    )
    line = BRIDGE.split("\n")[2]
    assert all(line[row["column_from"] - 1 : row["column_to"]] == row["before"] for row in rows if row["line"] == 3)
    with (output / "bridge/page.ledger.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [dict(row)["before"] for row in csv.DictReader(file)] == [row["before"] for row in rows]
