// The search page: what is typed, the address, the keyboard. Loads nothing before a reader turns to search.
(function () {
  "use strict";

  const PARTS = ["terms", "query", "index", "passages", "session", "results"];
  const PAUSE = 150; // milliseconds without a key before results follow
  const CHECKED = 96; // candidates whose text is checked at a time

  const app = document.getElementById("search-app");
  const input = document.querySelector("main input[name=q]");
  if (!app || !input) return;

  let opening = null; // promise of {session, view}
  let timer = 0;
  let asked = 0; // counts the searches, so that a slow one never replaces a newer one
  // There from the start: a screen reader only speaks of changes in an element it knows.
  const status = document.createElement("p");
  status.className = "search-status";
  status.setAttribute("role", "status");
  app.replaceChildren(status);

  function open() {
    opening = opening || start().catch(function (error) {
      opening = null; // the next key tries again
      throw error;
    });
    return opening;
  }

  async function start() {
    const root = new URL(app.dataset.root || "../", document.baseURI);
    root.search = root.hash = "";
    await new Promise(function (resolve, reject) {
      window.siteSearch = { root: root.href, opened: resolve };
      const script = document.createElement("script");
      script.src = root.href + "search/manifest.js";
      script.onerror = () => reject(new Error("not loaded: " + script.src));
      document.head.append(script);
    });
    await window.siteSearch.parts(PARTS);
    return { session: await window.siteSearch.openSession(), view: window.siteSearch.resultsView(app, status) };
  }

  async function search(limit) {
    clearTimeout(timer);
    const typed = input.value;
    const number = ++asked;
    remember(typed);
    try {
      const { session, view } = await open();
      if (!typed.trim()) {
        if (number === asked) view.clear();
        return;
      }
      const begin = performance.now();
      const result = await session.search(typed, limit);
      if (number !== asked) return;
      view.show(result, typed, performance.now() - begin, () => search(limit + CHECKED));
    } catch {
      if (number === asked) complain();
    }
  }

  function complain() {
    status.textContent = "检索文件没能载入。请检查网络，或确认文件夹完整，然后再试。";
  }

  function remember(typed) {
    const address = new URL(location.href);
    if (typed.trim()) address.searchParams.set("q", typed);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // some browsers refuse this under file://; the search itself does not need it
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => search(CHECKED), PAUSE);
  }

  function links() {
    return Array.from(app.querySelectorAll(".search-results a"));
  }

  function step(event) {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const target = event.key === "ArrowDown" ? all[at + 1] : at > 0 ? all[at - 1] : input;
    if (!all.length || (at < 0 && event.key === "ArrowUp")) return;
    event.preventDefault();
    if (target) target.focus();
  }

  // While an input method composes, the text is half a query: wait for its end.
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  input.addEventListener("focus", () => open().catch(complain));
  if (input.form) {
    input.form.addEventListener("submit", function (event) {
      event.preventDefault();
      search(CHECKED);
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || (event.target !== input && !app.contains(event.target))) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
    if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      input.focus();
      search(CHECKED);
    }
  });
  window.addEventListener("pageshow", function () {
    const linked = new URLSearchParams(location.search).get("q");
    if (linked && !input.value) input.value = linked;
    if (input.value.trim()) search(CHECKED);
  });
})();
