// Hits over time: a small chart, and the same as a list of switches, by day, month or year.
(function (siteSearch) {
  "use strict";

  const { element, button, drawing } = siteSearch;
  const MOST_BARS = 24; // more than that: the next larger span
  const HEIGHT = 48;
  const STEP = 10;

  /** `dates` as [[day, count]]; null if there is but one span to show. */
  siteSearch.timeline = function (dates, choose) {
    const spans = spansOf(dates);
    if (spans.length < 2) return null;
    const items = spans.map(([span, count]) =>
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

  function spansOf(dates) {
    for (const length of [10, 7]) {
      const spans = grouped(dates, length);
      if (spans.length <= MOST_BARS) return spans;
    }
    return grouped(dates, 4);
  }

  function grouped(dates, length) {
    const counts = new Map();
    for (const [day, count] of dates) counts.set(day.slice(0, length), (counts.get(day.slice(0, length)) || 0) + count);
    return Array.from(counts).sort();
  }

  const bounds = (span) => ({ from: (span + "-01-01").slice(0, 10), to: (span + "-12-31".slice(span.length - 4)).slice(0, 10) });

  function chart(spans) {
    const most = Math.max(...spans.map(([, count]) => count));
    const bars = spans.map(function ([span, count], at) {
      const height = Math.max(1, Math.round(count / most * HEIGHT));
      const title = drawing("title", {}, siteSearch.dateText(span) + "：" + count + " 篇");
      return drawing("rect", { x: at * STEP, y: HEIGHT - height, width: STEP - 2, height }, title);
    });
    const width = spans.length * STEP;
    const made = drawing("svg", { class: "bars", viewBox: "0 0 " + width + " " + HEIGHT, width, height: HEIGHT, "aria-hidden": "true" }, ...bars);
    return made;
  }
})(window.siteSearch);
