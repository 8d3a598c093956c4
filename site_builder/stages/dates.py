"""When: the day of each article's event, and when a page was printed where nothing states it.

An article's day is its filing day or the first day of its lead. A page's date is stated by a person or by its folio
line; failing both it is inferred as a range: not before the newest event that it reports, not after what it still
announces. The year is the one that most of the years on the page speak for. Nothing inferred is called stated.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model.article import Article, Block
from site_builder.model.knowledge import Evidence, PageDate
from site_builder.model.newspaper import PageFacts, Role
from site_builder.text.dates import DayMention, Sense, YearMention, find_days, find_years, speaks_vaguely
from site_builder.text.formulas import find_dateline, starts_with_jump

DELAY = 21
"""Days after its newest event within which a page of news is taken to have been printed."""

_LEAD_BLOCKS = 3
_READ = {Role.BODY, Role.CAPTION}
_SHOWN = 6  # pieces of evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDay:
    """The day of an article's event as printed; ``year`` 0 where none is."""

    month: int
    day: int
    year: int
    line: int
    text: str


def find_event_day(article: Article) -> EventDay | None:
    """The day that ``article`` files or opens with; None where it says 近日, or its beginning is lost."""
    leads = [block for block in article.blocks if block.role in _READ][:_LEAD_BLOCKS]
    dateline = article.dateline
    if dateline and dateline.month and dateline.day:
        block = next((block for block in leads if find_dateline(block.text)), None)
        text = f"{dateline.source}{dateline.place}{dateline.month}月{dateline.day}日电"
        line = block.lines[0] if block else article.first_line
        return EventDay(month=dateline.month, day=dateline.day, year=0, line=line, text=text)
    for block in leads:
        if starts_with_jump(block.text):
            return None
        first = next((day for day in find_days(block.text) if day.sense is Sense.PAST), None)
        if speaks_vaguely(block.text[: first.start] if first else block.text):
            return None
        if first:
            return EventDay(month=first.month, day=first.day, year=first.year, line=block.lines[0], text=first.text)
    return None


def resolve(day: EventDay | None, page: PageDate | None) -> datetime.date | None:
    """The full date of an event: the newest such day that the page can report; None where no year is known."""
    if day is None:
        return None
    if day.year:
        return datetime.date(day.year, day.month, day.day)
    if page is None:
        return None
    year = page.latest.year - ((day.month, day.day) > (page.latest.month, page.latest.day))
    try:
        return datetime.date(year, day.month, day.day)
    except ValueError:  # 2月29日 of a common year: misread
        return None


def date_page(facts: PageFacts, articles: Sequence[Article], furniture: Sequence[Block]) -> PageDate | None:
    """When the page was printed, with the evidence; None where it names no day or no year."""
    if facts.date:
        return PageDate(earliest=facts.date, latest=facts.date, stated=True)
    for block in furniture:
        for day in find_days(block.text):
            if day.year:
                date = datetime.date(day.year, day.month, day.day)
                evidence = (Evidence(line=block.lines[0], text=day.text, says="版面上印着日期"),)
                return PageDate(earliest=date, latest=date, stated=True, evidence=evidence)
    return _inferred(articles)


def _inferred(articles: Sequence[Article]) -> PageDate | None:
    events = [day for article in articles if (day := find_event_day(article))]
    blocks = [block for article in articles for block in article.blocks]
    year, years = _year_of(blocks, events)
    if not events or not year:
        return None
    dated = [(date, event) for event in events if (date := _in_year(event, year, events))]
    if not dated:
        return None
    newest, event = max(dated, key=lambda pair: pair[0])
    latest = newest + datetime.timedelta(days=DELAY)
    evidence = [Evidence(line=event.line, text=event.text, says=f"报道的最晚一事，不早于{newest.isoformat()}")]
    limit = min(_limits(blocks, year, newest, latest), key=lambda item: item[0], default=None)
    if limit:
        latest = limit[0]
        evidence.append(limit[1])
    else:
        evidence.append(Evidence(line=event.line, text=event.text, says=f"估计在其后{DELAY}天内见报"))
    return PageDate(earliest=newest, latest=latest, stated=False, evidence=(*evidence, *years)[:_SHOWN])


