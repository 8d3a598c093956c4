// Numbers and posting lists as publish/search/postings.py writes them.
(function (siteSearch) {
  "use strict";

  const [finals, leading, times, marks, wordMark] = siteSearch.manifest.numerals;
  const MANY = times.length + 1;
  const table = (symbols) => {
    const values = new Int8Array(128).fill(-1);
    for (let at = 0; at < symbols.length; at++) values[symbols.charCodeAt(at)] = at;
    return values;
  };
  const finalOf = table(finals);
  const leadingOf = table(leading);
  const timesOf = table(times);
  const markOf = table(marks);
  const symbols = table(finals + leading + times + marks + wordMark);

  siteSearch.isSymbol = (code) => code < 128 && symbols[code] >= 0;

  /** Whether the posting list that begins at `at` is of a word, as far as two characters go. */
  siteSearch.isMarked = (text, at) => text[at] === wordMark;

  /** All the numbers in `text`. */
  siteSearch.decodeNumbers = function (text) {
    const numbers = [];
    let high = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (leadingOf[code] >= 0) {
        high = high * leading.length + leadingOf[code] + 1;
      } else {
        numbers.push(high * finals.length + finalOf[code]);
        high = 0;
      }
    }
    return numbers;
  };

  /** The posting list that begins at `at`: for each field {documents, times}, both arrays; places from `start` on. */
  siteSearch.decodePostings = function (text, at, start) {
    const fields = siteSearch.manifest.fields.map(() => ({ documents: [], times: [] }));
    let field = fields[fields.length - 1];
    let before = start - 1;
    let high = 0;
    let many = false; // the next number is how often, not which
    for (at += siteSearch.isMarked(text, at) ? 1 : 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!siteSearch.isSymbol(code)) break;
      if (leadingOf[code] >= 0) {
        high = high * leading.length + leadingOf[code] + 1;
      } else if (finalOf[code] >= 0) {
        const number = high * finals.length + finalOf[code];
        high = 0;
        if (many) {
          field.times[field.times.length - 1] += number;
          many = false;
        } else {
          before += number + 1;
          field.documents.push(before);
          field.times.push(1);
        }
      } else if (timesOf[code] >= 0) {
        const often = timesOf[code] + 2;
        field.times[field.times.length - 1] = often;
        many = often === MANY;
      } else {
        field = fields[markOf[code]];
        before = start - 1;
      }
    }
    return fields;
  };
})(window.siteSearch);
