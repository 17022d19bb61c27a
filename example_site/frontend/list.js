import { countFacets, listReviews } from "./api.js";
import { filters } from "./filters.js";
import { html } from "./html.js";
import { picture } from "./picture.js";
import { badge } from "./score.js";
import { byline, filterLinks, workType, years } from "./words.js";

const FRONT_SIZE = 9;
const PAGE_SIZE = 12;

function cover({ image, metadata }, lead) {
  const shown = image ?? metadata?.image;
  const sizes = lead ? "(min-width: 60rem) 50rem, 100vw" : "(min-width: 40rem) 24rem, 100vw";
  if (shown) return html`<div class="cover">${picture(shown, { sizes, eager: lead })}</div>`;
  return metadata && html`<div class="cover typographic" aria-hidden="true"><span>${metadata.title}</span></div>`;
}

const kicker = (work) => html`<p class="kicker">${workType(work.type)} <cite>${work.title}</cite> ${years(work)}</p>`;

/** @param {Api.Card} review @param {boolean} lead */
const card = (review, lead) => html`<article class="card ${lead && "lead"}" lang="${review.meta.locale}">
  ${cover(review, lead)}
  ${review.score && badge(review.score)}
  <div class="words">
    ${review.metadata && kicker(review.metadata)}
    <h2><a href="${review.meta.html_path}">${review.title}</a></h2>
    ${review.summary && html`<p class="summary">${review.summary}</p>`}
    ${byline(review)}
    <p class="genres">${filterLinks("genre", review.metadata?.genres ?? [])}</p>
  </div>
</article>`;

function pageLink(query, offset, rel, label) {
  const target = new URLSearchParams(query);
  if (offset > 0) target.set("offset", offset);
  else target.delete("offset");
  return html`<a href="/?${target}" rel="${rel}">${label}</a>`;
}

const pagination = (query, first, end, count) => html`<nav class="pagination" aria-label="Pages">
  ${first > 0 && pageLink(query, first - PAGE_SIZE, "prev", "Previous page")}
  ${end < count && pageLink(query, end, "next", "Next page")}
</nav>`;

function countText(first, end, count) {
  const total = `${count} ${count === 1 ? "review" : "reviews"}`;
  if (count === 0) return "No reviews match";
  return end - first < count ? `${first + 1}–${end} of ${total}` : total;
}

/** The page's own query string is the API's, except for blanks and what advertisers append. */
const readQuery = (search) =>
  new URLSearchParams([...new URLSearchParams(search)].filter(([key, value]) => value && !/^(utm_|fbclid|gclid)/.test(key)));

/**
 * The front page, or the reviews that the page's query string selects.
 * @param {string} search @returns {Promise<View>}
 */
export async function listView(search) {
  const query = readQuery(search);
  const front = !String(query);
  const params = new URLSearchParams(query);
  params.set("limit", String(front ? FRONT_SIZE : PAGE_SIZE));
  const [{ count: counted, items }, facets] = await Promise.all([listReviews(params), countFacets(query)]);
  const first = Number(query.get("offset"));
  const end = first + items.length;
  const count = counted ?? end;
  const status = countText(first, end, count);
  return { title: front ? "" : "Reviews", status, content: html`<div class="list ${front && "front"}">
    <h1>${front ? "Latest reviews" : "Reviews"}</h1>
    ${items.slice(0, front ? 1 : 0).map((review) => card(review, true))}
    ${filters(query, facets, status)}
    ${count === 0 && html`<p class="nothing">Nothing fits all of these at once. <a href="/">See every review</a></p>`}
    <div class="grid">${items.slice(front ? 1 : 0).map((review) => card(review, false))}</div>
    ${(first > 0 || end < count) && pagination(query, first, end, count)}
  </div>` };
}
