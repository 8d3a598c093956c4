// Results as a list. Text only ever becomes text nodes, so that nothing typed or printed can be markup.
(function (siteSearch) {
  "use strict";

  const NOTES = {
    loose: "没有与检索词完全一致的文字，以下报道含有其中的全部字词，但不连在一起。",
    partial: "没有含全部检索词的报道，以下报道只含其中一部分。",
  };

  /** {show(result, typed, milliseconds, more), say(text), clear()}: the view inside `app`. */
  siteSearch.resultsView = function (app) {
    const untouched = Array.from(app.childNodes); // what the page shows before anything is asked
    const status = element("p", "search-status");
    const note = element("p", "search-note");
    const list = element("ol", "search-results");
    const more = element("button", "search-more", "检查更多报道");
    status.setAttribute("role", "status");
    more.type = "button";

    function say(text) {
      app.replaceChildren(status);
      status.textContent = text;
    }

    function clear() {
      app.replaceChildren(...(untouched.length ? untouched : [examples()]));
    }

    function show(result, typed, milliseconds, askForMore) {
      app.replaceChildren(status, note, list);
      status.textContent = summary(result, milliseconds);
      note.textContent = notes(result).join("");
      note.hidden = !note.textContent;
      list.replaceChildren(...result.hits.map((hit) => item(hit.document, result.query, typed)));
      if (result.unchecked) {
        app.append(more);
        more.onclick = askForMore;
      }
    }

    return { show, say, clear };
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
    const link = element("a", "");
    link.href = siteSearch.root + document.href + "?" + new URLSearchParams({ q: typed }) + (passage.hit ? "#" + passage.anchor : "");
    link.append(...marked(siteSearch.marked(document.title, query)));
    const headline = element("h2", "headline");
    headline.append(link);

    const article = element("article", "search-result");
    if (document.kicker) article.append(line("kicker", document.kicker, query));
    article.append(headline);
    for (const subhead of document.subheads || []) article.append(line("deck", subhead, query));
    const text = element("p", "passage");
    text.append(...marked(passage.parts));
    article.append(text, facts(document, query));

    const entry = element("li", "");
    entry.append(article);
    return entry;
  }

  function facts(document, query) {
    const meta = element("p", "meta");
    if (document.date) {
      const [year, month, day] = document.date.split("-").map(Number);
      const time = element("time", "", year + "年" + month + "月" + day + "日");
      time.dateTime = document.date;
      meta.append(time, " ");
    }
    meta.append(element("span", "page", document.page));
    const tags = element("span", "tags");
    for (const tag of document.tags || []) {
      const label = element("span", "tag");
      label.append(...marked(siteSearch.marked(tag, query)));
      tags.append(" ", label);
    }
    meta.append(" ", tags);
    return meta;
  }

  function examples() {
    const paragraph = element("p", "search-examples", "试试：");
    for (const example of siteSearch.manifest.examples) {
      const link = element("a", "", example);
      link.href = "?" + new URLSearchParams({ q: example });
      paragraph.append(" ", link);
    }
    return paragraph;
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
