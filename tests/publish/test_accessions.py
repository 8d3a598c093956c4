"""Accession numbers: by the order in which articles came, never by where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from site_builder.publish.identities import IdLedger
from site_builder.sources import load_ledger, save_ledger
from tests.archives import build, make_archive


def accessions(root: Path) -> dict[str, int]:
    return {str(article): number for article, number in load_ledger(root).accessions.items()}


def test_the_first_build_numbers_articles_in_archive_order(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    numbers = accessions(root)
    assert sorted(numbers.values()) == list(range(len(numbers))) and len(numbers) == 3
    assert sorted(numbers, key=numbers.__getitem__) == sorted(numbers)


def test_an_article_that_comes_later_gets_the_next_number_wherever_it_stands(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    before = accessions(root)
    (root / "seeds" / "a.txt").write_text("## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", encoding="utf-8")
    build(root)
    after = accessions(root)
    assert {article: after[article] for article in before} == before
    (new,) = after.keys() - before.keys()
    assert new < min(before) and after[new] == len(before)


def test_the_number_of_an_article_that_is_gone_is_given_to_none(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    before = accessions(root)
    (root / "seeds" / "market.txt").unlink()
    (root / "seeds" / "zoo.txt").write_text("## 动物园添新丁\n\n本报讯 江城动物园喜迎新生命。\n", encoding="utf-8")
    build(root)
    after = accessions(root)
    assert max(after.values()) == len(before) and len(set(after.values())) == len(after)


def test_a_ledger_without_numbers_and_one_with_a_number_twice_are_mended(tmp_path: Path) -> None:
    root = make_archive(tmp_path)
    build(root)
    before = accessions(root)
    for accession in (None, 0):
        ledger = load_ledger(root)
        pages = tuple(
            replace(page, articles=tuple(replace(given, accession=accession) for given in page.articles))
            for page in ledger.pages
        )
        save_ledger(root, IdLedger(pages=pages))
        build(root)
        numbers = accessions(root)
        assert numbers.keys() == before.keys() and sorted(numbers.values()) == [0, 1, 2]
