import { findReview, previewReview } from "./api.js";
import { renderBlock } from "./blocks.js";
import { html } from "./html.js";
import { figure } from "./picture.js";
import { byline, filterLink, language, workType, years } from "./words.js";

const ONCE = ["metadata", "verdict", "score"];
const has = (body, type) => body.some((block) => block.type === type);
const block = (type, value) => ({ type, id: "", value });

const withoutRepeats = (body) => body.filter(({ type }, index) => !ONCE.includes(type) || !has(body.slice(0, index), type));
const unplaced = (review, types) => types.filter((type) => review[type] && !has(review.body, type)).map((type) => block(type, review[type]));

function authorCards({ authors, body }) {
  const placed = body.filter(({ type }) => type === "author_card").map(({ value }) => value.id);
  return authors.filter(({ id, bio }) => bio && !placed.includes(id)).map((author) => block("author_card", author));
}

/** The body as the editor ordered it, completed. @param {Api.Review} review @returns {Api.Block[]} */
const blocks = (review) => [
  ...unplaced(review, ["metadata"]), ...withoutRepeats(review.body), ...unplaced(review, ["verdict", "score"]), ...authorCards(review),
];

const kicker = ({ metadata }) =>
  metadata && html`<p class="kicker">${[workType(metadata.type), metadata.title, years(metadata)].filter(Boolean).join(" · ")}</p>`;
const translations = ({ meta }) => meta.translations.length > 0 && html`<p class="byline">Also in ${meta.translations.map(
  ({ locale, html_url }, index) => html`${index > 0 && ", "}<a href="${html_url}" hreflang="${locale}" lang="${locale}">${language(locale)}</a>`)}</p>`;
const notices = ({ meta, contains_spoilers, disclosure }) => html`
  ${meta.draft && html`<p class="notice"><strong>Draft.</strong> Nobody sees this but those who were given its address.</p>`}
  ${contains_spoilers && html`<p class="notice"><strong>Spoilers ahead.</strong> This review gives away parts of the story.</p>`}
  ${disclosure && html`<p class="notice"><strong>Disclosure.</strong> ${disclosure}</p>`}`;
const tagList = ({ tags }) => tags.length > 0 && html`<nav class="tags" aria-label="Tags"><ul class="inline">${tags.map(
  (tag) => html`<li>${filterLink("tag", tag)}</li>`)}</ul></nav>`;

/** @param {Api.Review} review */
const article = (review) => html`<article class="review">
  <header>
    ${kicker(review)}
    <h1>${review.title}</h1>
    ${review.summary && html`<p class="standfirst">${review.summary}</p>`}
    ${byline(review)} ${translations(review)} ${notices(review)}
  </header>
  ${review.image && figure(review.image, "", true)}
  <div class="body">${blocks(review).map(renderBlock)} ${tagList(review)}</div>
</article>`;

/** @param {Api.Review} review @returns {View} */
function view(review) {
  const { meta } = review;
  return {
    title: meta.seo_title || review.title, content: article(review), status: "", lang: meta.locale, noindex: meta.draft,
    description: meta.search_description || review.summary, canonical: meta.html_url, jsonLd: review.json_ld,
  };
}

/**
 * The page of the review that lives at this path.
 * @param {string} pathname @returns {Promise<View>}
 */
export const reviewView = async (pathname) => view(await findReview(decodeURIComponent(pathname)));

/**
 * The page of the draft that an editor previews.
 * @param {string} search @returns {Promise<View>}
 */
export const previewView = async (search) => view(await previewReview(search));
