// Folding, and the runs of characters that terms are made of: the rules of text/folding.py and text/search_terms.py.
(function (siteSearch) {
  "use strict";

  const COMMON_HAN = /[\u4e00-\u9fff]/;
  const simplified = new Map();
  const alike = new Map(); // character -> those that OCR takes it for

  /** Takes over the archive's tables of characters; called once, before anything is folded. */
  siteSearch.useFolding = function (tables) {
    const numbers = siteSearch.decodeNumbers(tables.simplified);
    let code = 0;
    for (let at = 0; at < numbers.length; at += 2) {
      code += numbers[at];
      simplified.set(String.fromCodePoint(code), String.fromCodePoint(numbers[at + 1]));
    }
    for (const group of tables.alike.split(" ")) {
      for (const character of group) {
        const others = alike.get(character) || new Set();
        for (const other of group) if (other !== character) others.add(other);
        alike.set(character, others);
      }
    }
  };

  siteSearch.lookAlikes = (character) => Array.from(alike.get(character) || []);

  // Character by character, so that a run out of a text folds to a run of the folded text.
  function foldCharacter(character) {
    if (COMMON_HAN.test(character)) return simplified.get(character) || character;
    const compatible = character.normalize("NFKC").toLowerCase();
    if (compatible === character) return simplified.get(character) || character;
    return Array.from(compatible, (each) => simplified.get(each) || each).join("");
  }

  /** Width, case and traditional forms set aside. */
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

  const han = siteSearch.manifest.han;
  const RUN = new RegExp("([" + han + "]+)|(?:(?![" + han + "])[\\p{L}\\p{N}])+", "gu");

  /** The runs of a folded text: [{text, han, start, end}]; between them are marks and spaces. */
  siteSearch.runs = function (folded) {
    return Array.from(folded.matchAll(RUN), (match) => ({
      text: match[0],
      han: match[1] !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    }));
  };
})(window.siteSearch);
