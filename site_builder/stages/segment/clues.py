"""What can be said of a paragraph and an article it might belong to: the names of the facts on which threading rests.

Each is a number: 1 where the fact holds, a measure where the meaning says so. The weights in ``data/segmentation.toml``
judge; ``evidence`` finds the numbers.
"""

from __future__ import annotations

from enum import StrEnum


class Clue(StrEnum):
    """Each with its meaning in words."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Clue:
        clue = str.__new__(cls, value)
        clue._value_ = value
        clue.meaning = meaning
        return clue

    # it opens an article without a headline
    NEW = "new", "opens an article"
    NEW_OPENS = "new_opens", "by how much the best path opening an article here beats the best other, in log-odds"
    NEW_DATELINE = "new_dateline", "opens with a dateline"
    NEW_JUMP = "new_jump", "opens with 上接"
    NEW_LEAD = "new_lead", "says when, near its start, as leads do"
    NEW_FRESH = "new_fresh", "opens as only a later paragraph does"
    NEW_MIDDLE = "new_middle", "opens as sentences go on, in log-odds"
    NEW_SUBJECT = "new_subject", "shares nothing with the text before it, and much with the text after it"
    NEW_KIN = "new_kin", "kinship with the latest paragraphs of the article before it"
    NEW_KIN_ALL = "new_kin_all", "kinship with the whole article before it"
    NEW_KIN_BLOCK = "new_kin_block", "kinship of it and the paragraphs below with the article before it"
    NEW_IN_BLOCK = "new_in_block", "kinship with the paragraphs below it"
    NEW_BLOCK = "new_block", "paragraphs that stand together from here on, in threes"
    NEW_STRANGE_AFTER = "new_strange_after", "has nothing in common with the text below it"
    NEW_AFTER_LITTLE = "new_after_little", "the article before it has no text yet"
    NEW_AFTER_MUCH = "new_after_much", "paragraphs of the article before it, up to four, in fours"
    NEW_AFTER_TAIL = "new_after_tail", "a byline, credit or jump stands before it"
    NEW_AFTER_LIST = "new_after_list", "a list stands before it"
    NEW_AFTER_LABEL = "new_after_label", "a label stands before it"
    NEW_ANAPHOR = "new_anaphor", "opens with 该, 这, 其, 他: speaks of something said before"
    NEW_SALUTATION = "new_salutation", "greets the editors, as letters to them do"
    # it belongs to an article that is there
    KIN = "kin", "kinship with the headline and latest paragraphs of the article"
    KIN_ALL = "kin_all", "how much greater its kinship with the whole of a long article is"
    KIN_AHEAD = "kin_ahead", "kinship of the next paragraph with the article"
    HEAD_FIT = "head_fit", "share of the headline's words that stand in it"
    OLD_JUMP = "old_jump", "opens with 上接, yet it is no beginning"
    AFTER_END = "after_end", "the article ended before, with a name in brackets, a byline or 下转"
    DIALOGUE_ON = "dialogue_on", "a line of an interview after another"
    DIALOGUE_BREAKS = "dialogue_breaks", "a line of an interview in an article that was none so far"
    RUN_ON = "run_on", "its heading has the number that follows the article's last"
    RUN_BREAKS = "run_breaks", "its heading has a number, but not the one that follows the article's last"
    FIRST_DATELINE = "first_dateline", "its dateline opens the text of a headline that waits"
    FIRST_PLAIN = "first_plain", "without a dateline it opens the text under a headline"
    FIRST_SIGNED = "first_signed", "it opens the text under a headline and a byline"
    FIRST_OPENED = "first_opened", "and how sure it is that the headline opens an article, in log-odds"
    FIRST_MARKED = "first_marked", "and the headline is marked as one"
    FIRST_UNMARKED = "first_unmarked", "and the headline goes unmarked on a page that marks them"
    FIRST_SHIFT = "first_shift", "and the subject changes at the headline"
    FIRST_CLOSE = "first_close", "and the subject is one before and after the headline"
    FIRST_COHESIVE = "first_cohesive", "and the many lines before and after the headline have much in common"
    FIRST_PICTURE = "first_picture", "opens the text of what was picture news"
    # the article is an earlier one
    RESUME = "resume", "goes on with an earlier article"
    RESUME_FAR = "resume_far", "lines since that article's last, in logarithms"
    RESUME_RANK = "resume_rank", "articles that were left later"
    RESUME_WHOLE = "resume_whole", "goes on with an earlier article by a whole paragraph"
    RESUME_LATEST = "resume_latest", "continues the latest paragraph of an earlier article"
    RESUME_PAST_TEXT = "resume_past_text", "leaves an article that has text"
    RESUME_PAST_MUCH = "resume_past_much", "paragraphs of the article it leaves, up to four, in fours"
    RESUME_LEAVES_OPEN = "resume_leaves_open", "leaves a sentence open"
    RESUME_LEAVES_NOTHING = "resume_leaves_nothing", "leaves a headline with no text, and none follows"
    BACK = "back", "goes back to the article that the one before it interrupted"
    BACK_SOON = "back_soon", "goes back to it at once"
    # the article is the one before
    STAY_AWAY = "stay_away", "stays with an article that interrupts another"
    STAY_PICTURE = "stay_picture", "running text right under picture news"
    STAY_WAITING = "stay_waiting", "the article has nothing yet but a label or a jump"
    STAY_STRANGE = "stay_strange", "stays, though it has nothing in common with the text before it"
    # it continues a paragraph
    JUNCTION = "junction", "goes on where the paragraph broke off, in log-odds"
    CROSSES = "crosses", "a word runs across"
    JOIN_PATH = "join_path", "by how much the best path going on here beats the best other, in log-odds"
    JOIN_LOST_START = "join_lost_start", "opens as no sentence does"
    JOIN_OPENS_MIDDLE = "join_opens_middle", "its first word is one that sentences go on with"
    JOIN_OPENS_PARAGRAPH = "join_opens_paragraph", "its first word is one that paragraphs open with"
    JOIN_SHORT = "join_short", "neither half is as long as paragraphs are"
    JOIN_NEXT = "join_next", "follows right below"
    JOIN_PASSED = "join_passed", "paragraphs of the article in between, in logarithms"
    JOIN_AHEAD = "join_ahead", "text further down goes on better there, in log-odds"
    JOIN_AHEAD_MIDDLE = "join_ahead_middle", "that text opens as sentences go on, in log-odds"
    JOIN_ACROSS_HEADING = "join_across_heading", "a heading stands between the halves"
    # it is a paragraph of its own
    WHOLE_MIDDLE = "whole_middle", "a paragraph of its own that opens as sentences go on, in log-odds"
    WHOLE_AFTER_END = "whole_after_end", "the same, right below a paragraph that is complete"
    LEFT_LONG = "left_long", "leaves a long paragraph without its end"
    LEFT_MEDIUM = "left_medium", "leaves a line of medium length without its end"
    LEFT_SHORT = "left_short", "leaves a short line without its end"
    LEFT_WORDY = "left_wordy", "leaves without its end what has commas or particles, as headings have not"
    LEFT_LACKING = "left_lacking", "leaves a sentence without its end where more must follow"
    LEFT_AHEAD = "left_ahead", "text further down goes on well where the sentence it leaves broke off, in log-odds"
    LEFT_AHEAD_MIDDLE = "left_ahead_middle", "that text opens as sentences go on, in log-odds"
    LEFT_NEXT = "left_next", "leaves without its end what stands right above"
