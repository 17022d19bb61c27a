/**
 * A link that is recognised by its host: the label that it has if none is entered, and the kind of
 * link that it probably is, until an editor chooses one. What a host means the server knows.
 */
(() => {
  class ProfileController extends window.StimulusModule.Controller {
    static targets = ["url", "label", "kind"];

    static values = { url: String };

    connect() {
      this.status = document.createElement("div");
      this.status.className = "help";
      this.status.setAttribute("role", "status");
      if (this.hasKindTarget) this.kindTarget.closest("[data-field]").append(this.status);
      // A link that was there before has its kind.
      this.chosen = Boolean(this.urlTarget.value);
      if (this.chosen) this.recognise();
    }

    disconnect() {
      this.status.remove();
    }

    async recognise() {
      const url = this.urlTarget.value;
      const answer = await this.ask(url);
      if (!answer || this.urlTarget.value !== url) return;
      this.labelTarget.placeholder = answer.label;
      if (this.hasKindTarget && !this.chosen) this.suggest(answer);
    }

    suggest({ kind, hint }) {
      this.before ??= this.kindTarget.value;
      const suggested = kind || this.before;
      this.status.textContent = suggested === this.before ? "" : hint;
      this.kindTarget.value = suggested;
    }

    choose() {
      this.chosen = true;
      this.status.textContent = "";
    }

    async ask(url) {
      try {
        const response = await fetch(`${this.urlValue}?${new URLSearchParams({ url })}`);
        return response.ok ? await response.json() : null;
      } catch {
        return null; // Offline: it is but a help.
      }
    }
  }

  window.wagtail.app.register("reviews-profile", ProfileController);
})();
