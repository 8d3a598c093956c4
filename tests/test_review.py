"""From suspicion to correction: what ``review`` lists, what it offers to paste, and what pasting it does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.build import BuildResult, build_site
from site_builder.cli import main
from site_builder.cli.live import LiveArchive
from site_builder.config import load_settings
from site_builder.notices import ExitCode
from tests.archives import MARKET, make_archive

TWICE = "市场里的摊位由八十个增加到一百二十个,增设了无障碍通道。"
DAMAGED = MARKET.replace("三十年。", "三十年,学生们、学生们和学生们的家长常来。") + f"\n{TWICE}\n\n{TWICE}\n"
CORRECTION = '[["seeds/market.txt".corrections]]\nline = 5\nold = "一年修缮"\nnew = "两年修缮"\nreason = "核对原报"\n'


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_archive(tmp_path, market=DAMAGED, whole=MARKET.replace("老街", "新街"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def review(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["review", "--jobs", "1", *arguments])
    assert result.exit_code == ExitCode.OK, result.output
    return result


def build(root: Path) -> BuildResult:
    return build_site(root, load_settings(root / "site.toml"))


def text_of(root: Path) -> str:
    return (root / "output/market/page.txt").read_text(encoding="utf-8")


def test_review_lists_place_evidence_and_certainty(archive: Path) -> None:
    listed = review("--page", "market").stdout
    assert "seeds/market.txt" in listed
    assert "duplicate_text" in listed
    assert TWICE in listed
    rows = json.loads(review("--format", "json", "--page", "market").stdout)
    lines = DAMAGED.split("\n")
    assert rows
    assert all(lines[row["line"] - 1][row["column"] - 1 :].startswith(row["excerpt"]) for row in rows)
    assert all(row["evidence"] and row["certainty"] >= 0.5 for row in rows)


def test_one_page_can_be_looked_at_alone(archive: Path) -> None:
    paths = {row["path"] for row in json.loads(review("--format", "json", "--page", "whole").stdout)}
    assert paths <= {"seeds/whole.txt"}
    assert review("--page", "no such page").stdout == "There is nothing to look at.\n"


def test_what_review_prints_can_be_pasted_and_settles_it(archive: Path) -> None:
    build(archive)
    assert text_of(archive).count("一百二十个") == 3
    (archive / "corrections.toml").write_text(review("--format", "toml").stdout, encoding="utf-8")
    result = build(archive)
    assert result.notices == ()
    assert text_of(archive).count("一百二十个") == 2
    assert not [row for row in json.loads(review("--format", "json").stdout) if row["suggested"] is not None]


GAPS = """本报讯(江城日报记者 林小河)5月1日,老街市场重新开门迎客,摊位由八十个增加到一百二十个,道路也拓宽了。

2023年,全市商品零售网点总数达到3210家,比较集中的是老街。

市里提出要建设“智慧市场,为全省的老市场探路,明年再改造三座同样的市场。

2023年,全市商品零售网点总数达到3310家,市民买菜更方便,今后还要增设无障碍通道。

## 北岸中学迎来首批学生

本报讯(江城日报记者 周禾)9月1日,北岸中学迎来首批三百名学生,学校共有教师五十人,全部从全市选调。

校长说,学生们可以乘坐公交车上学。学校还开设了夜间自习室,图书馆和操场已经启用,食堂也将在
"""
FILLED = {
    "lost_headline": ('headline = ""', 'headline = "老街市场修缮完工"'),
    "inconsistent_figure": ("3310", "3210"),
    "misread": ("智慧市场", "智慧市场”"),
    "truncated": ("食堂也将在", "食堂也将在年内启用。"),
}


def test_a_correction_with_a_gap_settles_it_once_a_person_has_filled_it(archive: Path) -> None:
    (archive / "seeds/market.txt").write_text(GAPS, encoding="utf-8")
    rows = json.loads(review("--format", "json", "--page", "market").stdout)
    assert {row["kind"] for row in rows} == set(FILLED)
    assert all(row["correction"].startswith("# [[") for row in rows)
    tables = []
    for row in rows:
        head, new = row["correction"].replace("\n# ", "\n").removeprefix("# ").split("\nold = ", 1)
        old, action = new.split("\n", 1)
        tables.append(f"{head}\nold = {old}\n{action.replace(*FILLED[row['kind']], 1)}")
    (archive / "corrections.toml").write_text("\n".join(tables), encoding="utf-8")
    assert build(archive).notices == ()
    assert json.loads(review("--format", "json", "--page", "market").stdout) == []


def test_everything_that_is_listed_comes_with_a_correction(archive: Path) -> None:
    (archive / "seeds/market.txt").write_text(GAPS, encoding="utf-8")
    rows = json.loads(review("--format", "json", "--all").stdout)
    assert rows
    assert all(f"line = {row['line']}\n" in row["correction"] for row in rows)
    assert f"{len(rows)} to look at: " in review("--all").stdout


def test_a_correction_is_in_the_ledger_and_the_source_view_with_its_reason(archive: Path) -> None:
    (archive / "corrections.toml").write_text(CORRECTION, encoding="utf-8")
    build(archive)
    assert "经过两年修缮" in text_of(archive)
    rows = json.loads((archive / "output/market/page.ledger.json").read_text(encoding="utf-8"))
    (row,) = [row for row in rows if "correction" in row["rule"]]
    assert (row["line"], row["reason"]) == (5, "核对原报")
    assert "人工更正：核对原报" in (archive / "output/market/source/index.html").read_text(encoding="utf-8")


def test_correcting_one_page_reads_no_other_again(archive: Path) -> None:
    build(archive)
    (archive / "corrections.toml").write_text(CORRECTION, encoding="utf-8")
    misses = {step.name: step.misses for step in build(archive).steps}
    assert (misses["read"], misses["clean"], misses["draft"]) == (1, 1, 1)


def test_the_preview_shows_a_correction_at_once_and_keeps_the_site_from_a_stale_one(archive: Path) -> None:
    live = LiveArchive(archive / "site.toml", jobs=1)
    live.rebuild()
    corrections = archive / "corrections.toml"
    assert corrections in live.layout().files
    corrections.write_text(CORRECTION, encoding="utf-8")
    assert live.rebuild().changed
    assert "两年修缮" in text_of(archive)
    corrections.write_text(CORRECTION.replace("一年修缮", "三年修缮"), encoding="utf-8")
    with pytest.raises(Exception, match="correction-stale"):
        live.rebuild()
    assert "两年修缮" in text_of(archive)


def test_a_table_of_no_seed_is_told(archive: Path) -> None:
    (archive / "corrections.toml").write_text(CORRECTION.replace("market", "markt"), encoding="utf-8")
    assert [notice.code for notice in build(archive).notices] == ["corrections-nowhere"]


def test_a_lost_headline_given_by_a_person_stands_on_the_page(archive: Path) -> None:
    (archive / "seeds/market.txt").write_text(MARKET.split("\n", 2)[2], encoding="utf-8")
    (archive / "corrections.toml").write_text(
        '[["seeds/market.txt".corrections]]\nline = 1\nold = "林小河"\nheadline = "老街市场重开"\n', encoding="utf-8"
    )
    result = build(archive)
    assert result.notices == ()
    assert text_of(archive).count("老街市场重开") == 1
    assert (archive / "output/market/0001/index.html").is_file()
