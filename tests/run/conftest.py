from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.run.serve import Preview
from tests.run.preview_site import TinySite, make_site, previewed


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return make_site(tmp_path)


@pytest.fixture
def preview(site: TinySite) -> Iterator[Preview]:
    yield from previewed(site)
