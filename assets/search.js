// The search page: what is typed, the address, the keyboard. Loads nothing before a reader turns to search.
(function () {
  "use strict";

  const PAUSE = 150; // milliseconds without a key before results follow
  const SHOWN = 10; // results at first, and with each request for more
  const FILTERS = ["from", "to", "topic", "tag", "reporter", "kind"];

  const app = document.getElementById("search-app");
  const input = document.querySelector("main input[name=q]");
  if (!app || !input) return;

  let opening = null; // promise of the view
  let box = null; // the suggestions, once they are there: keys cannot wait for them
  let timer = 0;
  let asked = 0; // counts the searches, so that a slow one never replaces a newer one
  let offered = 0; // counts the suggestions, so that none comes after the query is settled
  let chosen = {}; // filters
  let answered = ""; // what the results shown are for
  // There from the start: a screen reader only speaks of changes in an element it knows.
  const status = document.createElement("p");
  status.className = "search-status";
  status.setAttribute("role", "status");
  status.tabIndex = -1;
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
    await window.siteSearch.start();
    await window.siteSearch.prepare();
    box = box || window.siteSearch.combobox(input, take);
    return window.siteSearch.resultsView(app, status);
  }

  async function search(limit) {
    clearTimeout(timer);
    const typed = input.value;
    const number = ++asked;
    remember(typed);
    try {
      const view = await open();
      if (number !== asked) return;
      if (!typed.trim() && !Object.keys(chosen).length) return view.clear();
      const begin = performance.now();
      const result = await window.siteSearch.search(typed, chosen, limit);
      if (number !== asked) return;
      const askForMore = () => search(limit + SHOWN).then(() => focusResult(limit));
      const about = { typed, chosen, milliseconds: performance.now() - begin, choose, askForMore, askInstead: take };
      view.show(result, about);
      answered = question();
      if (!result.found.length) return;
      const counted = await window.siteSearch.countFacets(result.found);
      if (number === asked) view.showFacets(counted, result, about);
    } catch {
      if (number === asked) complain();
    }
  }

  const question = () => JSON.stringify([input.value, chosen]);

  function complain() {
    answered = "";
    status.textContent = "检索文件没能载入。请检查网络，或确认文件夹完整，然后再试。";
  }

  /** Narrow or widen: undefined takes a filter off. */
  function choose(filters) {
    chosen = Object.fromEntries(Object.entries({ ...chosen, ...filters }).filter(([, value]) => value));
    search(SHOWN);
    status.focus(); // the switch that was used may be gone with its facet
    status.scrollIntoView({ block: "nearest" });
  }

  function focusResult(number) {
    const link = app.querySelectorAll(".search-results a")[number];
    if (link) link.focus();
  }

  /** A suggestion was taken. */
  function take(text) {
    input.value = text;
    settle();
  }

  function settle() {
    offered++;
    if (question() !== answered) search(SHOWN); // else it is answered: Enter changes nothing
    open().then(function () {
      box.close();
      window.siteSearch.rememberQuery(input.value);
    }, complain);
  }

  async function suggest() {
    const typed = input.value;
    const number = ++offered;
    await open();
    const words = typed.trim() ? await window.siteSearch.suggest(typed) : [];
    if (number !== offered || typed !== input.value || document.activeElement !== input) return;
    const recent = window.siteSearch.recentQueries().filter((each) => each !== typed && each.startsWith(typed.trim()));
    box.offer([
      { name: "最近检索", options: recent.slice(0, typed.trim() ? 3 : 8).map((text) => ({ text })) },
      { name: "档案里的词", options: words },
    ]);
  }

  function remember(typed) {
    const address = new URL(location.href);
    for (const [name, value] of [["q", typed.trim() && typed], ...FILTERS.map((each) => [each, chosen[each]])]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(null, "", address);
    } catch {
      // some browsers refuse this under file://; the search itself does not need it
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      search(SHOWN);
      suggest().catch(() => {}); // said by search
    }, PAUSE);
  }

  function step(event) {
    const all = Array.from(app.querySelectorAll(".search-results a"));
    const at = all.indexOf(document.activeElement);
    const target = event.key === "ArrowDown" ? all[at + 1] : at > 0 ? all[at - 1] : input;
    if (!all.length || (at < 0 && (event.key === "ArrowUp" || document.activeElement !== input))) return;
    event.preventDefault();
    if (target) target.focus();
  }

  function onKey(event) {
    if (event.isComposing || (event.target !== input && !app.contains(event.target))) return;
    if (event.target === input && box && box.key(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
    if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      input.focus();
      search(SHOWN);
    }
  }

  // While an input method composes, the text is half a query: wait for its end.
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  input.addEventListener("focus", () => open().then(() => input.value || suggest(), complain));
  input.addEventListener("blur", () => box && box.close());
  if (input.form) {
    input.form.addEventListener("submit", function (event) {
      event.preventDefault();
      settle();
    });
  }
  document.addEventListener("keydown", onKey);
  window.addEventListener("pageshow", function () {
    const linked = new URLSearchParams(location.search);
    if (linked.get("q") && !input.value) input.value = linked.get("q");
    chosen = Object.fromEntries(FILTERS.filter((each) => linked.get(each)).map((each) => [each, linked.get(each)]));
    if (input.value.trim() || Object.keys(chosen).length) search(SHOWN);
  });
})();
