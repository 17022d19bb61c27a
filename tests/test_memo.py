"""What a process remembers."""

from hypothesis import given
from hypothesis import strategies as st

from wagtail_reviews.memo import Memo


def test_what_is_known_is_not_made_again() -> None:
    memo, made = Memo(2), iter(range(9))
    assert [memo.get("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]


def test_none_may_be_known() -> None:
    memo = Memo(2)
    memo.get("a", lambda: None)
    assert memo.get("a", lambda: 1) is None


@given(st.lists(st.integers(0, 9)))
def test_it_holds_no_more_than_that(keys: list[int]) -> None:
    memo = Memo(3)
    assert [memo.get(key, lambda key=key: -key) for key in keys] == [-key for key in keys]  # type: ignore[misc]  # a default
    assert len(memo._known) <= 3
