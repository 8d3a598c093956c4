// The search page below its box: status, filters, results, facets.
(function (siteSearch) {
  "use strict";

  const { element, button } = siteSearch;

  /** {show(result, asked), clear()}; what stands in `app`, after its `status` line. */
  siteSearch.resultsView = function (app, status) {
    const note = element("p", "search-note");
    const chips = element("div", "chips");
    const list = element("ol", "search-results");
    const facets = element("div", "facets");
    const hints = element("div", "search-hints");
    const more = button("button search-more", () => {}, "更多结果");
    const narrow = element("details", "facets-box", element("summary", "", "筛选结果"), facets);
    // Results come first for who listens or tabs; where facets stand is the style sheet's matter.
    const toFacets = button("skip", () => (narrow.open ? facets : narrow).querySelector("summary, button").focus(), "跳到筛选");
    const main = element("div", "search-found", note, chips, hints, toFacets, list, more);
    const layout = element("div", "search-layout", main, narrow);
    const wide = matchMedia("(min-width: 68.01rem)");
    const settle = () => (narrow.open = wide.matches); // beside the results there is nothing to open them by
    wide.addEventListener("change", settle);
    settle();

    let current = null; // the result that is shown
    function clear() {
      status.textContent = "";
      layout.remove();
    }

    /** `asked`: {typed, chosen, milliseconds, choose, askForMore, askInstead}. */
    function show(result, asked) {
      current = result;
      status.textContent = siteSearch.summary(result, asked.milliseconds);
      note.textContent = siteSearch.notes(result);
      note.hidden = !note.textContent;
      chips.replaceChildren(...siteSearch.chosenFilters(asked.chosen, asked.choose));
      hints.replaceChildren();
      if (result.kind === "none") siteSearch.hintsFor(result, asked).then((items) => current === result && hints.replaceChildren(...items));
      list.replaceChildren(...result.hits.map((hit) => siteSearch.resultItem(hit, result.query, asked.typed)));
      more.hidden = result.hits.length >= result.total;
      more.onclick = asked.askForMore;
      narrow.hidden = toFacets.hidden = true;
      if (layout.parentNode !== app) app.append(layout); // the status may have the focus: it stays where it is
    }

    /** Facets follow the results: their files are only loaded once there is something to narrow. */
    function showFacets(counted, result, asked) {
      const over = siteSearch.timeline(counted.dates, asked.choose);
      const groups = siteSearch.facetGroups(counted, result.total, result.query.filters, asked.choose);
      facets.replaceChildren(...(over ? [over] : []), ...groups);
      narrow.hidden = toFacets.hidden = !facets.childElementCount;
    }

    return { show, showFacets, clear };
  };
})(window.siteSearch);
