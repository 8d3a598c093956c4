// An article opened from search (?q=): marks the hits and offers to clear them. Loads nothing otherwise.
(function () {
  "use strict";

  const typed = new URLSearchParams(location.search).get("q");
  const own = document.currentScript && document.currentScript.src; // <root>/assets/highlight-….js
  const container = document.querySelector("main article") || document.querySelector("main");
  if (!typed || !own || !container) return;

  async function mark() {
    const siteSearch = window.siteSearch;
    await siteSearch.start();
    const query = siteSearch.parseQuery(typed);
    let marks = siteSearch.markHits(container, query);
    if (!marks.length) marks = siteSearch.markHits(container, { ...query, inParts: true });
    if (!marks.length) return;
    offerToClear(marks);
    const linked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const first = (linked && marks.find((each) => linked.contains(each))) || marks[0];
    first.scrollIntoView({ block: "center" });
  }

  function offerToClear(marks) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button hits-clear";
    button.textContent = "清除检索标记";
    button.addEventListener("click", function () {
      window.siteSearch.clearHits(marks);
      button.remove();
      const address = new URL(location.href);
      address.searchParams.delete("q");
      try {
        history.replaceState(null, "", address);
      } catch {
        // some browsers refuse this under file://
      }
    });
    container.prepend(button);
  }

  const root = new URL("../", own).href;
  window.siteSearch = { root, opened: () => mark().catch(() => {}) };
  const script = document.createElement("script");
  script.src = root + "search/manifest.js";
  document.head.append(script);
})();
