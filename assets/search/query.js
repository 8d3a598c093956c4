// What a reader typed, as pieces to look for and filters. Nothing typed here ever throws.
(function (siteSearch) {
  "use strict";

  const LONGEST_QUERY = 256; // characters; more is a text, not a query
  // 标题:"a b", -"a b", -word, "a b", word; a quote without its partner is an ordinary character
  const PIECE = /\s*(-?)(?:(标题|作者|记者|标签|专题|日期):)?(?:(?:"([^"]+)"|“([^“”]+)”)(?=\s|$)|(\S+))/gu;
  const FIELDS = { 标题: "headline", 作者: "people", 记者: "people", 标签: "tags" };

  /**
   * {pieces: [{text, phrase, field}], excluded: [text], filters, inParts, shortened}, texts folded. A piece is what
   * stands between spaces; a phrase stood in quotes and must be found as it is; `field` is empty for any. With
   * `inParts` a part of a piece is a hit as well. A query that excludes everything it names is taken as it stands.
   */
  siteSearch.parseQuery = function (typed) {
    const characters = Array.from(typed);
    const folded = siteSearch.fold(characters.slice(0, LONGEST_QUERY).join("")).replace(/\s+/gu, " ").trim();
    const query = { pieces: [], excluded: [], filters: {}, inParts: false, shortened: characters.length > LONGEST_QUERY };
    for (const match of folded.matchAll(PIECE)) addPiece(query, match);
    if (!query.pieces.length && query.excluded.length) {
      query.pieces.push({ text: folded, phrase: false, field: "" });
      query.excluded.length = 0;
    }
    return query;
  };

  function addPiece(query, [, minus, name, straight, curly, bare]) {
    const text = (straight || curly || bare).trim();
    if (name === "日期" && !minus) {
      const range = siteSearch.parseDates(text);
      if (range) return void Object.assign(query.filters, range);
    }
    if (name === "专题" && !minus) return void (query.filters.topic = text);
    if (!siteSearch.runs(text).length) return; // only marks: nothing to look up
    if (minus) query.excluded.push(text);
    else query.pieces.push({ text, phrase: Boolean(straight || curly), field: FIELDS[name] || "" });
  }

  /** {from, to} of `2024`, `2024-2`, `2024年2月29日` or two of them with .., ~ or 至 between; null for anything else. */
  siteSearch.parseDates = function (text) {
    const ends = text.split(/\.\.|~|至/u);
    if (ends.length > 2) return null;
    const [first, last] = [ends[0], ends[ends.length - 1]];
    const from = first && bound(first, "01", "01");
    const to = last && bound(last, "12", "31");
    if (from === null || to === null || !(from || to)) return null;
    return { ...(from && { from }), ...(to && { to }) };
  };

  function bound(text, month, day) {
    const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u.exec(text);
    return parts && [parts[1], (parts[2] || month).padStart(2, "0"), (parts[3] || day).padStart(2, "0")].join("-");
  }
})(window.siteSearch);
