// Folding, and the runs of characters that terms are made of: the same rules as text/search_terms.py.
(function (siteSearch) {
  "use strict";

  const COMMON_HAN = /[\u4e00-\u9fff]/;

  // Character by character, so that a run out of a text folds to a run of the folded text.
  function foldCharacter(character) {
    return COMMON_HAN.test(character) ? character : character.normalize("NFKC").toLowerCase();
  }

  /** Width and case set aside. */
  siteSearch.fold = function (text) {
    return Array.from(text, foldCharacter).join("");
  };

  /** The folded text, with where each of its units begins and ends in `text`. */
  siteSearch.foldWithOffsets = function (text) {
    const starts = [];
    const ends = [];
    let folded = "";
    let offset = 0;
    for (const character of text) {
      const result = foldCharacter(character);
      for (let unit = 0; unit < result.length; unit++) {
        starts.push(offset);
        ends.push(offset + character.length);
      }
      folded += result;
      offset += character.length;
    }
    return { folded, starts, ends };
  };

  /** The runs of a folded text: [{text, han, start, end}]; between them are marks and spaces. */
  siteSearch.runs = function (folded) {
    const han = siteSearch.manifest.han;
    const pattern = new RegExp("([" + han + "]+)|(?:(?![" + han + "])[\\p{L}\\p{N}])+", "gu");
    return Array.from(folded.matchAll(pattern), (match) => ({
      text: match[0],
      han: match[1] !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    }));
  };
})(window.siteSearch);
