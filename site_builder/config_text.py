"""Settings as the text of a ``site.toml``: what ``site-builder config`` shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from site_builder.config import Settings

_LINE_WIDTH = 100


def render_settings(settings: Settings) -> str:
    """TOML that states every setting, defaults included; reading it back gives equal settings."""
    return "\n\n".join("\n".join(table) for table in _tables(settings.model_dump())) + "\n"


def _tables(values: Mapping[str, object]) -> Iterator[list[str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield [f"[{name}]", *_pairs(value)]
        elif isinstance(value, tuple):
            for element in value:
                yield [f"[[{name}]]", *_pairs(element)]


def _pairs(table: Mapping[str, object]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key} = {_literal(value)}"


def _literal(value: object) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's, but TOML also wants DEL escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        items = [_literal(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= _LINE_WIDTH else "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    return json.dumps(value)
