/**
 * A text field that completes from the words of other reviews, by a datalist; and that takes over
 * how they spell what was entered, and says so. Which words, and which spelling, the server knows.
 */
(() => {
  const DELAY = 200;

  class TermsController extends window.StimulusModule.Controller {
    static values = { url: String, vocabulary: String, chosenBy: String };

    connect() {
      this.options = document.createElement("datalist");
      this.options.id = `${this.element.id}-terms`;
      this.status = document.createElement("div");
      this.status.className = "help";
      this.status.setAttribute("role", "status");
      this.element.after(this.options);
      this.element.closest("[data-field]").append(this.status);
      this.element.setAttribute("list", this.options.id);
    }

    disconnect() {
      clearTimeout(this.timer);
      this.options.remove();
      this.status.remove();
    }

    type() {
      this.status.textContent = "";
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.suggest(), DELAY);
    }

    async suggest() {
      this.request?.abort();
      this.request = new AbortController();
      const answer = await this.ask(this.request.signal);
      if (answer) this.options.replaceChildren(...answer.names.map((name) => new Option(name, name)));
    }

    async settle() {
      const typed = this.element.value.trim();
      // Whoever spells it their way again means it.
      if (!typed || typed === this.replaced) return;
      const spelling = (await this.ask())?.spelling;
      if (!spelling || this.element.value.trim() !== typed) return;
      this.replaced = typed;
      this.element.value = spelling.name;
      this.status.textContent = spelling.hint;
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async ask(signal) {
      const vocabulary = this.vocabulary();
      if (!vocabulary) return null;
      const asked = { vocabulary, typed: this.element.value, editing: window.location.pathname };
      try {
        const response = await fetch(`${this.urlValue}?${new URLSearchParams(asked)}`, { signal });
        return response.ok ? await response.json() : null;
      } catch {
        return null; // Aborted, or offline: it is but a help.
      }
    }

    vocabulary() {
      if (!this.chosenByValue) return this.vocabularyValue;
      const child = `:scope > [data-contentpath="${this.chosenByValue}"]`;
      const struct = this.element.closest(`:has(${child.replace(":scope ", "")})`);
      const chosen = struct?.querySelector(`${child} select`)?.value;
      return chosen ? this.vocabularyValue + chosen : "";
    }
  }

  window.wagtail.app.register("reviews-terms", TermsController);
})();
