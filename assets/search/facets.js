// Facets beside the results: values with counts, each a switch; the chosen ones above the results, to be taken off.
(function (siteSearch) {
  "use strict";

  const { element, button } = siteSearch;
  const NAMES = { topic: "专题", tag: "标签", reporter: "记者", kind: "类别" };
  const FEW = 8;

  /** `counted` as a list of groups; `choose({facet: value})` narrows. A value that all results have tells nothing. */
  siteSearch.facetGroups = function (counted, total, chosen, choose) {
    return Object.entries(counted.facets)
      .filter(([facet, values]) => !chosen[facet] && values.some(([, count]) => count < total))
      .map(([facet, values]) => group(facet, values, choose));
  };

  function group(facet, values, choose) {
    const items = values.map(([value, count]) =>
      element("li", "", button("facet", () => choose({ [facet]: value }), value + " ", element("span", "count", String(count)))));
    items.slice(FEW).forEach((item) => (item.hidden = true));
    const box = element("section", "facet-group", element("h2", "", NAMES[facet]), element("ul", "", ...items.slice(0, 100)));
    if (items.length > FEW) {
      const more = button("facet-more", function () {
        items.forEach((item) => (item.hidden = false));
        more.remove();
        items[FEW].querySelector("button").focus();
      }, "其余 " + (Math.min(items.length, 100) - FEW) + " 项");
      box.append(more);
    }
    return box;
  }

  /** The filters in force as buttons that take them off; `choose` gets undefined for those. */
  siteSearch.chosenFilters = function (chosen, choose) {
    const chips = Object.keys(NAMES).filter((facet) => chosen[facet])
      .map((facet) => chip(NAMES[facet] + "：" + chosen[facet], () => choose({ [facet]: undefined })));
    if (chosen.from || chosen.to) chips.push(chip("日期：" + rangeText(chosen), () => choose({ from: undefined, to: undefined })));
    return chips;
  };

  function chip(text, onClick) {
    const made = button("chip", onClick, text, element("span", "chip-off", "×"));
    made.setAttribute("aria-label", "不再限于" + text);
    return made;
  }

  function rangeText({ from, to }) {
    if (from === to) return siteSearch.dateText(from);
    return (from ? siteSearch.dateText(from) : "最早") + "至" + (to ? siteSearch.dateText(to) : "最近");
  }
})(window.siteSearch);
