// Making elements. Text only ever becomes text nodes, so that nothing typed or printed can be markup.
(function (siteSearch) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  siteSearch.element = function (name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  siteSearch.button = function (className, onClick, ...content) {
    const made = siteSearch.element("button", className, ...content);
    made.type = "button";
    made.addEventListener("click", onClick);
    return made;
  };

  siteSearch.drawing = function (name, attributes, ...content) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  /** [{text, hit}] as text nodes and marks. */
  siteSearch.markedNodes = (parts) =>
    parts.map((part) => (part.hit ? siteSearch.element("mark", "hit", part.text) : document.createTextNode(part.text)));

  siteSearch.dateText = function (day) {
    const [year, month, date] = day.split("-").map(Number);
    return year + "年" + (month ? month + "月" : "") + (date ? date + "日" : "");
  };
})(window.siteSearch);
