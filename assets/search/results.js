// What was found, in words and as a list.
(function (siteSearch) {
  "use strict";

  const { element } = siteSearch;
  const MOST_TAGS = 4;
  const NOTES = {
    alike: "没有与检索词完全一致的文字。以下报道含有字形相近的文字，可能是识别错误。",
    loose: "没有与检索词完全一致的文字。以下报道含有其中的全部字词，但不连在一起。",
    partial: "没有含全部检索词的报道。以下报道只含其中一部分。",
  };
  const ABOUT = { exact: "找到", alike: "字形相近的有", loose: "近似的有", partial: "部分相符的有" };

  siteSearch.summary = function (result, milliseconds) {
    if (result.kind === "nothing asked") return "请输入汉字、字母或数字。";
    if (!result.total) return "没有找到相符的报道。";
    const number = (result.approximate ? "约 " : "") + result.total;
    return ABOUT[result.kind] + " " + number + " 篇，用时 " + Math.max(1, Math.round(milliseconds)) + " 毫秒";
  };

  siteSearch.notes = function (result) {
    const texts = [NOTES[result.kind] || ""];
    if (result.query.shortened) texts.push("检索词太长，只用了前面一部分。");
    if (result.lostShards) texts.push("有 " + result.lostShards + " 份索引没能载入，结果可能不全。");
    if (result.lostTexts) texts.push("有 " + result.lostTexts + " 篇的文字没能载入。");
    return texts.join("");
  };

  /** One result; its link carries the query, so that the article can mark the hits. */
  siteSearch.resultItem = function (hit, query, typed) {
    const { document } = hit;
    const asked = hit.query || query; // a look-alike's own
    const passage = siteSearch.passageFor(document, asked);
    const entry = element("li", "entry search-result");
    if (document.kicker) entry.append(line("kicker", document.kicker, asked));
    entry.append(headline(document, asked, hit.query ? wordsOf(asked) : typed, passage));
    for (const subhead of document.subheads || []) entry.append(line("deck", subhead, asked));
    entry.append(element("p", "lede", ...siteSearch.markedNodes(passage.parts)), facts(document, asked));
    return entry;
  };

  const wordsOf = (query) => query.pieces.map((piece) => piece.text).join(" ");

  function headline(document, query, typed, passage) {
    const link = element("a", "", ...siteSearch.markedNodes(siteSearch.marked(document.title, query)));
    const place = passage.hit ? "#" + passage.anchor : "";
    link.href = siteSearch.root + document.href + (typed ? "?" + new URLSearchParams({ q: typed }) : "") + place;
    return element("h2", document.untitled ? "card-title untitled" : "card-title", link);
  }

  /** Few tags: those that were asked for, then the weightiest. */
  function tagsOf(document, query) {
    const tags = document.tags || [];
    const asked = tags.filter((tag) => siteSearch.hitsIn(tag, query).length);
    return Array.from(new Set([...asked, ...tags])).slice(0, MOST_TAGS);
  }

  function facts(document, query) {
    const labels = tagsOf(document, query).map((tag) => element("span", "tag", ...siteSearch.markedNodes(siteSearch.marked(tag, query))));
    return element("p", "facts", dateOf(document), element("span", "", document.page), ...labels);
  }

  function dateOf(document) {
    if (!document.date) return element("span", "", "日期未标明");
    const time = element("time", "", siteSearch.dateText(document.date));
    time.dateTime = document.date;
    return time;
  }

  const line = (className, text, query) => element("p", className, ...siteSearch.markedNodes(siteSearch.marked(text, query)));
})(window.siteSearch);
