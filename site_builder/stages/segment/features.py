"""What can be seen of a line: the names of the facts on which labelling rests.

A feature is a plain fact (``ends_sentence``, ``next_dateline``), never a judgement; the weights in
``data/segmentation.toml`` judge. ``wording`` finds those of the line itself, ``neighbours`` the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.newspaper import CleanLine


class Feature(StrEnum):
    # size
    TINY = "tiny"  # up to 6 ems
    SHORT = "short"  # up to 14
    MEDIUM = "medium"  # up to 32
    LONG = "long"  # up to 58: three-deck headlines end here
    PARAGRAPH = "paragraph"
    # marks around the text
    MARKED_HIGH = "marked_high"  # # or ##
    MARKED_LOW = "marked_low"  # ### and below
    UNMARKED = "unmarked"  # no mark, on a page that marks its headlines
    BULLET = "bullet"
    ARROWS = "arrows"
    GAP = "gap"  # three blank lines or more before it
    # how it ends and begins
    ENDS_SENTENCE = "ends_sentence"
    ENDS_OPEN = "ends_open"
    ENDS_DASH = "ends_dash"
    ENDS_COLON = "ends_colon"
    ENDS_NEEDING = "ends_needing"  # ends with 的, 在, 为 …: more must follow
    STOP_INSIDE = "stop_inside"
    COMMA_INSIDE = "comma_inside"
    UNENDED = "unended"  # stops without any mark
    BARE = "bare"  # no mark of a sentence in it or at its end
    DECKS = "decks"  # a space between Han, where speech would pause
    OPENER = "opener"  # opens as a sentence of running text does
    FRESH = "fresh"  # opens as only a new paragraph does
    LOST_START = "lost_start"  # opens as no sentence does
    ANAPHOR = "anaphor"  # opens with 该, 这, 其, 他: speaks of something said before
    LINKING = "linking"  # opens with 为, 让, 助 …: the second line of a two-line head
    # formulas
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    PHOTO_CREDIT = "photo_credit"
    CAPTION = "caption"
    POSITIONS = "positions"
    JUMP = "jump"
    JUMP_START = "jump_start"
    STANDING = "standing"
    SECTION = "section"
    MEDIUM_NAME = "medium_name"
    NUMBERED = "numbered"
    NUMBERED_RUN = "numbered_run"  # one of 1, 2, 3 … on this page
    RUN_FIRST = "run_first"
    INSIDE_RUN = "inside_run"  # between two items of one run
    # neighbours
    FIRST = "first"
    LAST = "last"
    AFTER_FURNITURE = "after_furniture"
    TIGHT = "tight"  # no blank line before it
    PREVIOUS_OPEN = "previous_open"  # the text before it broke off
    CONTINUES = "continues"  # a word runs across from the text before it
    RUNS_ON = "runs_on"  # a word runs across to the text after it
    INTERRUPTS = "interrupts"  # the text before it broke off and the text after it goes on
    PREVIOUS_CAPTION = "previous_caption"
    PREVIOUS_HEAD = "previous_head"  # the line before could be a heading too
    PREVIOUS_SHORTER = "previous_shorter"
    PREVIOUS_LIST = "previous_list"  # the line before is bulleted
    PREVIOUS_BYLINE = "previous_byline"
    PREVIOUS_MARKED = "previous_marked"
    NEXT_DATELINE = "next_dateline"
    NEXT_BYLINE = "next_byline"
    STACK_DATELINE = "stack_dateline"  # a dateline follows, with nothing but heads between
    STACK_BYLINE = "stack_byline"  # a byline follows, with nothing but heads between
    NEXT_TEXT = "next_text"
    NEXT_HEAD = "next_head"  # the next line could be a heading too
    NEXT_MARKED = "next_marked"
    NEXT_LONGER = "next_longer"
    NEXT_CAPTION = "next_caption"
    NEXT_NUMBERED = "next_numbered"
    NEXT_LIST = "next_list"
    NEXT_LOST = "next_lost"  # the next line is the tail of a sentence
    BEFORE_CREDIT = "before_credit"  # a picture credit follows
    NEAR_CREDIT = "near_credit"  # a picture credit follows two or three lines on
    SHIFT = "shift"  # the text after it speaks of other things than the text before it
    COHESIVE = "cohesive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known beforehand: standing heads, names of sections, the paper's reporters."""

    standing_heads: frozenset[str]
    sections: frozenset[str]
    reporters: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line and the features it shows."""

    line: CleanLine
    features: frozenset[Feature]
