"""CleanPage -> LabelledPage: what each line is, which article it belongs to, which line it continues.

``label_page`` is the stage. Beneath it: ``features`` (what can be seen of a line), ``grammar`` (the states of a
page and their weights, from one data file), ``decode`` (the best path), ``separate`` (path to articles), ``joins``.
"""

from site_builder.stages.segment.label import label_page

__all__ = ["label_page"]
