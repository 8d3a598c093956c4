// What a reader typed, as pieces to look for and filters. Nothing typed here ever throws.
(function (siteSearch) {
  "use strict";

  const LONGEST_QUERY = 256; // characters; more is a text, not a query
  // 标题:"a b", -"a b", -word, "a b", word; a quote without its partner is an ordinary character
  const PIECE = /\s*(-?)(?:(标题|正文|人物|机构|标签|作者|记者|专题|日期):)?(?:(?:"([^"]+)"|“([^“”]+)”)(?=\s|$)|(\S+))/gu;
  const PARTS = { 标题: "headline", 正文: "body", 人物: "people", 机构: "organisations", 标签: "tags" };
  const FIELDS = { people: "names", organisations: "names" }; // of the index, where they go by another name
  const FILTERS = { 专题: "topic", 作者: "reporter", 记者: "reporter" };

  /**
   * {pieces: [{text, phrase, part, field}], excluded: [text], filters, inParts, shortened}, texts folded. A piece is
   * what stands between spaces; a phrase stood in quotes and must be found as it is; `part` is where in an article,
   * `field` where in the index, both empty for anywhere. With `inParts` a part of a piece is a hit as well. A query
   * that excludes everything it names is taken as it stands.
   */
  siteSearch.parseQuery = function (typed) {
    const characters = Array.from(typed);
    const folded = siteSearch.fold(characters.slice(0, LONGEST_QUERY).join("")).replace(/\s+/gu, " ").trim();
    const query = { pieces: [], excluded: [], filters: {}, inParts: false, shortened: characters.length > LONGEST_QUERY };
    for (const match of folded.matchAll(PIECE)) addPiece(query, match);
    if (!query.pieces.length && query.excluded.length) {
      query.pieces.push({ text: folded, phrase: false, part: "", field: "" });
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
    if (FILTERS[name] && !minus) return void (query.filters[FILTERS[name]] = text);
    if (!siteSearch.runs(text).length) return; // only marks: nothing to look up
    if (minus) query.excluded.push(text);
    else {
      const part = PARTS[name] || "";
      query.pieces.push({ text, phrase: Boolean(straight || curly), part, field: FIELDS[part] || part });
    }
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
