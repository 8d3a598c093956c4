"""Lines that could be one name and nothing else."""

from __future__ import annotations

import pytest

from site_builder.text.lone_names import could_be_name


@pytest.mark.parametrize("text", ["陈晓燕", "（王建国）", "白 麟", "李明 摄", "欧阳春"])
def test_names_alone_on_a_line(text: str) -> None:
    assert could_be_name(text)


@pytest.mark.parametrize("text", ["短评", "连 线", "供水管网检查", "昨日", "江心公园开放了", "12", ""])
def test_what_is_no_name(text: str) -> None:
    assert not could_be_name(text)
