/**
 * A list block of short texts that the keyboard alone fills: Enter adds the next item, Enter in an
 * empty one goes on to what follows the list, Backspace in an empty one removes it, and every line
 * that is pasted becomes an item. Adding and deleting are left to Wagtail's own buttons.
 */
(() => {
  const FIELD = 'input[type="text"]';
  // What Wagtail has deleted stays in the document.
  const ITEM = "[data-streamfield-child]:not([aria-hidden])";
  const ADD = "[data-streamfield-list-add]:not([aria-hidden])";
  const DELETE = '[data-streamfield-action="DELETE"]';
  const LAST_ADD = `${ADD}:not(:has(~ ${ITEM}))`;
  const STOPS = `input, select, textarea, [contenteditable="true"], [data-chooser-action-choose], ${LAST_ADD}`;
  const MARKER = /^\s*(?:[•‣◦▪●○·]\s*|(?:[-–—*+]|\d{1,3}[.)])\s+)/;

  const itemOf = (field) => field.closest("[data-streamfield-child]");
  const fieldOf = (item) => item.querySelector(FIELD);

  function sibling(element, direction, selector) {
    let found = element[direction];
    while (found && !found.matches(selector)) found = found[direction];
    return found;
  }

  class QuickListController extends window.StimulusModule.Controller {
    static values = { separators: { type: String, default: "" } };

    press(event) {
      if (event.isComposing || !event.target.matches(FIELD)) return;
      if (event.key === "Enter") this.enter(event);
      if (event.key === "Backspace" && !event.repeat) this.erase(event);
    }

    enter(event) {
      // Else it would send the form.
      event.preventDefault();
      if (event.repeat) return;
      const item = itemOf(event.target);
      if (event.target.value.trim()) this.addAfter(item);
      else this.leave(item);
    }

    erase(event) {
      const item = itemOf(event.target);
      const previous = sibling(item, "previousElementSibling", ITEM);
      if (event.target.value || !previous) return;
      event.preventDefault();
      this.remove(item);
      const field = fieldOf(previous);
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }

    paste(event) {
      if (!event.target.matches(FIELD)) return;
      const pasted = event.clipboardData.getData("text/plain");
      const [first, ...others] = this.split(pasted);
      if (first === undefined || first === pasted) return;
      event.preventDefault();
      // Unlike setting the value it can be undone.
      document.execCommand("insertText", false, first);
      others.reduce((item, text) => this.addAfter(item, text), itemOf(event.target));
    }

    split(pasted) {
      const separators = new RegExp(`[\\r\\n${this.separatorsValue}]+`);
      const texts = pasted.split(separators).map((text) => text.replace(MARKER, "").trim());
      return texts.filter(Boolean);
    }

    addAfter(item, text = "") {
      const button = sibling(item, "nextElementSibling", ADD);
      button.click();
      const added = button.nextElementSibling;
      const field = fieldOf(added);
      field.value = text;
      if (text) field.dispatchEvent(new Event("change", { bubbles: true }));
      // Wagtail unfolds it and focuses it, too late for who goes on typing.
      added.style.removeProperty("display");
      field.focus();
      return added;
    }

    leave(item) {
      const stops = [...this.element.closest("form").querySelectorAll(STOPS)];
      const next = stops.find((stop) => this.precedes(stop) && stop.checkVisibility());
      const alone = this.element.querySelectorAll(ITEM).length === 1;
      if (!alone) this.remove(item);
      next?.focus();
    }

    precedes(stop) {
      const { DOCUMENT_POSITION_FOLLOWING: following } = Node;
      return !this.element.contains(stop) && this.element.compareDocumentPosition(stop) & following;
    }

    remove(item) {
      item.querySelector(DELETE).click();
      // Wagtail would still unfold and focus an item that was added a moment ago.
      item.hidden = true;
    }
  }

  window.wagtail.app.register("reviews-quick-list", QuickListController);
})();
