// Loaded by pages of the preview only. Reloads the page when the site has changed, and lays
// the problems of a broken edit over it until the next good one.
(() => {
  "use strict";
  const shown = new URL(document.currentScript.src).searchParams.get("generation");
  const style = new CSSStyleSheet();
  style.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647;
      padding: 1.25rem 1.5rem; border-top: 4px solid #e8866f; background: #15140f; color: #eae5da;
      font: 15px/1.6 system-ui, sans-serif; }
    h2 { margin: 0 0 .75rem; font-size: 1rem; color: #e8866f; }
    article + article { margin-top: 1rem; }
    p { margin: 0; }
    code, pre { font-family: ui-monospace, monospace; }
    pre { margin: .25rem 0; padding: .25rem .5rem; background: #2a2720; white-space: pre-wrap; }
    button { float: inline-end; font: inherit; padding: .25rem .75rem; cursor: pointer; }
    .remedy { color: #bdb5a6; }
  `);
  let overlay = null;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const showProblems = ({ problems, kept }) => {
    overlay?.remove();
    overlay = null;
    if (!problems.length) return;
    overlay = document.createElement("div");
    overlay.id = "preview-problems";
    const root = overlay.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    const section = document.createElement("section");
    section.lang = "en";
    section.setAttribute("role", "alert");
    const close = element("button", "Hide");
    close.addEventListener("click", () => overlay.remove());
    section.append(close, element("h2", kept
      ? "The last edit could not be used. This is the site before it."
      : "Something was left out of this site."));
    for (const problem of problems) {
      const article = document.createElement("article");
      article.append(element("code", problem.where), element("p", problem.what));
      if (problem.excerpt) article.append(element("pre", problem.excerpt));
      if (problem.remedy) article.append(element("p", problem.remedy, "remedy"));
      section.append(article);
    }
    root.append(section);
    document.body.append(overlay);
  };

  // A browser allows few connections to one host: only the tab in view keeps one.
  let events = null;
  const follow = () => {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource("/-/events");
    events.addEventListener("state", (event) => {
      const state = JSON.parse(event.data);
      if (state.generation !== shown) location.reload();
      else showProblems(state);
    });
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
})();
