"""What the previews of blocks refer to: a picture and an author that are in no database."""

from decimal import Decimal

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext

from wagtail_reviews import extract
from wagtail_reviews.extract import PictureRef
from wagtail_reviews.schema import blocks, parts

SAMPLE_ID = 1


class Samples:
    """A resolver that has one of everything."""

    def image(self, ref: PictureRef) -> parts.Image | None:
        return parts.Image(
            id=SAMPLE_ID,
            title=gettext("A sample picture"),
            alt=ref.alt or "",
            width=1200,
            height=800,
            url=static("wagtail_reviews/sample.svg"),
            srcset=[],
            focal_point=parts.FocalPoint(x=Decimal("0.5"), y=Decimal("0.5")),
            credit=ref.credit,
        )

    def author(self, pk: int) -> parts.Author | None:
        return parts.Author(
            id=SAMPLE_ID,
            slug="ada-lindqvist",
            type="Person",
            name="Ada Lindqvist",
            job_title=gettext("Film editor"),
            url="",
            heading="",
            bio=gettext("<p>Writes about films that are longer than they need to be.</p>"),
            image=self.image(PictureRef(SAMPLE_ID)),
            links=[],
        )

    def html(self, source: str) -> str:
        return source

    def embed(self, url: str) -> blocks.Embed:
        still = static("wagtail_reviews/sample-video.svg")
        html = format_html('<img src="{}" alt="">', still)
        return extract.bare_embed(url).model_copy(update={"html": html})
