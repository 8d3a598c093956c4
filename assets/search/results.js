// Results as a list. Text only ever becomes text nodes, so that nothing typed or printed can be markup.
(function (siteSearch) {
  "use strict";

  const NOTES = {
    loose: "没有与检索词完全一致的文字，以下报道含有其中的全部字词，但不连在一起。",
    partial: "没有含全部检索词的报道，以下报道只含其中一部分。",
  };

  /** {show(result, typed, milliseconds, askForMore), clear()}: what stands in `app`, after its `status` line. */
  siteSearch.resultsView = function (app, status) {
    const note = element("p", "search-note");
    const list = element("ol", "search-results");
    const more = element("button", "search-more", "检查更多报道");
    more.type = "button";

    function clear() {
      status.textContent = "";
      app.replaceChildren(status);
    }

    function show(result, typed, milliseconds, askForMore) {
      status.textContent = summary(result, milliseconds);
      note.textContent = notes(result).join("");
      list.replaceChildren(...result.hits.map((hit) => item(hit.document, result.query, typed)));
      more.onclick = askForMore;
      app.replaceChildren(
        status,
        ...(note.textContent ? [note] : []),
        ...(result.hits.length ? [list] : []),
        ...(result.unchecked ? [more] : []),
      );
    }

    return { show, clear };
  };

  function summary(result, milliseconds) {
    if (result.kind === "nothing asked") return "请输入汉字、字母或数字。";
    if (!result.hits.length) return "没有找到相符的报道。";
    const about = { exact: "找到", loose: "近似的有", partial: "部分相符的有" }[result.kind];
    return about + " " + result.hits.length + " 篇，用时 " + Math.max(1, Math.round(milliseconds)) + " 毫秒";
  }

  function notes(result) {
    const texts = [NOTES[result.kind] || ""];
    if (result.query.shortened) texts.push("检索词太长，只用了前面一部分。");
    if (result.unchecked) texts.push("另有 " + result.unchecked + " 篇可能相符。");
    if (result.failed) texts.push("有 " + result.failed + " 篇的文字没能载入，结果可能不全。");
    return texts;
  }

  function item(document, query, typed) {
    const passage = siteSearch.passageFor(document, query);
    const entry = element("li", "entry search-result");
    if (document.kicker) entry.append(line("kicker", document.kicker, query));
    entry.append(headline(document, query, typed, passage));
    for (const subhead of document.subheads || []) entry.append(line("deck", subhead, query));
    const text = element("p", "lede");
    text.append(...marked(passage.parts));
    entry.append(text, facts(document, query));
    return entry;
  }

  // The link carries the query, so that the article can mark the hits.
  function headline(document, query, typed, passage) {
    const link = element("a", "");
    const place = passage.hit ? "#" + passage.anchor : "";
    link.href = siteSearch.root + document.href + "?" + new URLSearchParams({ q: typed }) + place;
    link.append(...marked(siteSearch.marked(document.title, query)));
    const heading = element("h2", document.untitled ? "card-title untitled" : "card-title");
    heading.append(link);
    return heading;
  }

  function facts(document, query) {
    const paragraph = element("p", "facts");
    paragraph.append(dateOf(document), element("span", "", document.page));
    for (const tag of document.tags || []) {
      const label = element("span", "tag");
      label.append(...marked(siteSearch.marked(tag, query)));
      paragraph.append(label);
    }
    return paragraph;
  }

  function dateOf(document) {
    if (!document.date) return element("span", "", "日期未标明");
    const [year, month, day] = document.date.split("-").map(Number);
    const time = element("time", "", year + "年" + month + "月" + day + "日");
    time.dateTime = document.date;
    return time;
  }

  function line(className, text, query) {
    const paragraph = element("p", className);
    paragraph.append(...marked(siteSearch.marked(text, query)));
    return paragraph;
  }

  function marked(parts) {
    return parts.map((part) => (part.hit ? element("mark", "hit", part.text) : document.createTextNode(part.text)));
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
})(window.siteSearch);
