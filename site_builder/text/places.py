"""Names of places in running text: a gazetteer's, and those that end in what a place is called (镇, 新区, 工业园区)."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.text.built_places import built_places
from site_builder.text.gazetteer import PlaceMention, gazetteer
from site_builder.text.listed_places import listed_places, lists_of_bodies
from site_builder.text.words import Word


def find_places(text: str, words: Sequence[Word], article: str) -> tuple[PlaceMention, ...]:
    """Every place that ``text`` names, longest first where names overlap, in order.

    ``article`` is all the text around it: it tells whether 长安 is the district or half of a firm's name.
    """
    bodies = lists_of_bodies(text)
    listed = list(listed_places(text, words, article))
    built = built_places(text, words, {at for mention in listed for at in range(mention.start, mention.end)})
    chosen: list[PlaceMention] = []
    for mention in sorted([*built, *listed], key=lambda mention: (-len(mention.name), mention.start)):
        if not any(mention.start in body for body in bodies) and not any(
            mention.start < other.end and other.start < mention.end for other in chosen
        ):
            chosen.append(mention)
    countries = gazetteer().countries
    starts = {mention.start for mention in chosen}
    chosen = [mention for mention in chosen if not (mention.name in countries and mention.end in starts)]
    return tuple(sorted(chosen, key=lambda mention: mention.start))
