// Narrowing by date, topic, tag, reporter and kind, and counting what could be narrowed by.
(function (siteSearch) {
  "use strict";

  const { facets } = siteSearch.manifest;

  /** The `places` that pass the filters {from, to, topic, tag, reporter, kind}; dates are days, both included. */
  siteSearch.narrowed = async function (places, filters) {
    if (!Object.keys(filters).length) return places;
    const columns = await siteSearch.facetsFor(places);
    let kept = places;
    if (filters.from || filters.to) {
      const inside = (day) => day && (!filters.from || day >= filters.from) && (!filters.to || day <= filters.to);
      kept = kept.filter((place) => inside(columns.dateOf(place)));
    }
    for (const facet of facets.filter((name) => filters[name])) {
      const holding = new Set();
      for (const [value, held] of columns.valuesOf(facet)) {
        if (isMeant(value, filters[facet])) for (const place of held) holding.add(place);
      }
      kept = kept.filter((place) => holding.has(place));
    }
    return kept;
  };

  /** The places by their dates, the newest first; those without one last. */
  siteSearch.newestFirst = async function (places) {
    const { dateOf } = await siteSearch.facetsFor(places);
    return places.slice().sort((one, other) => (dateOf(one) < dateOf(other) ? 1 : dateOf(one) > dateOf(other) ? -1 : one - other));
  };

  // A topic or reporter may be typed in part, after 专题: or 记者:.
  const isMeant = (value, typed) => value === typed || siteSearch.fold(value).includes(siteSearch.fold(typed));

  /** {dates: [[day, count]], facets: {name: [[value, count]]}, lost} over the places, the commonest values first. */
  siteSearch.countFacets = async function (places) {
    const columns = await siteSearch.facetsFor(places);
    const dates = new Map();
    for (const place of places) {
      const day = columns.dateOf(place);
      if (day) dates.set(day, (dates.get(day) || 0) + 1);
    }
    const counted = {};
    for (const facet of facets) {
      const counts = Array.from(columns.valuesOf(facet), ([value, held]) => [value, held.length]);
      counted[facet] = counts.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    }
    return { dates: Array.from(dates).sort(), facets: counted, lost: columns.lost };
  };
})(window.siteSearch);
