import { ApiError } from "./api.js";
import { html, mount } from "./html.js";
import { listView } from "./list.js";
import { previewView, reviewView } from "./review.js";

const SITE = "Second Look";

/** An element that index.html has. @param {string} selector */
const find = (selector) => /** @type {Element} */ (document.querySelector(selector));

function addToHead(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  document.head.append(element);
}

/** @param {View} view */
function describe({ title, lang, description, canonical, jsonLd, noindex }) {
  document.title = [title, SITE].filter(Boolean).join(" – ");
  if (lang) document.documentElement.lang = lang;
  if (description) find("meta[name=description]").setAttribute("content", description);
  if (canonical) addToHead("link", { rel: "canonical", href: canonical });
  if (noindex) addToHead("meta", { name: "robots", content: "noindex" });
  if (jsonLd) addToHead("script", { type: "application/ld+json" }, JSON.stringify(jsonLd));
}

/** Not every provider titles its frame, and blank fields need not travel. */
function finish() {
  for (const frame of document.querySelectorAll("iframe")) frame.title ||= "Embedded media";
  document.querySelector("form")?.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
}

/** @param {View} view */
function show(view) {
  mount(find("#view"), view.content);
  describe(view);
  finish();
  find("#status").textContent = view.status;
}

const message = (title, text, errors = []) => ({ title, status: title, lang: "en-GB", noindex: true, content: html`<div class="message">
  <h1>${title}</h1>
  <p>${text}</p>
  ${errors.length > 0 && html`<ul>${errors.map(({ loc, msg }) => html`<li><code>${loc.at(-1)}</code>: ${msg}</li>`)}</ul>`}
  <p><a href="/">All reviews</a></p>
</div>` });

function failure(error) {
  if (error.status === 404) return message("Nothing here", "There is no review at this address. It may have moved, or it was never written.");
  if (error instanceof ApiError) return message("That did not work", error.message, error.errors);
  console.error(error);
  return message("Out of reach", "The reviews could not be loaded. Please try again in a moment.");
}

/** @param {Location} location @returns {Promise<View>} */
function route({ pathname, search }) {
  if (["/", "/reviews/"].includes(pathname)) return listView(search);
  return pathname === "/preview/" ? previewView(search) : reviewView(pathname);
}

route(location).catch(failure).then(show);
