// Hits over time: a small chart, and the same as a list of switches, by day, month or year.
(function (siteSearch) {
  "use strict";

  const { element, button, drawing } = siteSearch;
  const MOST_BARS = 31; // more than that: the next larger span
  const MOST_YEARS = 999;
  const HEIGHT = 48;
  const STEP = 10;

  /** `dates` as [[day, count]]; null if there is but one span to show. */
  siteSearch.timeline = function (dates, choose) {
    const spans = spansOf(dates);
    if (spans.length < 2) return null;
    const items = spans.filter(([, count]) => count).map(([span, count]) =>
      element("li", "", button("facet", () => choose(bounds(span)), siteSearch.dateText(span) + " ", element("span", "count", String(count)))));
    items.forEach((item, at) => (item.hidden = at >= 8));
    const list = element("ul", "", ...items);
    const box = element("section", "facet-group timeline", element("h2", "", "日期"), chart(spans), list);
    if (items.length > 8) {
      const more = button("facet-more", function () {
        items.forEach((item) => (item.hidden = false));
        more.remove();
        items[8].querySelector("button").focus();
      }, "其余 " + (items.length - 8) + " 项");
      box.append(more);
    }
    return box;
  };

  /** [[span, count]] by day, month or year from the first to the last, those without hits between them too. */
  function spansOf(dates) {
    if (!dates.length) return [];
    for (const length of [10, 7, 4]) {
      const counts = grouped(dates, length);
      const last = dates[dates.length - 1][0].slice(0, length);
      const most = length === 4 ? MOST_YEARS : MOST_BARS;
      const spans = [];
      for (let span = dates[0][0].slice(0, length); span <= last && spans.length <= most; span = next(span)) {
        spans.push([span, counts.get(span) || 0]);
      }
      if (spans.length <= most || length === 4) return spans;
    }
  }

  /** The day, month or year after. */
  function next(span) {
    const [year, month, day] = span.split("-").map(Number);
    if (!month) return String(year + 1).padStart(4, "0");
    const date = new Date(Date.UTC(year, day ? month - 1 : month, day ? day + 1 : 1));
    return date.toISOString().slice(0, span.length);
  }

  function grouped(dates, length) {
    const counts = new Map();
    for (const [day, count] of dates) counts.set(day.slice(0, length), (counts.get(day.slice(0, length)) || 0) + count);
    return counts;
  }

  const bounds = (span) => ({ from: (span + "-01-01").slice(0, 10), to: (span + "-12-31".slice(span.length - 4)).slice(0, 10) });

  function chart(spans) {
    const most = Math.max(...spans.map(([, count]) => count));
    const bars = spans.map(function ([span, count], at) {
      const height = count && Math.max(1, Math.round(count / most * HEIGHT));
      const title = drawing("title", {}, siteSearch.dateText(span) + "：" + count + " 篇");
      return drawing("rect", { x: at * STEP, y: HEIGHT - height, width: STEP - 2, height }, title);
    });
    const width = spans.length * STEP;
    const viewBox = "0 0 " + width + " " + HEIGHT;
    return drawing("svg", { class: "bars", viewBox, width, height: HEIGHT, preserveAspectRatio: "xMinYMax", "aria-hidden": "true" }, ...bars);
  }
})(window.siteSearch);
