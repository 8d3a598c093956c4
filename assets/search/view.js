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
    const more = button("button search-more", () => {}, "更多结果");
    const narrow = element("details", "facets-box", element("summary", "", "筛选结果"), facets);
    narrow.open = matchMedia("(min-width: 68rem)").matches;
    const main = element("div", "search-found", note, chips, list, more);
    const layout = element("div", "search-layout", narrow, main);

    function clear() {
      status.textContent = "";
      app.replaceChildren(status);
    }

    /** `asked`: {typed, chosen, milliseconds, choose, askForMore}. */
    function show(result, asked) {
      status.textContent = siteSearch.summary(result, asked.milliseconds);
      note.textContent = siteSearch.notes(result);
      note.hidden = !note.textContent;
      chips.replaceChildren(...siteSearch.chosenFilters(asked.chosen, asked.choose));
      list.replaceChildren(...result.hits.map((hit) => siteSearch.resultItem(hit, result.query, asked.typed)));
      more.hidden = result.hits.length >= result.total;
      more.onclick = asked.askForMore;
      narrow.hidden = true;
      app.replaceChildren(status, layout);
    }

    /** Facets follow the results: their files are only loaded once there is something to narrow. */
    function showFacets(counted, result, asked) {
      const over = siteSearch.timeline(counted.dates, asked.choose);
      const groups = siteSearch.facetGroups(counted, result.total, result.query.filters, asked.choose);
      facets.replaceChildren(...(over ? [over] : []), ...groups);
      narrow.hidden = !facets.childElementCount;
    }

    return { show, showFacets, clear };
  };
})(window.siteSearch);
