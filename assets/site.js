// Small helps that every page can do without: "/" to search, copying a citation, filtering a list.
(function () {
  "use strict";

  function typing(element) {
    return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var box = document.querySelector("[data-search-key]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = document.createElement("textarea"); // file:// and plain http have no clipboard API
    area.value = text;
    area.className = "visually-hidden";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copying refused"));
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.getAttribute("data-copy"));
    if (!source) return;
    var label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      copy(source.textContent.trim()).then(function () {
        button.textContent = button.getAttribute("data-done");
        setTimeout(function () { button.textContent = label; }, 2000);
      }, function () {
        getSelection().selectAllChildren(source); // the reader can copy it by hand
      });
    });
  });

  document.querySelectorAll("[data-filter]").forEach(function (input) {
    var tools = input.closest("[data-filter-tools]");
    var count = tools && tools.querySelector("[data-filter-count]");
    var items = document.querySelectorAll(input.getAttribute("data-filter"));
    var grouping = input.getAttribute("data-filter-group");
    var groups = document.querySelectorAll(grouping);

    function apply() {
      var wanted = input.value.trim().toLowerCase();
      var shown = 0;
      groups.forEach(function (group) { group.hidden = true; });
      items.forEach(function (item) {
        item.hidden = wanted !== "" && item.textContent.toLowerCase().indexOf(wanted) < 0;
        if (item.hidden) return;
        shown += 1;
        var group = item.closest(grouping);
        if (group) group.hidden = false;
      });
      if (count) count.textContent = wanted ? shown + " 个" : "";
    }

    input.addEventListener("input", apply);
    apply();
  });
})();
