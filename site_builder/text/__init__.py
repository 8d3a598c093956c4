"""Pure functions on strings: characters, punctuation, the newspaper's formulas, words. No I/O, no model."""
