"""What a plot shows."""

from tests.benchmarks.plots import lines


def test_every_series_has_its_line_and_its_name() -> None:
    plot = lines("Many", [1, 10], {f"series {number}": [1.0, 2.0] for number in range(20)})
    assert plot.count("<polyline") == 20
    assert all(f">series {number}, 2 ms<" in plot for number in range(20))
