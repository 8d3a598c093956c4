"""SeedFile -> Seed: bytes decoded, front matter parsed, physical lines numbered.

UTF-8 with or without BOM, UTF-16, GB18030 (which holds GB2312 and GBK); LF, CRLF or CR. A file that is no
page of text gives no seed and a notice; one with bad bytes gives a seed with U+FFFD in their places and a notice.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

import yaml

from site_builder.model.newspaper import PageFacts, Seed, Source, SourceLine
from site_builder.notices import Location, Notice, Severity
from site_builder.page_facts import merge_facts, parse_page_facts, read_sidecar
from site_builder.text.characters import HAN

LONGEST_LINE = 100_000
"""Characters. A whole broadsheet page has some 15,000; a longer line is no line of a newspaper."""
LARGEST_FILE = 8_000_000
"""Bytes of one page's text: some five hundred times a full page."""

_LINE_END = re.compile("\r\n|\n|\r")
_FENCE = re.compile(r"^---[ \t]*$")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHINESE_TEXT = re.compile(r"[\s!-~\u2010-\u2026\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e■□▲●]")
_REPLACEMENT = "\ufffd"
_SAMPLE = 4096  # bytes or characters that tell a text's kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """A file as found: its path in the archive, its bytes, and the text of the ``NAME.toml`` beside it, if any.

    ``stated`` is what the archive's ``corrections.toml`` has for it.
    """

    path: str
    content: bytes
    sidecar_path: str = ""
    sidecar: str | None = None
    stated: PageFacts | None = None
    stated_path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """The seed, or None where the file is no page of text, and what there is to tell."""

    seed: Seed | None
    notices: tuple[Notice, ...]


def read_seed(file: SeedFile) -> ReadResult:
    """Decode and parse one file. Raises nothing: whatever is wrong is a notice."""
    refusal = _refuse_bytes(file)
    if refusal:
        return ReadResult(seed=None, notices=(refusal,))
    encoding, text = _decode(file.content)
    notices: list[Notice] = []
    lines = tuple(SourceLine(number=at, text=line) for at, line in enumerate(_LINE_END.split(text), 1))
    refusal = _refuse_text(file, text, lines)
    if refusal:
        return ReadResult(seed=None, notices=(refusal,))
    notices.extend(_bad_bytes(file, encoding, lines))
    facts, body, told = _front_matter(file.path, lines)
    notices.extend(told)
    if file.stated is not None:
        facts, told = merge_facts(facts, file.stated, Location(path=file.stated_path))
        notices.extend(told)
    if file.sidecar is not None:
        beside, told = read_sidecar(file.sidecar, file.sidecar_path)
        notices.extend(told)
        facts, told = merge_facts(facts, beside, Location(path=file.sidecar_path))
        notices.extend(told)
    source = Source(
        name=PurePosixPath(file.path).stem,
        path=file.path,
        encoding=encoding,
        digest=sha256(file.content).hexdigest(),
    )
    return ReadResult(seed=Seed(source=source, facts=facts, lines=body), notices=tuple(notices))


def _refuse_bytes(file: SeedFile) -> Notice | None:
    if not file.content.strip():
        return _left_out("seed-empty", file, "The file is empty.", "Put the page's text in it, or delete it.")
    if len(file.content) > LARGEST_FILE:
        return _left_out(
            "seed-too-large",
            file,
            f"The file has more than {LARGEST_FILE // 1_000_000} MB; a newspaper page has some ten thousand bytes.",
            "Split it into one file a page.",
        )
    return None


def _refuse_text(file: SeedFile, text: str, lines: tuple[SourceLine, ...]) -> Notice | None:
    sample = text[:_SAMPLE]
    control = sum(char < " " and char not in "\t\n\r\f\v" for char in sample)
    if control > len(sample) * 0.02 or sample.count(_REPLACEMENT) > len(sample) * 0.1:
        return _left_out(
            "seed-binary",
            file,
            "The file does not hold text (a picture, PDF or archive, perhaps).",
            "Save the page's text as UTF-8 and replace the file.",
        )
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            return _left_out(
                "seed-line-too-long",
                file,
                f"The line has {len(line.text):,} characters; a whole page has some 15,000.",
                "Break the text into its printed lines or paragraphs.",
                line.number,
            )
    if not any(line.text.strip() for line in lines):
        return _left_out(
            "seed-empty", file, "The file holds only white space.", "Put the page's text in it, or delete it."
        )
    return None


def _left_out(code: str, file: SeedFile, what: str, remedy: str, line: int = 0) -> Notice:
    return Notice(
        code=code,
        severity=Severity.ERROR,
        location=Location(path=file.path, line=line),
        what=f"{what} The page is left out.",
        remedy=remedy,
    )


def _decode(content: bytes) -> tuple[str, str]:
    """The encoding and the text; where none fits without a fault, the one with the fewest."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding, content[len(mark) :].decode(encoding, "replace")
    try:
        return "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    bare = _bare_utf16(content)
    if bare:
        return bare, content.decode(bare, "replace")
    try:
        return "gb18030", content.decode("gb18030")
    except UnicodeDecodeError:
        attempts = [(name, content.decode(name, "replace")) for name in ("utf-8", "gb18030")]
        return min(attempts, key=lambda attempt: attempt[1].count(_REPLACEMENT))


