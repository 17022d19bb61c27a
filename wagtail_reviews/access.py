"""Who reads, and what of the site they may see. Every output asks here, and nowhere else.

v2 shows a visitor what the site's own pages would show them. v3 shows an anonymous visitor the
same, and a token's user also what they may edit: a token widens, it never narrows.
"""

from collections.abc import Iterable
from copy import copy
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
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_reviews.compat import BASE_PAGE, explorable_pages, permission_policy

M = TypeVar("M", bound=Model)
NOTHING = Q(pk__in=())


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
        return Reader(_at_site(copy(self.request), site), self.visitor, self.editor)

    @cached_property
    def site(self) -> Site | None:
        """The site that is being read."""
        return Site.find_for_request(self.request)

    @cached_property
    def base_url(self) -> str:
        """Scheme and host in front of the URLs of pages, pictures and the API."""
        base: str | None = getattr(settings, "WAGTAILAPI_BASE_URL", None)
        return (base or (self.site.root_url if self.site else "")).rstrip("/")

    def absolute(self, url: str) -> str:
        """``url`` with scheme and host; one of another host keeps its own."""
        return urljoin(self.base_url + "/", url)

    def pages(self, model: type[M]) -> "QuerySet[M]":
        """Live pages of the site that this reader may see, of the given page type."""
        return model._default_manager.filter(self._of_site, self._seen, live=True)

    def drafts(self, model: type[M]) -> "QuerySet[M]":
        """Pages of the site, live or not, that this reader may edit or publish."""
        if self.editor is None:
            return model._default_manager.none()
        return model._default_manager.filter(self._of_site, pk__in=self._editable.values("pk"))

    def seen(self, items: Iterable[M]) -> list[M]:
        """Those of the pictures, or of the documents, that this reader may see: by the collection
        they lie in, or because the editor may change them.
        """
        found = list(items)
        closed = [item for item in found if self._is_closed(item)]
        shut = {item.pk for item in closed} - self._changeable(closed)
        return [item for item in found if item.pk not in shut]

    def only_seen(self, items: "QuerySet[M]") -> "QuerySet[M]":
        """As ``seen``, where the database chooses."""
        if not self._closed_collections:
            return items
        seen = ~_below(self._closed_collections, "collection__path")
        changeable = permission_policy(items.model).instances_user_has_permission_for
        if self.editor is not None:
            seen |= Q(pk__in=changeable(self.editor, "change").values("pk"))
        return items.filter(seen)

    def _is_closed(self, item: Any) -> bool:
        path: str = item.collection.path
        return path.startswith(self._closed_collections)

    def _changeable(self, items: list[M]) -> set[int]:
        if self.editor is None or not items:
            return set()
        policy = permission_policy(type(items[0]))
        changeable = policy.instances_user_has_permission_for(self.editor, "change")
        return set(
            changeable.filter(pk__in=[item.pk for item in items]).values_list("pk", flat=True)
        )

    @cached_property
    def _pass(self) -> Any:
        """What a view restriction looks at: the session, and the user it belongs to."""
        return SimpleNamespace(session=getattr(self.request, "session", {}), user=self.visitor)

    @cached_property
    def _of_site(self) -> Q:
        return _below(self._roots) if self.site else NOTHING

    @cached_property
    def _roots(self) -> list[str]:
        root = self.site.root_page if self.site else None
        if root is None or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            return [root.path] if root else []
        translations: Iterable[str] = root.get_translations(inclusive=True).values_list(
            "path", flat=True
        )
        return list(translations)

    @cached_property
    def _seen(self) -> Q:
        """Pages that nothing closes, on them or above them; and those that the editor may edit."""
        closing = self._closing(PageViewRestriction, "page")
        closed = [restriction.page.path for restriction in closing]
        # Where nothing is closed this is still a condition: an empty one, or-ed with what may be
        # edited, would be the latter alone.
        seen = ~_below(closed)
        return seen | Q(pk__in=self._editable.values("pk")) if self.editor else seen

    @cached_property
    def _editable(self) -> "QuerySet[Page]":
        editable: QuerySet[Page] = page_policy().instances_user_has_any_permission_for(
            self.editor, {"change", "publish"}
        )
        return editable

    @cached_property
    def _closed_collections(self) -> tuple[str, ...]:
        closing = self._closing(CollectionViewRestriction, "collection")
        return tuple(restriction.collection.path for restriction in closing)

    def _closing(self, model: type[BaseViewRestriction], closed: str) -> list[Any]:
        """The restrictions that this reader does not pass, with what they close."""
        restrictions: Any = model._default_manager.select_related(closed)
        found = list(restrictions.prefetch_related(Prefetch("groups", self._groups)))
        return [restriction for restriction in found if not restriction.accept_request(self._pass)]

    @cached_property
    def _groups(self) -> "QuerySet[Group]":
        """The groups that a restriction may be for: none of them matters to who is in none."""
        if not self.visitor.is_authenticated:
            return Group.objects.none()
        prefetch_related_objects([self.visitor], "groups")
        return Group.objects.all()


def explorable(user: Any, model: type[M]) -> "QuerySet[M]":
    """Pages of the given type, of all sites, that ``user`` finds in the admin."""
    return explorable_pages(user, model)


def page_policy() -> PagePermissionPolicy:
    """The permission policy of pages.

    That of a page type of its own would look for other permissions than editors have, before
    Wagtail 8.
    """
    return PagePermissionPolicy(apps.get_model(BASE_PAGE))


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
