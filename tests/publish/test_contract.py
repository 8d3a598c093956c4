"""Templates and views agree: no template asks for what a view lacks, no view has what none asks for.

The templates' syntax trees are walked with types: ``page`` is the template's view, a loop over
``tuple[ArticleCard, ...]`` binds an ``ArticleCard``, and a macro is walked with the types it is called with.
"""

from __future__ import annotations

import dataclasses
import types
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, meta, nodes

from site_builder.publish import term_parts, view_parts, views
from site_builder.publish.assets import shipped_folder
from site_builder.publish.filters import FILTERS
from site_builder.publish.render import make_environment
from site_builder.publish.views import SiteView

VIEWS = {
    "about.html": views.AboutView,
    "article.html": views.ArticleView,
    "dates.html": views.DatesView,
    "figures.html": views.FiguresView,
    "front.html": views.FrontView,
    "indexes.html": views.IndexesView,
    "newspaper_page.html": views.NewspaperPageView,
    "not_found.html": views.NotFoundView,
    "page_figures.html": views.PageFiguresView,
    "redirect.html": views.RedirectView,
    "review.html": views.ReviewView,
    "search.html": views.SearchView,
    "source.html": views.SourceView,
    "term.html": views.TermView,
    "terms.html": views.TermsView,
    "topics.html": views.TopicsView,
}
FILTERED = {"SourceRow": ("lines", "text"), "DateSpan": ("earliest", "latest")}
"""Fields that templates hand to filters whole."""

Scope = dict[str, Any]