def _in_year(event: EventDay, year: int, events: Sequence[EventDay]) -> datetime.date | None:
    """The event's date; late in the year before, where the page also reports on the beginning of ``year``."""
    turn = any(other.month <= 2 for other in events) and event.month >= 11
    try:
        return datetime.date(event.year or (year - turn), event.month, event.day)
    except ValueError:
        return None


def _limits(
    blocks: Sequence[Block], year: int, newest: datetime.date, latest: datetime.date
) -> Iterator[tuple[datetime.date, Evidence]]:
    """Days still to come when the page was printed: deadlines, plans."""
    for block in blocks:
        for day in find_days(block.text):
            if day.sense is Sense.PAST:
                continue
            date = _date(day, year)
            if date and newest < date < latest:
                yield date, Evidence(line=block.lines[0], text=day.text, says=f"当时尚未到来，不晚于{date.isoformat()}")


def _date(day: DayMention, year: int) -> datetime.date | None:
    try:
        return datetime.date(day.year or year, day.month, day.day)
    except ValueError:
        return None


def _year_of(blocks: Sequence[Block], events: Sequence[EventDay]) -> tuple[int, list[Evidence]]:
    """The year that the page's own years speak for most, and what speaks for it."""
    votes: dict[int, float] = {}
    pleas: list[tuple[int, float, Evidence]] = []
    said: set[str] = set()
    for block in blocks:
        for day in find_days(block.text):
            if day.year and day.sense is not Sense.PLANNED:
                pleas.append((day.year, 3.0, Evidence(line=block.lines[0], text=day.text, says=f"年份是{day.year}")))
            elif day.weekday:
                pleas += [
                    (year, 3.0, Evidence(line=block.lines[0], text=day.text, says=f"这一天是{year}年的星期几"))
                    for year in _years_with(day)
                ]
        for mention in find_years(block.text):
            if mention.text in said:
                continue
            said.add(mention.text)
            for year, weight, says in _plea(mention):
                pleas.append((year, weight, Evidence(line=block.lines[0], text=mention.text, says=says)))
    for year, weight, _ in pleas:
        votes[year] = votes.get(year, 0.0) + weight
    votes |= {event.year: votes.get(event.year, 0.0) + 4.0 for event in events if event.year}
    if not votes:
        return 0, []
    best = max(votes, key=lambda year: (votes[year], -year))
    strongest = sorted((plea for plea in pleas if plea[0] == best), key=lambda plea: -plea[1])
    return best, [evidence for _, _, evidence in strongest]


def _plea(mention: YearMention) -> Iterator[tuple[int, float, str]]:
    """For which year of print a year speaks, how strongly, and why."""
    year, tail, before = mention.year, mention.tail, mention.before
    planned = before.endswith(("到", "至")) and not before.endswith("截至")
    if (
        planned
        or before.endswith(("预计", "计划", "力争", "—", "-", "～", "~"))
        or tail.startswith(("将", "前", "建成"))
    ):
        return
    if tail.startswith(("年底", "底", "末", "年末", "全年")):
        yield year + 1, 2.0, f"已过{year}年底，应在次年"
    elif tail.startswith("度"):
        yield year, 1.5, f"{year}年度之事"
        yield year + 1, 0.8, f"{year}年度之事，或在次年"
    elif tail.startswith(("—", "-", "～", "~")):
        yield year, 1.2, f"计划自{year}年起"
    elif mention.month:
        yield year, 0.6, f"{year}年之事"
        yield year + 1, 0.5, f"{year}年之事，或在次年"
    elif tail.startswith(("，全", "，重", "，市", "全市", "全省", "全县", "，新")):
        yield year + 1, 1.2, f"{year}年全年的数字，应在次年"
        yield year, 0.4, f"{year}年之事"
    else:
        yield year, 0.6, f"{year}年之事"
        yield year + 1, 0.5, f"{year}年之事，或在次年"


def _years_with(day: DayMention) -> Iterator[int]:
    for year in range(1949, 2051):
        try:
            if datetime.date(year, day.month, day.day).isoweekday() == day.weekday:
                yield year
        except ValueError:
            continue
