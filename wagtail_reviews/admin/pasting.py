"""The form that makes a draft of a pasted old review."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse_lazy
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.forms.pages import ParentChooserForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import HookResponseMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, PageSubscription

from wagtail_reviews.access import page_policy
from wagtail_reviews.admin.reviews import ReviewParentView
from wagtail_reviews.importers.bodies import messages as mistakes
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.pasting import HeadlineError, paste
from wagtail_reviews.models import get_review_page_model

LONGEST = 500_000
# Messages travel in a cookie: what is too much for one stays behind.
MOST_FINDINGS = 8
MOST_WORDS = 25


class PasteForm(ParentChooserForm):
    """A review that is pasted, its headline, and the section that it goes into."""

    def __init__(
        self, model: type[Any], sections: "QuerySet[Page]", *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(model, *args, **kwargs)
        parent = self.fields.pop("parent_page")
        self.fields["title"] = forms.CharField(
            label=_("Headline"),
            required=False,
            max_length=255,
            help_text=_("That of the text, if left empty."),
        )
        self.fields["text"] = forms.CharField(
            label=_("Old review"),
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 14}),
            help_text=_("The whole of it, from facts to author, as text or as HTML."),
        )
        self.fields["parent_page"] = parent
        only = sections.values_list("pk", flat=True)[:2]
        if len(only) == 1:
            parent.initial, parent.widget = only[0], forms.HiddenInput()


class PasteView(WagtailAdminTemplateMixin, HookResponseMixin, FormView):  # type: ignore[type-arg]  # no generic at run time
    """Makes a draft, and opens it in the page editor."""

    model = get_review_page_model()
    template_name = "wagtail_reviews/admin/paste.html"
    page_title = _("Paste an old review")
    header_icon = "clipboard-list"
    form_class = PasteForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For those alone who may add reviews somewhere."""
        if not self.sections.exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def sections(self) -> "QuerySet[Page]":
        """Where the user may add reviews."""
        view = ReviewParentView(model=self.model)
        view.setup(self.request)
        return view.get_valid_parent_pages(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With whose form it is."""
        kwargs = super().get_form_kwargs()
        return {**kwargs, "model": self.model, "sections": self.sections, "user": self.request.user}

    def form_valid(self, form: Any) -> HttpResponse:
        """The editor with the draft; the form again with what is wrong."""
        section = form.cleaned_data["parent_page"].specific
        response: HttpResponse | None = self.run_hook(
            "before_create_page", self.request, section, self.model
        )
        return response or self._made(form, section)

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, and why; a section that is chosen already has no field to say so at."""
        messages.validation_error(self.request, gettext("The draft could not be made."), form)
        return super().form_invalid(form)

    def _made(self, form: Any, section: Any) -> HttpResponse:
        text, title = form.cleaned_data["text"], form.cleaned_data["title"]
        try:
            page, findings = paste(text, title, section, self.request.user)
        except HeadlineError:
            form.add_error("title", gettext("Enter a headline: the text has none."))
            return self.form_invalid(form)
        except ValidationError as error:
            form.add_error("text", list(mistakes(error)))
            return self.form_invalid(form)
        PageSubscription.objects.create(
            page=page, user=self.request.user, comment_notifications=True
        )
        self._tell(page, findings)
        response: HttpResponse | None = self.run_hook("after_create_page", self.request, page)
        return response or redirect("wagtailadmin_pages:edit", page.pk)

    def _tell(self, page: Any, findings: Iterable[Finding]) -> None:
        says = gettext("The draft “%(title)s” has been made. Compare it with the old review.")
        messages.success(self.request, says % {"title": page.get_admin_display_title()})
        told = [finding for finding in findings if finding.severity != "note"]
        for finding in told[:MOST_FINDINGS]:
            messages.warning(self.request, _said(finding))
        if (left := len(told) - MOST_FINDINGS) > 0:
            says = ngettext("There is %(n)s more.", "There are %(n)s more.", left)
            messages.warning(self.request, says % {"n": left})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What Wagtail's form template needs."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "media": context["form"].media,
            "action_url": self.request.path,
            "submit_button_label": gettext("Make a draft"),
            "submit_button_active_label": gettext("Making a draft…"),
        }


def _said(finding: Finding) -> str:
    if not finding.text:
        return str(finding.message)
    return format_html("{} <q>{}</q>", finding.message, Truncator(finding.text).words(MOST_WORDS))


class PasteMenuItem(MenuItem):
    """Shown to those who may add pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may add pages anywhere."""
        allowed: bool = page_policy().user_has_any_permission(request.user, {"add"})
        return allowed


class PasteViewSet(ViewSet):
    """The form, and its item in the menu."""

    name = "paste_review"
    url_prefix = "reviews/paste"
    icon = "clipboard-list"
    menu_label = _("Paste an old review")
    menu_name = "paste_review"
    menu_url = reverse_lazy("paste_review:index")
    menu_item_class = PasteMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """One address."""
        return [path("", PasteView.as_view(), name="index")]
