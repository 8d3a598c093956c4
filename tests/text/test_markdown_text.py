"""Text survives Markdown: escaped, shown by a CommonMark parser with GitHub's additions, and read back."""

from __future__ import annotations

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.text.markdown_text import escape, unescape

LINE = st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=30)


@given(LINE)
@example("**粗**")
@example("# 题")
@example("1. 一")
@example("- 一")
@example("\\*")
@example("{{< x >}}")
def test_text_reads_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text(alphabet="中文ab1.)-+#*_`[]()<>&=$~| ", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = html.unescape(re.sub(r"^<p>|</p>$", "", parser.render(escape(text)).strip()))
    assert shown.split() == text.split()
