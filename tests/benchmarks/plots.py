"""Plots as SVG: text stays text, and what they show stands in their description."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import cycle
from math import floor, log10

WIDTH = 720
# Readable on white and on black alike.
TEXT, LINE = "#808080", "#8080804d"
COLOURS = ("#3584c4", "#d9730d", "#2e9e5b", "#b558c9", "#c94f4f", "#8f8f2b", "#5a6fd6")


def bars(title: str, values: Mapping[str, float]) -> str:
    """A horizontal bar for each value, which stands beside it; lengths are logarithmic."""
    left, right, height = 210, 80, 24
    top = max(values.values())
    bottom = min(values.values()) / 2

    def length(value: float) -> float:
        return (WIDTH - left - right) * log10(value / bottom) / log10(top / bottom)

    shapes = []
    for row, (name, value) in enumerate(values.items()):
        y = 40 + row * height
        shapes += [
            _text(left - 8, y + 14, name, "end"),
            f'<rect x="{left}" y="{y}" width="{length(value):.1f}" height="{height - 6}" '
            f'fill="{_colour_of(name)}"/>',
            _text(left + length(value) + 6, y + 14, _number(value)),
        ]
    says = "; ".join(f"{name}: {_number(value)}" for name, value in values.items())
    return _svg(f"{title} (logarithmic)", says, 48 + len(values) * height, shapes)


def _colour_of(name: str) -> str:
    """By whose it is: the bare view's, Wagtail's or ours."""
    kinds = ("v", "stock", "bare")
    return next(
        colour for kind, colour in zip(kinds, COLOURS, strict=False) if name.startswith(kind)
    )


def lines(title: str, sizes: Sequence[int], values: Mapping[str, Sequence[float]]) -> str:
    """A line for each series over sizes, both axes logarithmic: flat is flat."""
    left, right, top, height = 70, 190, 40, 360
    everything = [value for series in values.values() for value in series]
    low, high = floor(log10(min(everything))), floor(log10(max(everything))) + 1

    def x(size: int) -> float:
        span = log10(sizes[-1] / sizes[0]) or 1
        return left + (WIDTH - left - right) * log10(size / sizes[0]) / span

    def y(value: float) -> float:
        return top + height * (high - log10(value)) / (high - low)

    shapes = [
        *_grid(left, WIDTH - right, [(y(10.0**n), f"{10.0**n:g} ms") for n in range(low, high + 1)])
    ]
    shapes += [_text(x(size), top + height + 20, f"{size:,}", "middle") for size in sizes]
    places = _apart([y(series[-1]) for series in values.values()])
    for colour, place, (name, series) in zip(cycle(COLOURS), places, values.items(), strict=False):
        points = " ".join(f"{x(s):.1f},{y(v):.1f}" for s, v in zip(sizes, series, strict=True))
        shapes.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        shapes += [
            f'<circle cx="{x(s):.1f}" cy="{y(v):.1f}" r="3" fill="{colour}"/>'
            for s, v in zip(sizes, series, strict=True)
        ]
        shapes.append(
            _text(x(sizes[-1]) + 10, place + 4, f"{name}, {_number(series[-1])} ms", colour=colour)
        )
    says = "; ".join(
        f"{name}: {', '.join(_number(value) for value in series)}"
        for name, series in values.items()
    )
    return _svg(
        title,
        f"At {', '.join(f'{size:,}' for size in sizes)} reviews, in ms. {says}",
        top + height + 40,
        shapes,
    )


def _grid(left: float, right: float, marks: Iterable[tuple[float, str]]) -> Iterable[str]:
    for y, says in marks:
        yield f'<line x1="{left}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="{LINE}"/>'
        yield _text(left - 8, y + 4, says, "end")


def _apart(places: Sequence[float], least: float = 15) -> list[float]:
    """The places, moved down where labels would lie on each other."""
    moved: dict[int, float] = {}
    last = float("-inf")
    for index in sorted(range(len(places)), key=lambda one: places[one]):
        last = moved[index] = max(places[index], last + least)
    return [moved[index] for index in range(len(places))]


def _text(x: float, y: float, says: str, anchor: str = "start", colour: str = TEXT) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(says)}</text>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _svg(title: str, description: str, height: int, shapes: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="title description" font-family="sans-serif" font-size="13">\n'
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="description">{escape(description)}</desc>\n'
        f"{_text(12, 22, title)}\n" + "\n".join(shapes) + "\n</svg>\n"
    )
