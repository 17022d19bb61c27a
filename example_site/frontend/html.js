/** Templates that escape by default, and their way into the page. */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

class Html extends String {}

/** Marks text as display-ready HTML. Only for literals and for rich text, which the API delivers clean. @param {string} text */
export const raw = (text) => new Html(text);

function print(value) {
  if (Array.isArray(value)) return value.map(print).join("");
  if (value === null || value === undefined || value === false) return "";
  return value instanceof Html ? String(value) : String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/**
 * Tag for template literals: values are escaped unless they are templates themselves or `raw`.
 * @param {TemplateStringsArray} strings @param {...unknown} values
 */
export const html = (strings, ...values) => raw(String.raw({ raw: strings }, ...values.map(print)));

/**
 * Puts a template into an element. A strict Content-Security-Policy refuses style attributes,
 * so `data-percent="55"` and its like become custom properties here.
 * @param {Element} root @param {Html} content
 */
export function mount(root, content) {
  root.innerHTML = String(content);
  for (const name of ["percent", "focus", "ratio"])
    for (const element of root.querySelectorAll(`[data-${name}]`))
      /** @type {HTMLElement} */ (element).style.setProperty(`--${name}`, element.getAttribute(`data-${name}`));
}
