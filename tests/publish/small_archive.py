"""A small archive in memory: two dated pages of one issue, an undated page, hostile text throughout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.config import PaperSettings, Settings, SiteSettings, TopicSettings
from site_builder.model.archive import Archive, ArchiveArticle, ArchivePage, PageHistory, Redirect
from site_builder.model.article import AnnotatedArticle, Article, Block, BylineRole, Contributor, Dateline
from site_builder.model.knowledge import Entity, Evidence, Figure, Knowledge, PageDate
from site_builder.model.newspaper import Change, PageFacts, Role, Source, SourceLine
from site_builder.publish import permalinks
from site_builder.publish.assets import load_assets, shipped_folder
from site_builder.publish.catalogue import Catalogue, make_catalogue
from site_builder.publish.output import OutputFile
from site_builder.publish.render import make_environment, render_sheet
from site_builder.publish.sheets import Sheet, make_sheets, make_site_view
from site_builder.publish.views import SiteView

HOSTILE = "</script><b>粗</b> \"引\" 'x' &amp; **星** [链](javascript:1) `码` {{ page }} \x00 <!-- 注 --> # - 1."
TOPICS = (
    TopicSettings(name="科技创新", slug="science", description="实验室与成果"),
    TopicSettings(name="空专题", slug="empty"),
)


def block(role: Role, text: str, *lines: int) -> Block:
    return Block(role=role, text=text, lines=lines)


def article(first: int, headline: str, *blocks: Block, **known: object) -> Article:
    head = (block(Role.HEADLINE, headline, first),) if headline else ()
    return Article(first_line=first, blocks=(*head, *blocks), **known)  # type: ignore[arg-type]


def annotated(
    page: str, text: Article, tags: tuple[str, ...], topics: tuple[str, ...] = (), knowledge: Knowledge | None = None
) -> ArchiveArticle:
    return ArchiveArticle(
        id=permalinks.article_id(permalinks.PageId(page), text.first_line),
        content=AnnotatedArticle(article=text, tags=tags, topics=topics, knowledge=knowledge or Knowledge()),
    )


Known = tuple[Article, tuple[str, ...], tuple[str, ...]] | tuple[Article, tuple[str, ...], tuple[str, ...], Knowledge]


def page(stem: str, facts: PageFacts, *articles: Known, printed: PageDate | None = None) -> ArchivePage:
    id_ = permalinks.page_id(facts, stem)
    return ArchivePage(
        id=id_,
        source=Source(name=stem, path=f"seeds/{stem}.txt", encoding="utf-8", digest="0" * 64),
        facts=facts,
        articles=tuple(annotated(id_, *known) for known in articles),
        furniture=(block(Role.FURNITURE, "责编 <某>", 900),),
        printed=printed,
    )


def small_archive() -> Archive:
    day = date(2024, 2, 29)
    first = page(
        "one",
        PageFacts(publication="某报", date=day, page_number=1, section="要闻"),
        (
            article(
                3,
                "主题 " + HOSTILE,
                block(Role.KICKER, "引题", 1),
                block(Role.BODY, "本报讯（记者 甲）正文" + HOSTILE, 5, 7),
                block(Role.STANDING, "数读", 9),
                block(Role.LIST, "■一百家", 11),
                block(Role.LIST, "二百家", 13),
                block(Role.CAPTION, "图为" + HOSTILE, 15),
                block(Role.CREDIT, "乙 摄", 17),
                block(Role.JUMP, "（下转2版）", 19),
                byline=(Contributor(name="甲", role=BylineRole.REPORTER),),
                dateline=Dateline(source="本报讯", month=2, day=28),
                continued_on=2,
            ),
            ("共同", "某<词>", "空天信息"),
            ("science",),
            Knowledge(
                people=(Entity(name="<b>甲</b>", lines=(5,)), Entity(name="正文", aliases=("引题",), lines=(1, 5))),
                organisations=(Entity(name="市科学技术局", aliases=("市科技局",), lines=(11,)),),
                places=(Entity(name="链", lines=(5,)),),
                figures=(
                    Figure(
                        line=11,
                        value="1.5",
                        unit="万家",
                        indicator="<企业>",
                        number="15000",
                        base_unit="家",
                        sentence="共1.5万家。",
                    ),
                    Figure(
                        line=13, value="百", unit="家", sentence="没有这个数" * 20, change="增长1%", comparison="同比"
                    ),
                ),
                event_date=date(2024, 2, 28),
            ),
        ),
        (article(40, "", block(Role.BODY, "没有标题的一段。", 40)), ("共同",), ("gone",)),
    )
    second = page(
        "two",
        PageFacts(publication="某报", date=day, page_number=2),
        (
            article(2, "接着说", block(Role.BODY, "续文。", 4), continued_from=1, continued_on=9),
            ("共同", "《书》"),
            ("science",),
            Knowledge(organisations=(Entity(name="市科技局", lines=(4,)),)),
        ),
    )
    undated = page(
        "第三 版",
        PageFacts(),
        (article(1, "未标日期", block(Role.BODY, "近日。", 2)), ("共同",), ()),
        printed=PageDate(
            earliest=date(2023, 12, 28),
            latest=date(2024, 1, 3),
            stated=False,
            evidence=(Evidence(line=3, text="12月28日", says="不早于<2023-12-28>"),),
        ),
    )
    lines = (SourceLine(number=3, text="## 主题"), SourceLine(number=800, text="无用<行>"))
    return Archive(
        pages=(first, second, undated),
        histories=tuple(
            PageHistory(
                page=each.id,
                lines=lines,
                changes=(Change(line=3, rule="heading-mark", before="## ", after=""),),
            )
            for each in (first, second, undated)
        ),
        redirects=(
            Redirect(former="old/0001", target=second.articles[0].id),
            Redirect(former="old/0002", target="nothing/here"),
        ),
    )


def settings(base_url: str = "", contact: str = "") -> Settings:
    return Settings(
        site=SiteSettings(
            title="小<档案>", description='试验 "用"', base_url=base_url, rights="© 某 & 某", contact=contact
        ),
        paper=PaperSettings(),
        topics=TOPICS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallSite:
    catalogue: Catalogue
    sheets: tuple[Sheet, ...]
    site: SiteView
    html: tuple[OutputFile, ...]
    assets: tuple[OutputFile, ...]


def small_site(base_url: str = "", archive: Archive | None = None, contact: str = "") -> SmallSite:
    archive = archive or small_archive()
    catalogue = make_catalogue(archive, settings(base_url, contact))
    sheets = make_sheets(catalogue, archive)
    assets = load_assets(shipped_folder("assets"), None)
    site = make_site_view(catalogue.settings, assets.manifest)
    environment = make_environment((shipped_folder("templates"),))
    return SmallSite(
        catalogue=catalogue,
        sheets=sheets,
        site=site,
        html=tuple(render_sheet(sheet, environment, site) for sheet in sheets),
        assets=assets.files,
    )
