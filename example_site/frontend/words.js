/** Words and small formats that the API leaves to the front end. */

import { html } from "./html.js";

const WORK_TYPES = {
  Movie: "Film", MovieSeries: "Film series", TVSeries: "Series", TVSeason: "Season", TVEpisode: "Episode", VideoGame: "Video game",
  Game: "Game", Book: "Book", BookSeries: "Book series", ComicSeries: "Comic", Audiobook: "Audiobook", MusicAlbum: "Album",
  MusicRecording: "Recording", PodcastSeries: "Podcast", Product: "Product", SoftwareApplication: "Software", MobileApplication: "App",
  Event: "Event",
};

/** @param {string} type */
export const workType = (type) => WORK_TYPES[type] ?? "";

/** "2017", "2011–2019" or "". @param {Api.Metadata} work */
export const years = (work) => [work.year, work.year_end].filter(Boolean).join("–");

/** Plain "en" formats dates the American way; this magazine is British. */
const region = (locale) => (locale === "en" ? "en-GB" : locale);

function date({ meta }) {
  if (!meta.first_published_at) return "";
  const format = new Intl.DateTimeFormat(region(meta.locale), { dateStyle: "long" });
  return html`<time datetime="${meta.first_published_at}">${format.format(new Date(meta.first_published_at))}</time>`;
}

/** A list of the reviews that share a term. @param {string} parameter @param {Api.Term} term */
export const filterLink = (parameter, { name, slug }) => html`<a href="/?${new URLSearchParams({ [parameter]: slug })}">${name}</a>`;

/** @param {string} parameter @param {Api.Term[]} terms */
export const filterLinks = (parameter, terms) =>
  terms.map((term, index) => html`${index > 0 && ", "}${filterLink(parameter, term)}`);

/** "Ada Lovelace and Mary Shelley", each name a link. */
function authorLinks({ authors, meta }) {
  const parts = new Intl.ListFormat(region(meta.locale)).formatToParts(authors.map((_, index) => String(index)));
  return parts.map(({ type, value }) => (type === "element" ? filterLink("author", authors[Number(value)]) : value));
}

/** Who wrote it, and when. @param {Api.Card} review */
export const byline = (review) =>
  html`<p class="byline">${review.authors.length > 0 && html`By ${authorLinks(review)} `}${date(review)}</p>`;

/** The language's name in that language. @param {string} locale */
export const language = (locale) => new Intl.DisplayNames(locale, { type: "language" }).of(locale);
