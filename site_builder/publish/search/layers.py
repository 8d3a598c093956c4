"""The layers of the index: stretches of the archive that have shards of their own, so that what is new moves little.

An article has hundreds of terms, and so a posting in nearly every shard: were there but one set of shards, each new
article would rename them all. So the articles up to a round number are one layer, which stands until a thirty-second
of the archive has come after it; what came since is another, in smaller shards, because each query asks both.
"""

from __future__ import annotations

_SHARE = 32
_FEWEST = 16  # articles that are worth a layer


def layers(places: range) -> tuple[range, ...]:
    """One or two stretches that follow one another; where there are two, the second is the small one."""
    step = max(_FEWEST, 1 << max(0, (places.stop // _SHARE).bit_length() - 1))
    settled = places.stop - places.stop % step
    return tuple(layer for layer in (range(settled), range(settled, places.stop)) if layer)
