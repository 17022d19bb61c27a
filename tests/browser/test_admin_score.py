"""Scoring in the page editor."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.editing import autosaved, entitle, open_new_review

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

SCORE = "body-4-value"


@pytest.fixture
def review(editor: Page) -> Page:
    """A new review that Wagtail does not save by itself."""
    editor.route(re.compile(r"/admin/pages/add/.+/\d+/$"), only_get)
    open_new_review(editor)
    expect(field(editor, "value")).to_have_attribute("type", "number")
    return editor


def only_get(route: Route) -> None:
    """Let the form be shown, and not sent."""
    if route.request.method == "GET":
        route.continue_()
    else:
        route.abort()


def field(page: Page, name: str) -> Locator:
    """A field of the score, by the end of its name."""
    return page.locator(f'[name="{SCORE}-{name}"]')


def line(page: Page, name: str = "value") -> Locator:
    """The line that says what becomes of a mark."""
    return page.locator(f"#{SCORE}-{name}-line")


def average(page: Page) -> Locator:
    """The line below the criteria."""
    return page.locator(f"#{SCORE}-overall-average")


def grades(page: Page, name: str = "value") -> Locator:
    """The select of grades that stands for a mark's field."""
    return page.locator(f"#{SCORE}-{name}-grade")


def choose(page: Page, scale: str) -> None:
    """Choose a scale."""
    field(page, "scale").focus()
    field(page, "scale").select_option(scale)


def add_criteria(page: Page, **marks: str) -> None:
    """Add criteria to a score that has none."""
    items = page.locator(f'div:has(> [name="{SCORE}-criteria-count"])')
    for index, (name, mark) in enumerate(marks.items()):
        items.locator("[data-streamfield-list-add]").last.click()
        field(page, f"criteria-{index}-value-name").fill(name)
        field(page, f"criteria-{index}-value-value").fill(mark)


def criterion(page: Page, index: int) -> Locator:
    """A criterion with its buttons."""
    mark = field(page, f"criteria-{index}-value-value")
    return page.locator("[data-streamfield-child]", has=mark).last


def undo(page: Page) -> Locator:
    """The button beside what was converted."""
    return page.get_by_role("button", name="Undo", exact=True)


def test_the_field_has_the_bounds_and_the_step_of_its_scale(review: Page) -> None:
    value = field(review, "value")
    attributes = [value.get_attribute(name) for name in ("min", "max", "step", "inputmode")]
    assert attributes == ["0", "10", "0.5", "decimal"]
    value.fill("8")
    value.press("ArrowUp")
    expect(value).to_have_value("8.5")


def test_what_will_be_published_or_is_wrong_is_said_while_typing(review: Page) -> None:
    value = field(review, "value")
    value.press_sequentially("5.5")
    expect(line(review)).to_have_text("5.5 / 10 · 55%")
    value.fill("11")
    expect(line(review)).to_have_text("Enter a number from 0 to 10.")
    expect(value).to_have_accessible_description("Enter a number from 0 to 10.")
    expect(line(review)).to_have_role("status")


def test_what_is_no_number_is_told_as_the_browser_has_it(review: Page) -> None:
    field(review, "value").press_sequentially("5e")
    expect(line(review)).to_have_text("Please enter a number.")


def test_scrolling_past_does_not_change_the_number(review: Page) -> None:
    value = field(review, "value")
    value.fill("8")
    value.hover()
    review.mouse.wheel(0, 200)
    review.wait_for_timeout(200)
    expect(value).to_have_value("8")


def test_the_average_stands_below_the_criteria(review: Page) -> None:
    field(review, "value").fill("9")
    add_criteria(review, Sound="8", Sight="6.5")
    expect(average(review)).to_have_text("The average of the criteria would be 7.5 / 10 · 75%.")
    field(review, "overall").select_option("average")
    says = "The score is the average of the criteria: 7.5 / 10 · 75%."
    expect(average(review)).to_have_text(says)
    expect(field(review, "overall")).to_have_accessible_description(says)


def test_a_score_by_hand_outlives_the_average(review: Page) -> None:
    value, overall = field(review, "value"), field(review, "overall")
    value.fill("9")
    overall.select_option("average")
    expect(value).to_be_hidden()
    overall.select_option("manual")
    expect(value).to_be_visible()
    expect(value).to_have_value("9")


def test_an_error_stands_at_its_criterion(review: Page) -> None:
    add_criteria(review, Sound="8", Sight="65")
    expect(line(review, "criteria-1-value-value")).to_have_text("Enter a number from 0 to 10.")
    expect(line(review, "criteria-0-value-value")).to_have_text("")
    expect(average(review)).to_have_text("")


