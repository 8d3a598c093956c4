// What a reader with weak eyes, a keyboard or a small screen meets on the open page: an object of faults by kind.
() => {
  "use strict";

  const folded = "details:not([open]) > :not(summary)";
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden" && !element.closest(folded);
  const about = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 16)}”`;

  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  function rgba(colour) {
    if (!known.has(colour)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
      known.set(colour, [...pixel.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  }
  function luminance(colour) {
    const [red, green, blue] = rgba(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function ground(element) {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return "white";
  }
  function contrast(element, property) {
    const [one, other] = [luminance(getComputedStyle(element)[property]), luminance(ground(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("script, noscript, .anchor") || !seen(element)) continue;
    if (contrast(element, "color") < 4.5) faint.add(`${about(element)} ${contrast(element, "color").toFixed(2)}`);
  }

  const bordered = document.querySelectorAll(".button, .filter input, .search-form");
  const edgeless = [...bordered].filter((each) => seen(each) && contrast(each, "borderBottomColor") < 3);

  // WCAG 2.5.8; a link in a sentence may be as high as its line.
  const words = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1;
  const inSentence = (link) => getComputedStyle(link).display === "inline" && [...link.parentNode.childNodes].some(words);
  const small = [...document.querySelectorAll("a[href], button, summary, input")].filter((target) => {
    if (!seen(target) || target.matches(".skip, .anchor") || inSentence(target)) return false;
    const boxes = [...target.getClientRects()];
    return Math.min(...boxes.map((box) => box.height)) < 23.9 || Math.max(...boxes.map((box) => box.width)) < 23.9;
  });

  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => Number(heading.tagName[1]));
  const inOrder = levels.every((level, at) => level <= (at ? levels[at - 1] : 0) + 1);
  const named = (element) => element.getAttribute("aria-label") || element.textContent.trim() || (element.labels && element.labels.length);
  const unnamed = [...document.querySelectorAll("a[href]:not([aria-hidden]), button, input")].filter((each) => !named(each));
  const many = ["header", "main", "footer"].filter((name) => document.querySelectorAll(`body > ${name}`).length !== 1);
  const nameless = [...document.querySelectorAll("nav, aside")].filter((each) => !each.getAttribute("aria-label"));

  return {
    faint: [...faint],
    edgeless: edgeless.map(about),
    small: [...new Set(small.map(about))],
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: inOrder && levels.filter((level) => level === 1).length === 1 ? [] : levels,
    unnamed: unnamed.map(about),
    landmarks: [...many, ...nameless.map(about)],
    language: document.documentElement.lang,
  };
}
