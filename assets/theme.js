// The remembered theme, before the first paint. Without a choice the page follows the system.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "theme";

  function remembered() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage may be forbidden; the switch then lasts for the page
    }
  }

  function show(theme) {
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  }

  function current() {
    return root.getAttribute("data-theme") ||
      (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  root.classList.add("js");
  show(remembered());
  addEventListener("storage", function (event) {
    if (event.key === key) show(event.newValue);
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("[data-theme-switch]")) return;
    var theme = current() === "dark" ? "light" : "dark";
    show(theme);
    try {
      localStorage.setItem(key, theme);
    } catch (error) {
      // shown all the same
    }
  });
})();
