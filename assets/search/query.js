// What a reader typed, as pieces to look for and clauses for the index. Nothing typed here ever throws.
(function (siteSearch) {
  "use strict";

  const LONGEST_QUERY = 256; // characters; more is a text, not a query
  const LONGEST_WORD = 6;
  // -"a b", -word, "a b", word; a quote without its partner is an ordinary character
  const PIECE = /\s*(?:(-?)(?:"([^"]+)"|“([^“”]+)”)(?=\s|$)|(-?)(\S+))/gu;

  /**
   * {pieces: [{text, phrase}], excluded: [text], inParts, shortened}, texts folded. A piece is what
   * stands between spaces; a phrase stood in quotes and must be found as it is. With `inParts` a part of a
   * piece is a hit as well. A query that excludes everything it names is taken as it stands.
   */
  siteSearch.parseQuery = function (typed) {
    const characters = Array.from(typed);
    const folded = siteSearch.fold(characters.slice(0, LONGEST_QUERY).join("")).replace(/\s+/gu, " ").trim();
    const pieces = [];
    const excluded = [];
    for (const match of folded.matchAll(PIECE)) {
      const quoted = match[2] || match[3];
      const text = (quoted || match[5]).trim();
      const minus = match[1] || match[4];
      if (!siteSearch.runs(text).length) continue; // only marks: nothing to look up
      if (minus) excluded.push(text);
      else pieces.push({ text, phrase: Boolean(quoted) });
    }
    if (!pieces.length && excluded.length) {
      pieces.push({ text: folded, phrase: false });
      excluded.length = 0;
    }
    return { pieces, excluded, inParts: false, shortened: characters.length > LONGEST_QUERY };
  };

  /**
   * Clauses for the index: [{term, required}], `*` for any characters. Every pair of neighbouring Han
   * characters is required; words that the index knows (`known`) are not, and raise the score.
   */
  siteSearch.clausesOf = function (query, known) {
    const required = new Set();
    const optional = new Set();
    for (const piece of query.pieces) {
      for (const run of siteSearch.runs(piece.text)) {
        if (run.han) addHan(run.text, required, optional, known);
        else addWord(run, piece.text.length, required, optional);
      }
    }
    return [
      ...Array.from(required, (term) => ({ term, required: true })),
      ...Array.from(optional, (term) => ({ term, required: false })),
    ];
  };

  function addHan(text, required, optional, known) {
    const characters = Array.from(text);
    if (characters.length === 1) required.add(text + "*"); // it begins a pair, or ends a run
    for (let start = 0; start + 1 < characters.length; start++) {
      required.add(characters[start] + characters[start + 1]);
      for (let length = 3; length <= LONGEST_WORD && start + length <= characters.length; length++) {
        const word = characters.slice(start, start + length).join("");
        if (known(word)) optional.add(word);
      }
    }
  }

  // At the edge of a piece the reader may have typed a part of a longer word: 919飞机 stands in C919飞机.
  function addWord(run, pieceLength, required, optional) {
    const word = Array.from(run.text).slice(0, siteSearch.manifest.longestToken).join("");
    required.add((run.start === 0 ? "*" : "") + word + (run.end === pieceLength ? "*" : ""));
    optional.add(word);
  }
})(window.siteSearch);
