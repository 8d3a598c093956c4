"""Where readers report mistakes: the archive's contact as a link.

In: an e-mail address or that of a page, as the settings state it. Out: a link; empty where there is no contact.
"""

from __future__ import annotations

from urllib.parse import quote


def contact_href(contact: str, subject: str = "") -> str:
    """A link to write to or to open; a mail begins with ``subject``."""
    if "@" not in contact.partition("/")[0]:
        return contact
    return f"mailto:{quote(contact, safe='@+')}" + (f"?subject={quote(subject)}" if subject else "")
