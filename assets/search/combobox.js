// Suggestions under the box, by the combobox pattern: the focus stays in the box, the arrows choose, Enter takes.
(function (siteSearch) {
  "use strict";

  const { element } = siteSearch;

  /** {offer(groups), close(), key(event)}; `groups` are [{name, options: [{text, count}]}]; `take(text)` when chosen. */
  siteSearch.combobox = function (input, take) {
    const list = element("ul", "suggestions");
    list.id = "search-suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "建议的检索词");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    (input.form || input).after(list);
    let options = [];
    let active = -1;

    function offer(groups) {
      options = [];
      list.replaceChildren(...groups.filter((each) => each.options.length).map(group));
      show(options.length > 0);
    }

    function group({ name, options: offered }) {
      const box = element("li", "suggestion-group", element("p", "suggestion-name", name), element("ul", "", ...offered.map(option)));
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", name);
      box.lastChild.setAttribute("role", "presentation");
      return box;
    }

    function option({ text, count }) {
      const made = element("li", "suggestion", text);
      if (count) made.append(" ", element("span", "count", count + " 篇"));
      made.id = "search-suggestion-" + options.length;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
      made.addEventListener("click", () => choose(text));
      options.push({ text, made });
      return made;
    }

    function show(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      activate(-1);
    }

    function activate(number) {
      active = number;
      options.forEach(({ made }, at) => made.setAttribute("aria-selected", String(at === active)));
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[active].made.id);
    }

    function choose(text) {
      show(false);
      take(text);
    }

    /** Whether the key was for the list. */
    function key(event) {
      if (list.hidden) return false;
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        const size = options.length + 1; // one place is the box itself
        activate((active + 1 + steps[event.key] + size) % size - 1);
      } else if (event.key === "Enter" && active >= 0) choose(options[active].text);
      else if (event.key === "Escape") show(false);
      else return false;
      event.preventDefault();
      return true;
    }

    return { offer, close: () => show(false), key };
  };
})(window.siteSearch);
