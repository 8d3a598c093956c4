"""Files for hosts and browsers: robots.txt, .nojekyll, _headers, _redirects, OpenSearch.

In: settings and the archive's redirects. Out: small fixed files.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from site_builder.config import Settings
from site_builder.model.archive import Redirect
from site_builder.publish import permalinks
from site_builder.publish.output import OutputFile
from site_builder.publish.xml_text import clean_text

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
_HEADERS = f"""\
/*
  Content-Security-Policy: {"; ".join(_POLICY)}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cache-Control: public, max-age=600

/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
"""


def hosting_files(settings: Settings, redirects: tuple[Redirect, ...]) -> tuple[OutputFile, ...]:
    base_url = settings.site.base_url
    files = {
        ".nojekyll": "",
        "robots.txt": _robots(base_url),
        "_headers": _HEADERS,
    }
    if redirects:
        files["_redirects"] = "".join(f"/{redirect.former}/* /{redirect.target}/:splat 301\n" for redirect in redirects)
    if base_url:
        files[permalinks.OPENSEARCH] = _opensearch(settings)
    return tuple(OutputFile(path=path, content=text.encode()) for path, text in sorted(files.items()))


def _robots(base_url: str) -> str:
    sitemap = f"\nSitemap: {permalinks.canonical(base_url, permalinks.SITEMAP)}\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _opensearch(settings: Settings) -> str:
    site = settings.site
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    SubElement(root, "ShortName").text = clean_text(site.title)[:16]  # the specification's limit
    SubElement(root, "Description").text = clean_text(site.description or site.title)
    SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{permalinks.canonical(site.base_url, permalinks.SEARCH)}?q={{searchTerms}}"
    SubElement(root, "Url", {"type": "text/html", "template": template})
    return tostring(root, encoding="unicode", xml_declaration=False) + "\n"
