"""The index builder against lunr.py on the same terms: processor seconds, and memory beyond what the terms need.

    python -m bench.search.builder [DOCUMENTS]

Documents are invented: 296 words each, drawn from jieba's dictionary as often as its n-th word is expected to occur.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from site_builder.publish.search.inverted import invert
from site_builder.publish.search.shards import cut_shards
from site_builder.text.search_terms import FieldText

DOCUMENTS = 20_000
WORDS = 296


def documents(count: int) -> Iterator[list[str]]:
    import jieba

    choose = random.Random(20_000)
    dictionary = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    words = [line.partition(" ")[0] for line in dictionary]
    choose.shuffle(words)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))
    for _ in range(count):
        yield choose.choices(words, cum_weights=weights, k=WORDS)


def with_ours(count: int) -> int:
    index = invert(([FieldText("", tuple(terms))] for terms in documents(count)), 1)
    return sum(len(shard.text.encode()) for shard in cut_shards(index, index.ordered(), index.places))


def with_lunr(count: int) -> int:
    from lunr.builder import Builder

    builder = Builder()
    builder.field("body")
    for number, terms in enumerate(documents(count)):
        builder.add({"id": str(number), "body": terms})
    return len(json.dumps(builder.build().serialize(), ensure_ascii=False).encode())


def with_nothing(count: int) -> int:
    return sum(map(len, documents(count)))


BUILDERS = {"nothing": with_nothing, "ours": with_ours, "lunr.py": with_lunr}


def main() -> None:
    if len(sys.argv) == 3:
        begin = time.process_time()
        size = BUILDERS[sys.argv[1]](int(sys.argv[2]))
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([time.process_time() - begin, held, size]))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else DOCUMENTS
    results = {}
    for name in BUILDERS:
        command = [sys.executable, "-m", "bench.search.builder", name, str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        results[name] = json.loads(done.stdout)
    idle, idle_memory, _ = results.pop("nothing")
    for name, (seconds, held, size) in results.items():
        print(f"{name:8} {seconds - idle:6.1f} s, {held - idle_memory:7.0f} MB, output {size / 1e6:.1f} MB")
    (ours, our_memory, _), (lunr, lunr_memory, _) = results["ours"], results["lunr.py"]
    print(f"faster: {(lunr - idle) / (ours - idle):.1f} times")
    print(f"less memory: {(lunr_memory - idle_memory) / (our_memory - idle_memory):.1f} times")


if __name__ == "__main__":
    main()