def _bare_utf16(content: bytes) -> str | None:
    """UTF-16 without a BOM: its line ends and spaces have zero bytes, and it then reads as Chinese text."""
    if len(content) % 2 or b"\0" not in content[:_SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = content[:_SAMPLE].decode(encoding, "replace")
        if len(_CHINESE_TEXT.findall(sample)) > len(sample) * 0.9 and HAN.search(sample):
            return encoding
    return None


def _bad_bytes(file: SeedFile, encoding: str, lines: tuple[SourceLine, ...]) -> Iterator[Notice]:
    for line in lines:
        count = line.text.count(_REPLACEMENT)
        if count:
            yield Notice(
                code="seed-bad-bytes",
                severity=Severity.ERROR,
                location=Location(path=file.path, line=line.number),
                what=f"{count} place(s) on this line cannot be read as {encoding}; each is shown as {_REPLACEMENT}.",
                remedy="Save the file again as UTF-8, or correct the line.",
                excerpt=line.text.strip()[:60],
            )


def _front_matter(
    path: str, lines: tuple[SourceLine, ...]
) -> tuple[PageFacts, tuple[SourceLine, ...], tuple[Notice, ...]]:
    """The facts stated between two --- at the head of the file, and the lines after them.

    Front matter that is not YAML is told and passed over; a --- without its partner is text.
    """
    if not _FENCE.match(lines[0].text):
        return PageFacts(), lines, ()
    end = next((at for at, line in enumerate(lines[1:], 1) if _FENCE_END.match(line.text)), None)
    if end is None:
        notice = Notice(
            code="front-matter-open",
            severity=Severity.WARNING,
            location=Location(path=path, line=1),
            what="The file opens with ---, but no second --- closes the front matter; all of it was read as text.",
            remedy="Close the front matter with a line ---.",
        )
        return PageFacts(), lines, (notice,)
    try:
        values = yaml.safe_load("\n".join(line.text for line in lines[1:end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        return (
            PageFacts(),
            lines[end + 1 :],
            (_bad_front_matter(path, mark.line + 2 if mark else 1, problem),),
        )
    if values is None:
        return PageFacts(), lines[end + 1 :], ()
    if not isinstance(values, dict):
        return (
            PageFacts(),
            lines[end + 1 :],
            (_bad_front_matter(path, 1, "it is no list of keys and values"),),
        )
    facts, notices = parse_page_facts(values, Location(path=path, line=1))
    return facts, lines[end + 1 :], notices


def _bad_front_matter(path: str, line: int, problem: str) -> Notice:
    return Notice(
        code="front-matter-broken",
        severity=Severity.ERROR,
        location=Location(path=path, line=line),
        what=f"The front matter cannot be read: {problem}. The page is built without what it states.",
        remedy="Write it as YAML, one “key: value” a line (publication, date, page, section).",
    )