def test_the_average_follows_criteria_that_come_and_go(review: Page) -> None:
    add_criteria(review, Sound="8", Sight="5")
    expect(average(review)).to_contain_text("6.5 / 10")
    criterion(review, 0).get_by_role("button", name="Duplicate").click()
    expect(field(review, "criteria-2-value-value")).to_have_attribute("max", "10")
    expect(average(review)).to_contain_text("7 / 10")
    criterion(review, 2).get_by_role("button", name="Move down").click()
    criterion(review, 1).get_by_role("button", name="Delete").click()
    expect(average(review)).to_contain_text("8 / 10")
    expect(line(review, "criteria-0-value-value")).to_have_count(1)


def test_another_scale_converts_all_marks_and_says_so(review: Page) -> None:
    field(review, "value").fill("7.5")
    add_criteria(review, Sound="8")
    choose(review, "letter")
    expect(review.get_by_text("7.5 / 10 became B+.", exact=True)).to_be_visible()
    expect(review.get_by_text("Sound: 8 / 10 became A-.")).to_be_visible()
    expect(grades(review)).to_have_value("B+")
    expect(field(review, "criteria-0-value-value")).to_have_value("A-")
    expect(field(review, "scale")).to_be_focused()


def test_a_conversion_is_undone_by_the_keyboard(review: Page) -> None:
    field(review, "value").fill("7.5")
    add_criteria(review, Sound="8")
    choose(review, "thumbs")
    expect(undo(review)).to_be_visible()
    while not undo(review).evaluate("button => button === document.activeElement"):
        review.keyboard.press("Tab")
    review.keyboard.press("Enter")
    expect(field(review, "scale")).to_be_focused()
    expect(field(review, "scale")).to_have_value("points-10")
    expect(field(review, "value")).to_have_value("7.5")
    expect(field(review, "criteria-0-value-value")).to_have_value("8")
    expect(undo(review)).to_be_hidden()


def test_who_leafs_through_the_scales_comes_back_to_the_same_number(review: Page) -> None:
    field(review, "value").fill("8.5")
    for scale, becomes in (("thumbs", "up"), ("stars-5", "4.5"), ("points-10", "8.5")):
        choose(review, scale)
        expect(field(review, "value")).to_have_value(becomes)
    expect(undo(review)).to_be_hidden()


def test_a_mark_that_cannot_be_converted_stays_with_a_warning(review: Page) -> None:
    field(review, "value").fill("12")
    choose(review, "letter")
    expect(review.get_by_text("“12” could not be converted and stays as it is.")).to_be_visible()
    expect(grades(review)).to_have_value("12")
    expect(field(review, "value")).to_have_value("12")


def test_a_number_stays_with_a_warning_when_the_server_is_out_of_reach(review: Page) -> None:
    review.route("**/composing/score/convert/", lambda route: route.abort())
    field(review, "value").fill("8")
    choose(review, "points-100")
    expect(review.get_by_text("could not be converted to the other scale")).to_be_visible()
    expect(field(review, "value")).to_have_value("8")
    expect(field(review, "value")).to_have_attribute("max", "100")


def test_grades_are_chosen_by_the_keyboard(review: Page) -> None:
    choose(review, "letter")
    label = review.get_by_label("Score", exact=True).and_(grades(review))
    label.press("b")
    expect(label).to_have_value("B+")
    expect(field(review, "value")).to_have_value("B+")
    expect(line(review)).to_have_text("B+ · 75%")
    expect(label).to_have_accessible_description("B+ · 75%")


def test_a_grade_is_saved_by_itself_and_offered_again(editor: Page) -> None:
    # Without the fixture: an autosave that was cut off keeps Wagtail from the next.
    open_new_review(editor)
    expect(field(editor, "value")).to_have_attribute("type", "number")
    choose(editor, "letter")
    grades(editor).select_option("A-")
    entitle(editor, "Graded")
    autosaved(editor)
    expect(line(editor)).to_have_text("A- · 83%")
    editor.reload()
    expect(grades(editor)).to_have_value("A-")
    expect(field(editor, "value")).to_be_hidden()
    expect(line(editor)).to_have_text("A- · 83%")


def test_a_score_moves_within_the_page(review: Page) -> None:
    field(review, "value").fill("8")
    block = review.locator("[data-streamfield-child]", has=field(review, "value"))
    block.get_by_role("button", name="Move up").first.click()
    field(review, "value").fill("9")
    expect(line(review)).to_have_text("9 / 10 · 90%")
    expect(line(review)).to_have_count(1)
