// Where a query stands in an article's text: the exact check, and the passage that shows it.
(function (siteSearch) {
  "use strict";

  const BEFORE = 40; // characters shown before the first hit, and in all
  const SHOWN = 130;
  const SHORT = 40;
  const PAUSE = /[，。！？；：、,.!?;:\s]/u;

  const folded = new WeakMap(); // document -> {headline, body, people, organisations, tags, own, all}, each an array of texts

  // `own` is what the article prints; `all` has its names and tags as well.
  function foldedTexts(document) {
    if (!folded.has(document)) {
      const fold = (texts) => (texts || []).map(siteSearch.fold);
      const headline = document.untitled ? [] : fold([document.title]);
      const body = fold((document.passages || []).map(([, text]) => text));
      const own = [...headline, ...fold([document.kicker || ""]), ...fold(document.subheads), ...body];
      const [people, organisations, tags] = [document.people, document.organisations, document.tags].map(fold);
      folded.set(document, { headline, body, people, organisations, tags, own, all: [...own, ...people, ...organisations, ...tags] });
    }
    return folded.get(document);
  }

  /** Whether every piece of the query stands in the article as typed, and nothing that is excluded. */
  siteSearch.holds = function (document, query) {
    const texts = foldedTexts(document);
    const stands = (piece) => texts[piece.part || "all"].some((text) => text.includes(piece.text));
    return query.pieces.every(stands) && !siteSearch.holdsExcluded(document, query);
  };

  siteSearch.holdsExcluded = function (document, query) {
    const { own } = foldedTexts(document);
    return query.excluded.some((excluded) => own.some((text) => text.includes(excluded)));
  };

  /** Stretches [start, end] of `text` to mark, in order, apart from each other. */
  siteSearch.hitsIn = function (text, query) {
    const { folded, starts, ends } = siteSearch.foldWithOffsets(text);
    const hits = [];
    for (const needle of needlesIn(folded, query)) {
      for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
        hits.push([starts[at], ends[at + needle.length - 1]]);
      }
    }
    return merged(hits);
  };

  /** The query's pieces that stand in the text; of the others, where parts count, the longest parts that do. */
  function needlesIn(folded, query) {
    return query.pieces.flatMap(({ text, phrase }) => {
      if (folded.includes(text)) return [text];
      return query.inParts && !phrase ? partsIn(folded, text) : [];
    });
  }

  function partsIn(folded, text) {
    const parts = [];
    for (const run of siteSearch.runs(text)) {
      const characters = Array.from(run.text);
      for (let start = 0; start < characters.length; ) {
        let end = start;
        while (end < characters.length && folded.includes(characters.slice(start, end + 1).join(""))) end++;
        if (end - start > 1) parts.push(characters.slice(start, end).join(""));
        start = Math.max(end, start + 1);
      }
    }
    return parts;
  }

  function merged(hits) {
    const result = [];
    for (const [start, end] of hits.sort((a, b) => a[0] - b[0])) {
      const last = result[result.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else result.push([start, end]);
    }
    return result;
  }

  /** `text` between `start` and `end` as [{text, hit}]. */
  function split(text, hits, start, end) {
    const parts = [];
    let at = start;
    for (const [from, to] of hits) {
      if (to <= start || from >= end) continue;
      if (from > at) parts.push({ text: text.slice(at, from), hit: false });
      parts.push({ text: text.slice(Math.max(from, at), Math.min(to, end)), hit: true });
      at = Math.min(to, end);
    }
    if (at < end) parts.push({ text: text.slice(at, end), hit: false });
    return parts;
  }

  /** The whole of `text` as [{text, hit}]. */
  siteSearch.marked = function (text, query) {
    return split(text, siteSearch.hitsIn(text, query), 0, text.length);
  };

  /** The paragraph that says most about the query: {anchor, hit, parts}, cut around its first hit. */
  siteSearch.passageFor = function (document, query) {
    let best = { anchor: "", text: "", hits: [], weight: -1 };
    for (const [anchor, text] of document.passages || []) {
      const hits = siteSearch.hitsIn(text, query);
      const pieces = query.pieces.filter((piece) => siteSearch.fold(text).includes(piece.text)).length;
      const longest = Math.max(0, ...hits.map(([start, end]) => end - start));
      const weight = pieces * 1000 + longest + (text.length < SHORT ? 0 : 0.5); // a byline or caption tells less
      if (weight > best.weight) best = { anchor, text, hits, weight };
    }
    const { text, hits } = best;
    const start = hits.length ? cutBefore(text, hits[0][0]) : 0;
    const end = cutAfter(text, Math.min(text.length, start + SHOWN));
    const parts = split(text, hits, start, end);
    if (start > 0) parts.unshift({ text: "……", hit: false });
    if (end < text.length) parts.push({ text: "……", hit: false });
    return { anchor: best.anchor, hit: hits.length > 0, parts };
  };

  // From the pause nearest to the place that is BEFORE characters ahead of the hit, if the hit is that far in.
  function cutBefore(text, hit) {
    if (hit <= BEFORE) return 0;
    for (let at = hit - BEFORE; at < hit; at++) {
      if (PAUSE.test(text[at])) return at + 1;
    }
    return wholeCharacter(text, hit - BEFORE);
  }

  function cutAfter(text, end) {
    return end < text.length ? wholeCharacter(text, end) : end;
  }

  // Never between the two halves of a character beyond the Basic Multilingual Plane.
  function wholeCharacter(text, at) {
    return /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at;
  }
})(window.siteSearch);
