// What to do where nothing was found: ways out that fit what was asked.
(function (siteSearch) {
  "use strict";

  const { element, button } = siteSearch;
  const PLACES = [["tags/index.html", "标签"], ["topics/index.html", "专题"], ["dates/index.html", "日期"], ["indexes/index.html", "索引"]];

  /** Elements to show; `asked` as the view gets it. Of other queries, those that find something as typed. */
  siteSearch.hintsFor = async function (result, asked) {
    const items = [];
    const offer = (text, go) => items.push(element("li", "", button("facet-more", go, text)));
    const off = Object.fromEntries(Object.keys(asked.chosen).map((filter) => [filter, undefined]));
    if (Object.keys(off).length) offer("不限日期、专题等条件", () => asked.choose(off));
    for (const other of new Set([plain(result.query), shorter(result.query)])) {
      if (!other || other === siteSearch.fold(asked.typed).trim()) continue;
      const found = await siteSearch.search(other, {}, 1);
      if (found.kind === "exact") offer("改查“" + other + "”", () => asked.askInstead(other));
    }
    items.push(element("li", "", "换一个说法，或者少输几个字：任何两三个相连的字都可以查。"));
    items.push(element("li", "", "按", ...PLACES.flatMap(([path, name], at) => [at ? "、" : "", link(path, name)]), "浏览全部报道。"));
    return [element("ul", "", ...items)];
  };

  /** What was asked for, without quotes, exclusions, names of fields, and all that narrows. */
  const plain = (query) => query.pieces.map((piece) => piece.text).join(" ");

  /** The first half of a long run. */
  function shorter(query) {
    const [piece] = query.pieces;
    const characters = piece ? Array.from(piece.text) : [];
    return query.pieces.length === 1 && characters.length > 5 ? characters.slice(0, Math.ceil(characters.length / 2)).join("") : "";
  }

  function link(path, text) {
    const made = element("a", "", text);
    made.href = siteSearch.root + path;
    return made;
  }
})(window.siteSearch);
