/**
 * Gives the fields of a score the bounds or the grades of its scale, says beside them what will be
 * published, and converts the marks when another scale is chosen. What a mark amounts to, and in
 * which words, the server says: see admin/composing.py.
 */
(() => {
  const DELAY = 300;

  /** An element. @param {string} tag @param {object} properties @param {...(Node|string)} children */
  function create(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** Name `id` among what describes a field. */
  function describe(field, id) {
    const ids = new Set((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
    field.setAttribute("aria-describedby", [...ids.add(id)].join(" "));
  }

  /** What the server answers to a score. Asked as a script, it refuses rather than shows the login. */
  async function post(url, data, signal) {
    const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
    const headers = {
      "Content-Type": "application/json",
      "X-Requested-With": "XMLHttpRequest",
      [CSRF_HEADER_NAME]: CSRF_TOKEN,
    };
    const response = await fetch(url, { method: "POST", body: JSON.stringify(data), headers, signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  }

  /** A line of text, read out when it changes, that describes a field. */
  class Line {
    constructor(field, parent, id) {
      this.field = field;
      this.element = create("p", { id, className: "reviews-score-line", dir: "auto", role: "status" });
      parent.append(this.element);
      describe(field, id);
    }

    print({ text, valid }) {
      this.element.textContent = text;
      this.element.classList.toggle("reviews-score-line--error", !valid);
    }
  }

  /** The field of a mark: a number between bounds, or one of the grades by a select beside it. */
  class MarkField {
    constructor(input) {
      this.input = input;
      this.label = input.labels[0];
      const parent = input.closest("[data-field]");
      this.line = new Line(input, parent, `${input.id}-line`);
      // Scrolling past a focused number field would change the number.
      input.addEventListener("wheel", () => input.blur(), { passive: true });
      this.select = create("select", { id: `${input.id}-grade` });
      this.select.addEventListener("input", () => { this.input.value = this.select.value; });
    }

    get text() {
      return this.input.value;
    }

    /** Whether the browser keeps to itself what was typed, because it is no number. */
    get unread() {
      return this.input.validity.badInput;
    }

    holds(element) {
      return element === this.input || element === this.select;
    }

    /** Show a mark on the scale of an option. A number field empties what it cannot hold. */
    show(text, { dataset }) {
      this.input.type = "text";
      this.input.value = text;
      if (dataset.grades) this.offer(JSON.parse(dataset.grades));
      else this.bound(dataset);
    }

    bound({ min, max, step }) {
      const text = this.text;
      Object.assign(this.input, { min, max, step, inputMode: "decimal", type: "number" });
      if (this.text !== text) Object.assign(this.input, { type: "text", value: text });
      this.swap(this.select, this.input);
    }

    offer(grades) {
      const known = grades.some(([key]) => key === this.text);
      const choices = known ? grades : [...grades, [this.text, this.text]];
      this.select.replaceChildren(...choices.map(([key, name]) => new Option(name, key, false, key === this.text)));
      this.swap(this.input, this.select);
    }

    swap(from, to) {
      const focused = document.activeElement === from;
      from.hidden = true;
      to.hidden = false;
      if (to === this.select) this.input.after(this.select);
      else this.select.remove();
      for (const name of ["aria-describedby", "aria-invalid", "required"]) {
        if (this.input.hasAttribute(name)) this.select.setAttribute(name, this.input.getAttribute(name));
      }
      if (this.label) this.label.htmlFor = to.id;
      if (focused) to.focus();
    }

    /** What the server says of the mark; or the browser, of what it does not pass on. */
    print(line) {
      this.line.print(this.unread ? { text: this.input.validationMessage, valid: false } : line);
    }
  }

  class ScoreController extends window.StimulusModule.Controller {
    static targets = ["scale", "overall", "value", "criterion"];
    static values = { url: String, convertUrl: String, undo: String, unreachable: String };

    initialize() {
      this.fields = new Map();
      this.requests = {};
    }

    connect() {
      this.average ??= this.addAverage();
      this.notice ??= this.addNotice();
      this.scale ??= this.scaleTarget.value;
      this.refresh();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    valueTargetConnected(input) {
      this.adopt(input);
    }

    criterionTargetConnected(criterion) {
      this.adopt(this.part(criterion, "value"));
    }

    /** Fit a field that is new here; one that moves within the page comes again. */
    adopt(input) {
      if (this.fields.has(input)) return;
      const field = new MarkField(input);
      field.show(field.text, this.option);
      this.fields.set(input, field);
      this.settle();
      this.refresh();
    }

    get option() {
      return this.scaleTarget.selectedOptions[0];
    }

    /** The criteria that have not been deleted: Wagtail hides those, and marks them. */
    get criteria() {
      const deleted = (child) => child?.querySelector(':scope > [name$="-deleted"]').value;
      return this.criterionTargets.filter((each) => !deleted(each.closest("[data-streamfield-child]")));
    }

    /** The fields of the marks: that of the value, then those of the criteria. */
    get marks() {
      const inputs = [this.valueTarget, ...this.criteria.map((each) => this.part(each, "value"))];
      return inputs.map((input) => this.fields.get(input));
    }

    part(criterion, name) {
      return criterion.querySelector(`[name$="-${name}"]`);
    }

    /** The score as it stands in its fields, or would with these marks. */
    score(texts = this.marks.map((field) => field.text)) {
      const criteria = this.criteria.map((each, index) => ({
        name: this.part(each, "name").value,
        value: texts[index + 1],
        weight: this.part(each, "weight").value,
      }));
      return { scale: this.scaleTarget.value, overall: this.overallTarget.value, value: texts[0], criteria };
    }

    /** A mark that is typed is the editor's own, and no longer what another became. */
    edit({ target }) {
      if (this.marks.some((field) => field.holds(target))) this.settle();
      this.refresh();
    }

    refresh() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), DELAY);
      this.valueTarget.closest("[data-contentpath]").hidden = this.overallTarget.value === "average";
    }

    /** Ask what to say of the score, unless it is what was asked before. */
    async ask() {
      if (this.converting) return;
      const marks = this.marks;
      const score = this.score();
      const known = JSON.stringify([score, ...marks.map((field) => field.unread)]);
      if (known === this.known) return;
      const said = await this.request("ask", this.urlValue, score);
      if (!said) return;
      this.known = known;
      [said.value, ...said.criteria].forEach((line, index) => marks[index].print(line));
      this.average.print(said.average);
    }

    /**
     * Convert the marks to the scale that was chosen. Always from those that the editor entered:
     * who leafs through the scales with the arrow keys comes back to the same numbers.
     */
    async rescale() {
      const marks = this.marks;
      this.entered ??= { scale: this.scale, texts: new Map(marks.map((field) => [field, field.text])) };
      const { scale: previous, texts } = this.entered;
      const given = marks.map((field) => texts.get(field));
      const asked = { ...this.score(given), previous };
      const unreachable = { value: given[0], criteria: given.slice(1), messages: [this.unreachableValue] };
      this.converting = true;
      const said = await this.request("convert", this.convertUrlValue, asked, unreachable);
      if (!said) return;
      this.converting = false;
      // Who typed in the meantime has decided otherwise.
      this.apply(marks, this.entered ? [said.value, ...said.criteria] : marks.map((field) => field.text));
      if (this.entered) this.announce(said.messages);
    }

    undo() {
      const { scale, texts } = this.entered;
      this.scaleTarget.value = scale;
      this.apply([...texts.keys()], [...texts.values()]);
      this.settle();
      this.scaleTarget.focus();
    }

    apply(marks, texts) {
      this.scale = this.scaleTarget.value;
      marks.forEach((field, index) => field.show(texts[index], this.option));
      this.refresh();
    }

    /** The answer; nothing where a newer question has been asked, `otherwise` where none came. */
    async request(name, url, data, otherwise = null) {
      this.requests[name]?.abort();
      const request = (this.requests[name] = new AbortController());
      try {
        return await post(url, data, request.signal);
      } catch {
        return request.signal.aborted ? null : otherwise;
      }
    }

    settle() {
      this.entered = null;
      if (this.notice) this.announce([]);
    }

    announce(messages) {
      const [said, button] = this.notice.children;
      said.replaceChildren(...messages.map((message) => create("p", { textContent: message })));
      button.hidden = messages.length === 0;
      this.notice.classList.toggle("reviews-score-notice--shown", messages.length > 0);
    }

    addNotice() {
      const button = create("button", {
        type: "button",
        className: "button button-small button-secondary",
        textContent: this.undoValue,
        hidden: true,
      });
      button.addEventListener("click", () => this.undo());
      const notice = create("div", { className: "reviews-score-notice" }, create("div", { role: "status" }), button);
      this.scaleTarget.closest("[data-field]").append(notice);
      return notice;
    }

    addAverage() {
      const criteria = this.element.querySelector('[data-contentpath="criteria"]');
      return new Line(this.overallTarget, criteria, `${this.overallTarget.id}-average`);
    }
  }

  window.wagtail.app.register("reviews-score", ScoreController);
})();
