// Marks a query's hits in a page that is already there, across inline elements, and takes them off again.
(function (siteSearch) {
  "use strict";

  const BLOCKS = "p, li, h1, h2, h3, h4, figcaption, blockquote, td, th, dd, dt, div, section, article, header, aside";
  const SKIPPED = "script, style, nav, form, button, template, .no-hits";

  /** Marks every hit inside `container`; the marks, in order. */
  siteSearch.markHits = function (container, query) {
    const marks = [];
    for (const nodes of textNodesByBlock(container).values()) {
      const text = nodes.map((node) => node.data).join("");
      for (const [start, end] of siteSearch.hitsIn(text, query).reverse()) {
        marks.push(...markStretch(nodes, start, end));
      }
    }
    return marks.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  };

  siteSearch.clearHits = function (marks) {
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  };

  /** Block element -> its text nodes in order, inline elements included. */
  function textNodesByBlock(container) {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    const blocks = new Map();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(SKIPPED)) continue;
      const block = node.parentElement.closest(BLOCKS) || container;
      if (!blocks.has(block)) blocks.set(block, []);
      blocks.get(block).push(node);
    }
    return blocks;
  }

  // From the last hit of a block to the first: cutting a node leaves what stands before it in place.
  function markStretch(nodes, start, end) {
    const marks = [];
    let offset = 0;
    for (const node of nodes.slice()) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, node.data.length);
      offset += node.data.length;
      if (from >= to) continue;
      const hit = from > 0 ? node.splitText(from) : node;
      const rest = to - from < hit.data.length ? hit.splitText(to - from) : null;
      nodes.splice(nodes.indexOf(node), 1, ...[from > 0 ? node : null, hit, rest].filter(Boolean));
      const mark = document.createElement("mark");
      mark.className = "hit";
      hit.replaceWith(mark);
      mark.append(hit);
      marks.push(mark);
    }
    return marks;
  }
})(window.siteSearch);
