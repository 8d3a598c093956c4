"""A small archive in a string, for tests that build, edit and build again. The news in it is invented."""

from __future__ import annotations

from pathlib import Path

from site_builder.build import BuildResult, build_site
from site_builder.config import load_settings

SITE = """[site]
title = "江城旧报"

[[topics]]
name = "交通"
slug = "traffic"
terms = ["大桥", "轻轨", "公交"]

[[topics]]
name = "教育"
slug = "education"
terms = ["学校", "学生", "教师"]
"""

BRIDGE = """## 江城新桥昨日通车

本报讯(江城日报记者 林小河)5月1日,横跨南北两岸的江城新桥正式通车。新桥全长1200米,双向六车道,公交车可直达北岸新

区的轻轨车站。

市交通局负责人介绍,新桥通车后,两岸车程由四十分钟缩短为十分钟。

## 北岸中学迎来首批学生

本报讯(江城日报记者 周 禾)9月1日,北岸中学迎来首批三百名学生。学校共有教师五十人,全部从全市选调。

校长说,学生们可以乘坐公交车上学,学校还开设了夜间自习室。
"""

MARKET = """# 老街市场修缮完工

□江城日报记者 林小河

老街市场经过一年修缮,昨日重新开门迎客。市场里的摊位由八十个增加到一百二十个,增设了无障碍通道。

### 老手艺留下来

做竹编的陈师傅在市场里摆摊三十年。他说,修缮以后,学生们常来学竹编。

▲老街市场一角。 记者 林小河 摄
"""


def make_archive(root: Path, **seeds: str) -> Path:
    """An archive with these seeds (name to text) below ``root``; without any, the two above."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "site.toml").write_text(SITE, encoding="utf-8")
    for name, text in (seeds or {"bridge": BRIDGE, "market": MARKET}).items():
        (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return root


def build(root: Path, **options: bool) -> BuildResult:
    return build_site(root, load_settings(root / "site.toml"), **options)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its relative path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
