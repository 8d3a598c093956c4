"""What can be seen of a line: the names of the facts on which labelling rests.

A feature is a plain fact (``ends_sentence``, ``next_dateline``), never a judgement; the weights in
``data/segmentation.toml`` judge. ``wording`` finds those of the line itself, ``neighbours`` the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.newspaper import CleanLine


class Feature(StrEnum):
    """Each with its meaning in words, for explanations."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Feature:
        feature = str.__new__(cls, value)
        feature._value_ = value
        feature.meaning = meaning
        return feature

    # size
    TINY = "tiny", "up to 6 ems long"
    SHORT = "short", "7 to 14 ems long"
    MEDIUM = "medium", "15 to 32 ems long"
    LONG = "long", "33 to 58 ems long"
    PARAGRAPH = "paragraph", "longer than 58 ems, as no headline is"
    SLIM = "slim", "up to 10 ems long"
    BROAD = "broad", "longer than 20 ems"
    GREAT = "great", "longer than 110 ems"
    # marks around the text
    MARKED_HIGH = "marked_high", "marked with # or ##"
    MARKED_LOW = "marked_low", "marked with ### or below"
    UNMARKED = "unmarked", "no mark, on a page that marks its headlines"
    UNMARKED_LOW = "unmarked_low", "no mark, on a page that marks its headings"
    BULLET = "bullet", "a bullet before it"
    BOLD = "bold", "set in bold from end to end"
    ARROWS = "arrows", ">>> or <<< beside it"
    GAP = "gap", "three blank lines or more before it"
    # how it ends and begins
    ENDS_SENTENCE = "ends_sentence", "ends a sentence"
    FULL_STOP = "full_stop", "ends with 。, or with 下转"
    ENDS_OPEN = "ends_open", "breaks off after a comma or an opening quote"
    ENDS_DASH = "ends_dash", "ends with ——"
    ENDS_COLON = "ends_colon", "ends with a colon"
    ENDS_NEEDING = "ends_needing", "ends with 的, 在, 为 …: more must follow"
    STOP_INSIDE = "stop_inside", "a full stop inside it"
    COMMA_INSIDE = "comma_inside", "a comma inside it"
    SENTENCES = "sentences", "three sentences or more"
    COMMAS = "commas", "two commas or more"
    PARTICLES = "particles", "的, 了, 是, 在 and their like in it"
    UNENDED = "unended", "stops without any mark"
    BARE = "bare", "no mark of a sentence in it or at its end"
    DECKS = "decks", "a space between Han, where speech would pause"
    OPENER = "opener", "opens as a sentence of running text does"
    ADVERB = "adverb", "opens with a word or two and a comma: 以前，"
    FRESH = "fresh", "opens as only a new paragraph does"
    LOST_START = "lost_start", "opens as no sentence does"
    ANAPHOR = "anaphor", "opens with 该, 这, 其, 他: speaks of something said before"
    LINKING = "linking", "opens with 为, 让, 助 …: the second line of a two-line head"
    DASH_START = "dash_start", "opens with ——"
    LABELLED = "labelled", "opens with a few words and a colon"
    DIALOGUE = "dialogue", "a line of an interview"
    TIMELINE = "timeline", "opens with a year, day or hour set apart"
    FIGURE_END = "figure_end", "ends with a number and its unit"
    FIGURES = "figures", "figures in it, and no sentence"
    REPORTING = "reporting", "ends as the line above a headline does: …时强调, …召开"
    SPEAKER = "speaker", "a quotation and who said it"
    ONGOING = "ongoing", "tells what somebody is doing: 正在"
    QUESTION = "question", "ends with a question mark"
    BRACKETED = "bracketed", "set in 【】 from end to end"
    QUOTED = "quoted", "one quotation from end to end"
    OPENS_PARAGRAPH = "opens_paragraph", "its first word is one that paragraphs open with"
    OPENS_MIDDLE = "opens_middle", "its first word is one that sentences go on with"
    ENDS_CUT = "ends_cut", "its last word is one that no headline ends with"
    # formulas
    DATELINE = "dateline", "opens with a dateline"
    BYLINE = "byline", "only names who wrote"
    CREDIT = "credit", "only credits a picture or a package"
    PHOTO_CREDIT = "photo_credit", "ends by naming a photographer"
    CAPTION = "caption", "worded as a caption"
    POSITIONS = "positions", "points into a picture"
    JUMP = "jump", "only a jump"
    JUMP_START = "jump_start", "opens with 上接"
    STANDING = "standing", "a known label"
    COLUMN = "column", "ends as the names of columns do: 走笔, 追踪, 信箱"
    SERIES = "series", "worded as the label of a series of articles"
    UNITS = "units", "says in what units a table counts"
    ATTENDS = "attends", "says who took part or spoke, as decks do"
    SALUTATION = "salutation", "greets the editors, as letters to them do"
    SECTION = "section", "only the name of a section"
    MEDIUM_NAME = "medium_name", "only the name of a paper or agency"
    NAMELIKE = "namelike", "nothing but what could be a name"
    NOBODY = "nobody", "no sign that it names a person or a body"
    SIGNATURE = "signature", "a body and a name or a day, as below a letter or a notice"
    DATED = "dated", "a date stands in it and no sentence"
    FOLIO = "folio", "a page number and a few words"
    BRIEFS = "briefs", "the label of a column of short items"
    IN_BRIEFS = "in_briefs", "stands in a column of short items"
    IN_BOX = "in_box", "stands below the label of a box of entries"
    IN_TURN = "in_turn", "heads and paragraphs take turns here, one by one"
    BEFORE_TURNS = "before_turns", "heads and paragraphs that take turns follow"
    NUMBERED = "numbered", "opens with a number"
    NUMBERED_RUN = "numbered_run", "one of 1, 2, 3 … on this page"
    RUN_FIRST = "run_first", "the first of a run of numbers"
    INSIDE_RUN = "inside_run", "between two items of one run"
    # neighbours
    FIRST = "first", "the first line of the page"
    LAST = "last", "the last line of the page"
    AFTER_FURNITURE = "after_furniture", "stands below a line of the page itself"
    BEFORE_FURNITURE = "before_furniture", "stands above a line of the page itself"
    TIGHT = "tight", "no blank line before it"
    ALIKE_PREVIOUS = "alike_previous", "built like the line before"
    ALIKE_NEXT = "alike_next", "built like the next line"
    LEAVES_LIST = "leaves_list", "the line before has a bullet or number, this one none"
    PREVIOUS_SIGNED = "previous_signed", "the paragraph before ends with a name in brackets"
    PREVIOUS_EQUAL = "previous_equal", "as long as the head before it"
    NEXT_EQUAL = "next_equal", "as long as the head after it"
    PREVIOUS_LIKE = "previous_like", "about as long as the head before it"
    NEXT_LIKE = "next_like", "about as long as the head after it"
    MARKED_AFTER_MARKED = "marked_after_marked", "marked as a headline, and the line before it too"
    MARKED_BEFORE_MARKED = "marked_before_marked", "marked as a headline, and the next line too"
    PREVIOUS_STANDING = "previous_standing", "a label stands before it"
    NEXT_OPENS_PARAGRAPH = "next_opens_paragraph", "the next line opens as paragraphs do"
    NEXT_OPENS_MIDDLE = "next_opens_middle", "the next line opens as sentences go on"
    NEXT_SALUTATION = "next_salutation", "the next line greets the editors"
    PREVIOUS_COLUMN = "previous_column", "the line before ends as the names of columns do"
    NEXT_JUMP_START = "next_jump_start", "the next line opens with 上接"
    PREVIOUS_UNENDED = "previous_unended", "the line right before it stops without any mark"
    PREVIOUS_OPEN = "previous_open", "the text before it broke off"
    PREVIOUS_LACKS = "previous_lacks", "the text before it broke off where more must follow"
    CONTINUES = "continues", "a word runs across from the text before it"
    RUNS_ON = "runs_on", "a word runs across to the text after it"
    INTERRUPTS = "interrupts", "the text before it broke off and the text after it goes on"
    WEDGED = "wedged", "a short whole sentence between the halves of a broken one"
    FOLLOWS_WELL = "follows_well", "goes on well where the text before it broke off"
    FOLLOWS_POORLY = "follows_poorly", "goes on poorly where the text before it broke off"
    PASSED_OVER = "passed_over", "the text after it goes on better where the text before it broke off"
    LEADS_WELL = "leads_well", "the text after it goes on well where it stops"
    LEADS_POORLY = "leads_poorly", "the text after it goes on poorly where it stops"
    PREVIOUS_CAPTION = "previous_caption", "a caption or credit stands before it"
    PREVIOUS_CREDITED = "previous_credited", "the picture before it has its credit already"
    PREVIOUS_HEAD = "previous_head", "the line before could be a heading too"
    PREVIOUS_SHORTER = "previous_shorter", "the head before it is shorter"
    PREVIOUS_LIST = "previous_list", "the line before is bulleted"
    PREVIOUS_BYLINE = "previous_byline", "a byline stands before it"
    PREVIOUS_MARKED = "previous_marked", "a marked headline stands before it"
    NEXT_DATELINE = "next_dateline", "the next line opens with a dateline"
    NEXT_BYLINE = "next_byline", "the next line is a byline"
    STACK_DATELINE = "stack_dateline", "a dateline follows, with nothing but heads between"
    STACK_BYLINE = "stack_byline", "a byline follows, with nothing but heads between"
    NEXT_TEXT = "next_text", "the next line is running text"
    NEXT_HEAD = "next_head", "the next line could be a heading too"
    NEXT_MARKED = "next_marked", "the next line is a marked headline"
    NEXT_LONGER = "next_longer", "the next head is longer"
    NEXT_CAPTION = "next_caption", "picture news follows"
    NEXT_NUMBERED = "next_numbered", "the next line is numbered"
    NEXT_LIST = "next_list", "the next line is bulleted"
    LEAD = "lead", "says when, near its start, as leads do"
    NEXT_LEAD = "next_lead", "the next line reads like a lead"
    NEXT_ANAPHOR = "next_anaphor", "the next line speaks of something said before"
    NEXT_LINKING = "next_linking", "the next line could be the second of a two-line head"
    NEXT_FRESH = "next_fresh", "the next line opens as a later paragraph does"
    NEXT_LOST = "next_lost", "the next line is the tail of a sentence"
    BEFORE_CREDIT = "before_credit", "a picture credit follows"
    NEAR_CREDIT = "near_credit", "a picture credit follows after a few short lines"
    SHIFT = "shift", "the text after it speaks of other things than the text before it"
    APART = "apart", "the text after it has nothing to do with the text before it"
    COHESIVE = "cohesive", "the text after it speaks of what the text before it speaks of"
    APART_WIDELY = "apart_widely", "the many lines after it have nothing to do with the many before it"
    COHESIVE_WIDELY = "cohesive_widely", "the many lines after it and the many before it have much in common"
    CLOSE = "close", "the text after it and the text before it have much in common"
    FITS_AFTER = "fits_after", "speaks of what the text after it speaks of"
    FITS_AFTER_WELL = "fits_after_well", "most of its words stand in the text after it"
    FITS_BEFORE = "fits_before", "speaks of what the text before it speaks of"
    FITS_FURTHER = "fits_further", "speaks of what text further down speaks of"
    FITS_EARLIER = "fits_earlier", "speaks of what text further up speaks of"
    FITS_NOTHING = "fits_nothing", "none of its words stands in the text around it"
    STRANGE_BEFORE = "strange_before", "running text that has nothing in common with the text before it"
    KIN_BEFORE = "kin_before", "running text that has much in common with the text before it"
    STRANGE_AFTER = "strange_after", "running text that has nothing in common with the text after it"
    KIN_AFTER = "kin_after", "running text that has much in common with the text after it"
    NEW_SUBJECT = "new_subject", "running text, nothing in common with the text before it, much with the text after it"
    RETURNS = "returns", "running text that has more in common with text further up"
    HEAD_ALONE = "head_alone", "could be a heading, and its neighbours could not"
    HEAD_FIRST = "head_first", "the first of several lines that could be headings"
    HEAD_INNER = "head_inner", "among several lines that could be headings"
    HEAD_LAST = "head_last", "the last of several lines that could be headings"
    HEAD_OF_MANY = "head_of_many", "one of many lines that could be headings"
    WIDEST = "widest", "as wide as any of the heads around it"
    NARROWEST = "narrowest", "as narrow as any of the heads around it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known beforehand: standing heads, how the names of columns end, names of sections, the paper's reporters.

    ``openings`` and ``endings``: log-odds that a first word opens a paragraph, that a last word ends a headline.
    """

    standing_heads: frozenset[str]
    label_endings: frozenset[str]
    sections: frozenset[str]
    reporters: frozenset[str]
    openings: Mapping[str, float]
    endings: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line and the features it shows."""

    line: CleanLine
    features: frozenset[Feature]
