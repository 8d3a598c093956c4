"""site-builder: OCR text of newspaper pages in, a readable, searchable, citable site out."""

__version__ = "0.1.0"
