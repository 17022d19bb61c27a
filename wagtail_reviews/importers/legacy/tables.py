"""Tables, and lists of terms -> nodes."""

from collections.abc import Iterator, Sequence

from bs4 import Tag

from wagtail_reviews.importers.legacy.bullets import loosened
from wagtail_reviews.importers.legacy.markup import plain, text
from wagtail_reviews.importers.legacy.nodes import Bullets, Node, Paragraph
from wagtail_reviews.importers.legacy.vocabulary import head, meaning

Cell = list[Node]
Row = list[Cell]
LONGEST_LABEL = 60


def rows_of(element: Tag) -> list[list[Tag]]:
    """The cells of each row: of a table, or of the terms of a list and what they mean; none where
    anything stands beside the cells.
    """
    rows = list(_terms(element) if element.name == "dl" else _rows(element))
    held = sum(_content(cell) for row in rows for cell in row)
    return rows if held == _content(element) else []


def _content(element: Tag) -> int:
    """How much there is in an element."""
    return len("".join(element.get_text().split())) + len(element.find_all(["img", "iframe"]))


def _rows(element: Tag) -> Iterator[list[Tag]]:
    for row in element.find_all(["tr", "caption"]):
        if isinstance(row, Tag) and row.find_parent("table") is element:
            yield _cells(row)


def _cells(row: Tag) -> list[Tag]:
    if row.name == "caption":
        return [row]
    return [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)]


def _terms(element: Tag) -> Iterator[list[Tag]]:
    """The cells of a list of terms; none where another one is in it."""
    row: list[Tag] = []
    if element.find("dl"):
        return
    for cell in element.find_all(["dt", "dd"]):
        if cell.name == "dt" and row:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def table_nodes(rows: Sequence[Row]) -> list[Node]:
    """Facts and lists of pros and cons where a table holds them; else each row in a line, or the
    cells one after another where they are more than lines.
    """
    sides = _sides(rows)
    if sides:
        return sides
    if not all(_is_line(cell) for row in rows for cell in row):
        return [node for row in rows for cell in row for node in cell]
    return [node for row in rows for node in _row([_line(cell) for cell in row if cell])]


def _is_line(cell: Cell) -> bool:
    return not cell or (len(cell) == 1 and isinstance(cell[0], Paragraph) and bool(cell[0].line))


def _line(cell: Cell) -> str:
    return cell[0].line if cell and isinstance(cell[0], Paragraph) else ""


def _row(lines: Sequence[str]) -> list[Node]:
    label = plain(lines[0]).rstrip(": ") if lines else ""
    if len(label) <= LONGEST_LABEL and (len(lines) == 2 or (len(lines) > 2 and meaning(label))):
        return [Paragraph((f"<b>{text(label)}</b>: {', '.join(lines[1:])}",))]
    return [Paragraph((" | ".join(lines),))] if lines else []


def _sides(rows: Sequence[Row]) -> list[Node]:
    """The columns, where the cells at their top say what sides they are."""
    heads = [_line(cell) for cell in rows[0]] if rows else []
    sides = [head(plain(line)) & {"pros", "cons"} for line in heads]
    if len(sides) != 2 or not all(sides) or sides[0] == sides[1]:
        return []
    nodes: list[Node] = []
    for at, line in enumerate(heads):
        items = [item for row in rows[1:] for cell in row[at : at + 1] for item in _items(cell)]
        nodes += [Paragraph((line,)), Bullets(tuple(items))] if items else [Paragraph((line,))]
    rest = [node for row in rows[1:] for cell in row[2:] for node in cell]
    return nodes + rest


def _items(cell: Cell) -> list[str]:
    found: list[str] = []
    for node in cell:
        for part in loosened(node) if isinstance(node, Paragraph) else [node]:
            if isinstance(part, Bullets):
                found += part.items
            elif isinstance(part, Paragraph):
                found += part.lines
    return found
