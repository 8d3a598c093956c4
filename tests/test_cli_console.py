"""What people read on the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from site_builder.cli.console import Terminal, counted
from site_builder.notices import Location, Notice, Severity


def notice(severity: Severity = Severity.ERROR, **fields: str) -> Notice:
    known = {"code": "some-code", "what": "It is so.", **fields}
    return Notice(severity=severity, location=Location(path="seeds/a[1].txt", line=7), **known)


def shown(*notices: Notice, quiet: bool = False, verbose: bool = False) -> str:
    console = Console(file=io.StringIO(), highlight=False, soft_wrap=True, width=40)
    Terminal(quiet=quiet, verbose=verbose, console=console).show(notices)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_notice_has_its_place_excerpt_and_remedy() -> None:
    text = shown(notice(excerpt="报纸" * 5, remedy="Mend it."))
    assert text == "seeds/a[1].txt:7: error: It is so. [some-code]\n    | 报纸报纸报纸报纸报纸\n    = Mend it.\n"


def test_errors_come_first_and_all_are_counted() -> None:
    text = shown(notice(Severity.WARNING, what="Later."), notice(what="First."), notice(what="Second."))
    assert text.index("First.") < text.index("Second.") < text.index("Later.")
    assert text.endswith("2 errors, 1 warning\n")


def test_many_of_a_kind_are_cut_short_unless_asked_for() -> None:
    many = [notice(Severity.WARNING) for _ in range(50)]
    brief = shown(*many, notice(Severity.WARNING, code="rare"))
    assert brief.count("It is so.") == 21
    assert "and 30 more [some-code]" in brief
    assert "51 warnings" in brief
    assert shown(*many, verbose=True).count("It is so.") == 50


def test_quiet_shows_errors_only_and_information_is_for_verbose() -> None:
    mixed = (notice(what="Bad."), notice(Severity.WARNING, what="Odd."), notice(Severity.INFO, what="By the way."))
    assert "Odd." not in shown(*mixed, quiet=True)
    assert "Bad." in shown(*mixed, quiet=True)
    assert "By the way." not in shown(*mixed)
    assert "By the way." in shown(*mixed, verbose=True)


def test_text_of_a_seed_cannot_command_the_terminal() -> None:
    text = shown(notice(excerpt="\x1b[31mred\x07\u202e", what="a\nb [bold]c[/bold]"))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[bold]c[/bold]" in text


def test_long_excerpts_are_cut() -> None:
    assert len(shown(notice(excerpt="文" * 5000))) < 300


def test_no_bar_where_nobody_sees_it() -> None:
    def bar(is_terminal: bool, quiet: bool) -> bool:
        console = Console(file=io.StringIO(), force_terminal=is_terminal)
        with Terminal(console=console, quiet=quiet).progress() as progress:
            if progress:
                progress("read", 1, 2)
            return progress is not None

    assert [bar(False, False), bar(True, True), bar(True, False)] == [False, False, True]


def test_counting() -> None:
    assert counted([notice(), notice(Severity.WARNING), notice(Severity.WARNING)]) == "1 error, 2 warnings"
