"""The stage that looks for what an editor would query: page by page, then over the whole archive."""

from site_builder.stages.suspect.archive import suspect_archive
from site_builder.stages.suspect.page import suspect_page

__all__ = ["suspect_archive", "suspect_page"]