class Walk:
    """Walks one template; collects (class, field) pairs used and the fields that do not exist."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.used: set[tuple[str, str]] = set()
        self.unknown: list[str] = []
        self.macros: dict[str, nodes.Macro] = {}
        self.seen: set[tuple[str, tuple[str, ...]]] = set()

    def template(self, name: str, scope: Scope) -> None:
        tree = self.tree(name)
        for macro in tree.find_all(nodes.Macro):
            self.macros[macro.name] = macro
        for imported in tree.find_all(nodes.FromImport):
            for macro in self.tree(imported.template.value).find_all(nodes.Macro):  # type: ignore[attr-defined]
                self.macros[macro.name] = macro
        for extended in tree.find_all(nodes.Extends):
            self.template(extended.template.value, dict(scope))  # type: ignore[attr-defined]
        self.statements(tree.body, scope)

    def tree(self, name: str) -> nodes.Template:
        assert self.environment.loader is not None
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return self.environment.parse(source, name)

    def statements(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.visit(node, scope)

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Macro() | nodes.FromImport() | nodes.Extends():
                return
            case nodes.For():
                inner = dict(scope)
                self.bind(node.target, item_of(self.type_of(node.iter, scope)), inner)
                if node.test is not None:
                    self.type_of(node.test, inner)
                self.statements(node.body, inner)
                self.statements(node.else_, scope)
            case nodes.Block():
                self.statements(node.body, dict(scope))
            case nodes.If():
                self.type_of(node.test, scope)
                for part in (node.body, node.elif_, node.else_):
                    self.statements(list(part), scope)
            case nodes.Expr():
                self.type_of(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.visit(child, scope)

    def bind(self, target: nodes.Node, type_: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = type_
        elif isinstance(target, nodes.Tuple):
            for position, name in enumerate(target.items):
                arguments = get_args(type_)
                self.bind(name, arguments[position] if len(arguments) > position else None, scope)

    def type_of(self, node: nodes.Node, scope: Scope) -> Any:
        match node:
            case nodes.Name():
                return scope.get(node.name)
            case nodes.Getattr():
                return self.field(self.type_of(node.node, scope), node.attr, node.lineno)
            case nodes.Getitem():
                self.type_of(node.arg, scope)
                return item_of(self.type_of(node.node, scope))
            case nodes.Call():
                types_ = [self.type_of(argument, scope) for argument in node.args]
                if isinstance(node.node, nodes.Name) and node.node.name in self.macros:
                    self.call(self.macros[node.node.name], types_)
                else:
                    self.type_of(node.node, scope)
                return None
            case nodes.Filter():
                for child in (node.node, *node.args):
                    if child is not None:
                        self.type_of(child, scope)
                function = FILTERS.get(node.name)
                return get_type_hints(function).get("return") if function else None
            case nodes.Tuple():
                kinds = {self.type_of(child, scope) for child in node.items}
                return tuple[kinds.pop(), ...] if len(kinds) == 1 else None  # type: ignore[misc]
            case _:
                for child in node.iter_child_nodes():
                    self.type_of(child, scope)
                return None

    def call(self, macro: nodes.Macro, types_: list[Any]) -> None:
        key = (macro.name, tuple(map(str, types_)))
        if key not in self.seen:
            self.seen.add(key)
            scope = {argument.name: type_ for argument, type_ in zip(macro.args, types_, strict=False)}
            self.statements(macro.body, scope)

    def field(self, type_: Any, name: str, line: int) -> Any:
        kind = without_none(type_)
        if not dataclasses.is_dataclass(kind):
            return None
        hints = get_type_hints(kind)
        if name in hints:
            self.used.add((kind.__name__, name))
            return hints[name]
        if not hasattr(kind, name):
            self.unknown.append(f"{kind.__name__}.{name} (line {line})")
        return None


def without_none(type_: Any) -> Any:
    if get_origin(type_) in (Union, types.UnionType):
        return next(each for each in get_args(type_) if each is not type(None))
    return type_


def item_of(type_: Any) -> Any:
    return get_args(type_)[0] if get_origin(type_) is tuple and get_args(type_)[-1] is Ellipsis else None


def fields_reached(type_: Any, seen: set[type] | None = None) -> Iterator[tuple[type, str]]:
    """Every field of a view and of the values in it; model values belong to the filters."""
    seen = set() if seen is None else seen
    kind = without_none(type_)
    if get_origin(kind) is tuple:
        for argument in get_args(kind):
            yield from fields_reached(argument, seen)
    elif (
        dataclasses.is_dataclass(kind)
        and isinstance(kind, type)
        and kind.__module__ in (views.__name__, view_parts.__name__, term_parts.__name__)
    ):
        if kind in seen:
            return
        seen.add(kind)
        for name, hint in get_type_hints(kind).items():
            yield kind, name
            yield from fields_reached(hint, seen)


@pytest.fixture(scope="module")
def walks() -> dict[str, Walk]:
    environment = make_environment((shipped_folder("templates"),))
    made = {}
    for name, view in VIEWS.items():
        made[name] = Walk(environment)
        made[name].template(name, {"page": view, "site": SiteView})
    return made


def test_every_template_has_its_view() -> None:
    assert {path.name for path in shipped_folder("templates").glob("*.html")} - {"base.html"} == set(VIEWS)


def test_templates_ask_for_nothing_that_views_lack(walks: dict[str, Walk]) -> None:
    assert {name: walk.unknown for name, walk in walks.items() if walk.unknown} == {}


def test_every_field_of_a_view_is_used_by_its_own_template(walks: dict[str, Walk]) -> None:
    unused: defaultdict[str, list[str]] = defaultdict(list)
    for name, view in VIEWS.items():
        for field in dataclasses.fields(view):
            if (view.__name__, field.name) not in walks[name].used:
                unused[name].append(field.name)
    assert dict(unused) == {}


def test_every_field_of_a_shared_part_is_used_by_some_template(walks: dict[str, Walk]) -> None:
    used = set().union(*(walk.used for walk in walks.values()))
    by_filters = {(kind, name) for kind, names in FILTERED.items() for name in names}
    reached = {pair for view in (*VIEWS.values(), SiteView) for pair in fields_reached(view)}
    names = {(kind.__name__, name) for kind, name in reached}
    assert names - used - by_filters == set()


def test_the_walk_finds_a_misspelt_field() -> None:
    environment = make_environment((shipped_folder("templates"),))
    walk = Walk(environment)
    tree = environment.parse("{% for card in page.articles %}{{ card.page.lable }}{{ page.nothing }}{% endfor %}")
    walk.statements(tree.body, {"page": views.NewspaperPageView})
    assert walk.unknown == ["Link.lable (line 1)", "NewspaperPageView.nothing (line 1)"]


def test_templates_use_only_site_and_page() -> None:
    environment = make_environment((shipped_folder("templates"),))
    for path in shipped_folder("templates").rglob("*.html"):
        tree = environment.parse(path.read_text())
        imported = {name for statement in tree.find_all(nodes.FromImport) for name in statement.names}
        names = meta.find_undeclared_variables(tree) - imported
        assert names <= {"site", "page"}, path.name
