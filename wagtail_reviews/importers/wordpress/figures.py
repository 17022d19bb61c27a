"""The HTML of pictures and of media from elsewhere, as the reader of HTML understands it."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from wagtail.embeds.finders import get_finders

from wagtail_reviews.importers.wordpress.library import Attachment
from wagtail_reviews.importers.wordpress.words import escape, plain

LONGEST_EMBED = 2000


def figure(image: str, caption: str = "") -> str:
    """A picture, with its caption as HTML."""
    text = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f"\n<figure>{image}{text}</figure>\n"


def attached(found: Attachment) -> str:
    """The picture that was uploaded, with the caption that it was given."""
    image = f'<img class="wp-image-{found.id}" src="{escape(found.url)}" alt="{escape(found.alt)}">'
    return figure(image, escape(plain(found.caption)))


def embed(url: str, caption: str = "") -> str:
    """What a provider shows at an address; a link where no provider is known."""
    url = url.strip()
    if not is_embeddable(url):
        return f"\n<p>{link(url)}</p>\n" + (f"<p>{caption}</p>\n" if caption.strip() else "")
    text = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f'\n<figure data-embed="{escape(url)}">{text}</figure>\n'


def link(url: str, label: str = "") -> str:
    """A link, by the name of the file that it leads to."""
    return f'<a href="{escape(url)}">{escape(label or _file_name(url))}</a>'


def is_embeddable(url: str) -> bool:
    """Whether the site knows a provider of what stands at an address; nobody is asked."""
    if len(url) > LONGEST_EMBED or not url.startswith(("http://", "https://")):
        return False
    return any(finder.accept(url) for finder in get_finders())


def _file_name(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return url
    return unquote(PurePosixPath(path).name) or url
