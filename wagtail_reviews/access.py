"""Who reads, and what of the site they may see. Every output asks here, and nowhere else.

v2 shows a visitor what the site's own pages would show them. v3 shows an anonymous visitor the
same, and a token's user also what they may edit: a token widens, it never narrows.
"""

import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any, TypeVar
from urllib.parse import urljoin

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.db.models import Model, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from wagtail.models import (
    BaseViewRestriction,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.models.sites import SiteRootPath
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_reviews.compat import BASE_PAGE, explorable_pages, permission_policy
from wagtail_reviews.memo import Memo
from wagtail_reviews.prepared import Prepared, concrete_names, is_plain, loaded

M = TypeVar("M", bound=Model)
T = TypeVar("T")
NOTHING = Q(pk__in=())
# A path that is joined to a host as it stands: most are, and a list has hundreds.
PLAIN = re.compile(r"(?:/[a-zA-Z0-9_~%-][a-zA-Z0-9_~%.-]*)+/?")


# What holds for everybody, by the content version that it holds for.
_memo = Memo(256)


class Reader:
    """The reader of a request: ``visitor`` is held to the view restrictions of pages and
    collections, ``editor`` sees beyond them what they may edit.
    """

    def __init__(
        self,
        request: HttpRequest,
        visitor: AbstractBaseUser | AnonymousUser | None = None,
        editor: AbstractBaseUser | None = None,
    ) -> None:
        self.request = request
        self.visitor = visitor or AnonymousUser()
        self.editor = editor

    @classmethod
    def anonymous(cls, site: Site | None) -> "Reader":
        """Somebody who has not logged in, reading ``site`` outside of any request."""
        return cls(_at_site(HttpRequest(), site))

    @classmethod
    def of_admin(cls, request: HttpRequest) -> "Reader":
        """Somebody at work in the admin, who sees what they may edit, and whose pictures come from
        the host that the admin is on.
        """
        user: Any = request.user
        reader = cls(request, visitor=user, editor=user)
        reader.__dict__["base_url"] = ""
        return reader

    def of_site(self, site: Site) -> "Reader":
        """The same reader, reading another site."""
        # Wagtail asks the request which site a page's address is to be of, where several have it.
        return type(self)(_at_site(copy(self.request), site), self.visitor, self.editor)

    @property
    def content_version(self) -> str | None:
        """What is counted for everybody holds for this version; None for a reader who may see more,
        and where it is not known.
        """
        if self.editor is not None or self.visitor.is_authenticated:
            return None
        version: str | None = getattr(self.request, "content_version", None)
        return version

    def _for_everybody(self, make: Callable[[], T], *key: Any) -> T:
        """What ``make`` gives, once for as long as nothing changes, where it is for everybody."""
        version = self.content_version
        return make() if version is None else _memo.get((version, make.__name__, *key), make)

    @cached_property
    def site(self) -> Site | None:
        """The site that is being read."""
        if self.content_version is not None:
            paths = self._for_everybody(self._find_root_paths)
            self.request._wagtail_cached_site_root_paths = paths  # type: ignore[attr-defined]  # Wagtail's own cache
        if hasattr(self.request, "_wagtail_site"):  # Wagtail's own cache, and that of `_at_site`
            return Site.find_for_request(self.request)
        at = (self.request.get_host(), self.request.get_port())
        site = self._for_everybody(self._find_site, *at)
        _at_site(self.request, site)
        return site

    def _find_site(self) -> Site | None:
        return Site.find_for_request(self.request)

    def _find_root_paths(self) -> list[SiteRootPath]:
        """Where the pages of each site are. ``Site.get_site_root_paths()`` says the same, but keeps
        it for an hour, and what it has kept may be from before a change: another process may read
        while that is being committed, or from a replica that is behind.
        """
        ordering = ("-root_page__url_path", "-is_default_site", "hostname")
        sites = Site.objects.select_related("root_page__locale").order_by(*ordering)
        return [
            SiteRootPath(site.pk, root.url_path, site.root_url, root.locale.language_code)
            for site in sites
            for root in _in_all_languages(site.root_page)
        ]

    @cached_property
    def base_url(self) -> str:
        """Scheme and host in front of the URLs of pages, pictures and the API."""
        base: str | None = getattr(settings, "WAGTAILAPI_BASE_URL", None)
        return (base or (self.site.root_url if self.site else "")).rstrip("/")

    def absolute(self, url: str) -> str:
        """``url`` with scheme and host; one of another host keeps its own."""
        return self._host + url if PLAIN.fullmatch(url) else urljoin(self.base_url + "/", url)

    @cached_property
    def _host(self) -> str:
        return urljoin(self.base_url + "/", "/")[:-1]

    def pages(self, model: type[M]) -> "QuerySet[M]":
        """Live pages of the site that this reader may see, of the given page type."""
        if self.bounds is not None:
            return self.bounds.pages(model)
        return model._default_manager.filter(self._of_site, self._seen, live=True)

    def page(self, model: type[M], pk: int) -> M | None:
        """The live page of the site with that id, and its locale; None if there is none that this
        reader may see.
        """
        if self.bounds is None or not is_plain(model):
            return self.pages(model).filter(pk=pk).select_related("locale").first()
        rows = PAGES.rows(model, [pk], fixed=(self.bounds,))
        found: M | None = loaded(model, rows[0], "locale") if rows else None
        return found

    @cached_property
    def bounds(self) -> "Bounds | None":
        """What this reader may see of pages, as far as trees tell; None of an editor."""
        if self.editor is not None:
            return None
        return self._for_everybody(self._find_bounds, self.site and self.site.pk)

    def _find_bounds(self) -> "Bounds":
        closed = self._closed(PageViewRestriction, "page")
        return Bounds(tuple(self._roots) if self.site else (), tuple(closed))

    def drafts(self, model: type[M]) -> "QuerySet[M]":
        """Pages of the site, live or not, that this reader may edit or publish."""
        if self.editor is None:
            return model._default_manager.none()
        return model._default_manager.filter(self._of_site, pk__in=self._editable.values("pk"))

    def only_seen(self, items: "QuerySet[M]", path: str = "") -> "QuerySet[M]":
        """Those of the pictures, or of the documents, that this reader may see: by the collection
        they lie in, or because the editor may change them. With a ``path``, those of the items
        whose picture, at the end of it, the reader may see.
        """
        if self.sees_all_collections:
            return items
        model: Any = items.model._meta.get_field(path).related_model if path else items.model
        at, pk = (f"{path}__collection__path", path) if path else ("collection__path", "pk")
        seen = ~_below(self._closed_collections, at)
        if self.editor is not None:
            policy = permission_policy(model)
            changeable = policy.instances_user_has_permission_for(self.editor, "change")
            seen |= Q(**{f"{pk}__in": changeable.values("pk")})
        return items.filter(seen)

    @property
    def sees_all_collections(self) -> bool:
        """Whether no collection is closed to this reader."""
        return not self._closed_collections

    @cached_property
    def _pass(self) -> Any:
        """What a view restriction looks at: the session, and the user it belongs to."""
        return SimpleNamespace(session=getattr(self.request, "session", {}), user=self.visitor)

    @cached_property
    def _of_site(self) -> Q:
        return _below(self._roots) if self.site else NOTHING

    @cached_property
    def _roots(self) -> list[str]:
        return [root.path for root in _in_all_languages(self.site.root_page)] if self.site else []

    def covers(self, page: Page) -> bool:
        """Whether a page stands on the site, whoever may see it."""
        return any(page.path.startswith(root) for root in self._roots)

    @cached_property
    def _seen(self) -> Q:
        """Pages that nothing closes, on them or above them; and those that the editor may edit."""
        # Where nothing is closed this is still a condition: an empty one, or-ed with what may be
        # edited, would be the latter alone.
        seen = ~_below(self._closed(PageViewRestriction, "page"))
        return seen | Q(pk__in=self._editable.values("pk"))

    @cached_property
    def _editable(self) -> "QuerySet[Page]":
        editable: QuerySet[Page] = page_policy().instances_user_has_any_permission_for(
            self.editor, {"change", "publish"}
        )
        return editable

    @cached_property
    def _closed_collections(self) -> tuple[str, ...]:
        return self._for_everybody(self._find_closed_collections)

    def _find_closed_collections(self) -> tuple[str, ...]:
        return tuple(self._closed(CollectionViewRestriction, "collection"))

    def _closed(self, model: type[BaseViewRestriction], closed: str) -> list[str]:
        """The paths of what restrictions close that this reader does not pass."""
        rows = RESTRICTIONS.rows(model, fixed=(f"{closed}__path",))
        found: Any = [(path, loaded(model, values)) for path, *values in rows]
        prefetch_related_objects([each for _, each in found], Prefetch("groups", self._groups))
        return [path for path, each in found if not each.accept_request(self._pass)]

    @cached_property
    def _groups(self) -> "QuerySet[Group]":
        """The groups that a restriction may be for: none of them matters to who is in none."""
        if not self.visitor.is_authenticated:
            return Group.objects.none()
        prefetch_related_objects([self.visitor], "groups")
        return Group.objects.all()


class Unbounded(Reader):
    """Whoever may run commands, who sees all there is: every page of a site, live or not, and what
    lies in any collection. Without a site they see the pages that stand on none.
    """

    @classmethod
    def at(cls, site: Site | None) -> "Unbounded":
        """Such a reader of ``site``."""
        return cls(_at_site(HttpRequest(), site))

    @cached_property
    def bounds(self) -> None:
        """There are none."""
        return None

    @property
    def sees_all_collections(self) -> bool:
        """They do."""
        return True

    def pages(self, model: type[M]) -> "QuerySet[M]":
        """All pages of the site, of the given page type."""
        return model._default_manager.filter(self._of_site)

    drafts = pages

    @cached_property
    def _of_site(self) -> Q:
        return _below(self._roots) if self.site else ~_below(_all_roots())


@dataclass(frozen=True)
class Bounds:
    """Trees of pages that somebody may read, and trees in them that are closed, by their paths."""

    roots: tuple[str, ...]
    closed: tuple[str, ...]

    def pages(self, model: type[M]) -> "QuerySet[M]":
        """Live pages of the given type within these bounds."""
        return model._default_manager.filter(_below(self.roots), ~_below(self.closed), live=True)


def _pages(model: Any, ids: Iterable[int], bounds: Bounds) -> Any:
    names = (*concrete_names(model), *concrete_names(model, "locale"))
    return bounds.pages(model).filter(pk__in=ids).order_by().values_list(*names)


PAGES = Prepared(_pages, "pk")


def _restrictions(model: Any, path: str) -> Any:
    return model._default_manager.values_list(path, *concrete_names(model))


RESTRICTIONS = Prepared(_restrictions)


def explorable(user: Any, model: type[M]) -> "QuerySet[M]":
    """Pages of the given type, of all sites, that ``user`` finds in the admin."""
    return explorable_pages(user, model)


def page_policy() -> PagePermissionPolicy:
    """The permission policy of pages.

    That of a page type of its own would look for other permissions than editors have, before
    Wagtail 8.
    """
    return PagePermissionPolicy(apps.get_model(BASE_PAGE))


def _in_all_languages(root: Page) -> Iterable[Page]:
    """The root page of a site, with its translations where the site is in several languages."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return [root]
    translations: QuerySet[Page] = root.get_translations(inclusive=True).select_related("locale")
    return translations


def _all_roots() -> list[str]:
    """The paths of the root pages of all sites."""
    sites = Site.objects.select_related("root_page")
    return [root.path for site in sites for root in _in_all_languages(site.root_page)]


def _at_site(request: HttpRequest, site: Site | None) -> HttpRequest:
    """The request, as one to ``site``."""
    request._wagtail_site = site  # type: ignore[attr-defined]  # Wagtail's own cache
    return request


def _below(paths: Iterable[str], field: str = "path") -> Q:
    """What is at or below any of these tree paths."""
    found = NOTHING
    for path in paths:
        found |= Q(**{f"{field}__startswith": path})
    return found
