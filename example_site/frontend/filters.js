import { html } from "./html.js";

const WORK_TYPES = [
  ["", "Any"], ["Movie,MovieSeries", "Films"], ["TVSeries,TVSeason,TVEpisode", "Series"], ["VideoGame,Game", "Games"],
  ["Book,BookSeries,ComicSeries,Audiobook", "Books"], ["MusicAlbum,MusicRecording", "Records"],
];
const SCORES = [["", "Any"], ...["50", "60", "70", "80", "90"].map((percent) => [percent, `${percent}% or more`])];
const ORDERS = [
  ["", "Newest first"], ["published", "Oldest first"], ["-score", "Highest score"], ["score", "Lowest score"],
  ["-year", "Newest work"], ["year", "Oldest work"], ["title", "Title, A to Z"], ["-title", "Title, Z to A"],
];
const CONTROLS = ["genre", "work_type", "score_min", "year_min", "year_max", "order", "offset"];

/** The terms of a card that a parameter filters on. */
function terms({ metadata, tags, authors }, parameter) {
  const credit = metadata?.credits.find(({ role }) => role === parameter);
  return { genre: metadata?.genres, tag: tags, author: authors }[parameter] ?? credit?.names ?? [];
}

/** Stands in for the API's facets: the genres of the cards at hand. */
function genres(cards) {
  const names = new Map(cards.flatMap((card) => terms(card, "genre")).map(({ slug, name }) => [slug, name]));
  return [["", "Any"], ...[...names].sort(([, one], [, other]) => one.localeCompare(other))];
}

function select(query, name, label, known) {
  const chosen = query.get(name) ?? "";
  const choices = known.some(([value]) => value === chosen) ? known : [...known, [chosen, chosen]];
  return html`<label>${label} <select name="${name}">${choices.map(([value, text]) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select></label>`;
}

const year = (query, name, label) =>
  html`<label>${label} <input name="${name}" value="${query.get(name)}" type="number" min="1" max="9999"></label>`;

/** A filter that came by a link and has no control of its own. */
function chip([key, value], cards) {
  const term = cards.flatMap((card) => terms(card, key)).find(({ slug }) => slug === value);
  return html`<label class="chip"><input type="checkbox" name="${key}" value="${value}" checked> ${key.replace("_", " ")}: ${term?.name ?? value}</label>`;
}

/**
 * The form whose fields are the API's parameters, so that the browser builds the query string.
 * @param {URLSearchParams} query @param {Api.Card[]} everything @param {Api.Card[]} found @param {string} status
 */
export const filters = (query, everything, found, status) => html`<details class="filters"${String(query).replace(/^offset=\d+$/, "") && html` open`}>
  <summary><span>Filter and sort</span> <span class="count">${status}</span></summary>
  <form action="/">
    ${select(query, "genre", "Genre", genres(everything))}
    ${select(query, "work_type", "Kind", WORK_TYPES)}
    ${select(query, "score_min", "Score", SCORES)}
    ${year(query, "year_min", "Year from")}
    ${year(query, "year_max", "Year to")}
    ${select(query, "order", "Order", ORDERS)}
    ${[...query].filter(([key]) => !CONTROLS.includes(key)).map((pair) => chip(pair, [...found, ...everything]))}
    <p class="actions"><button>Show reviews</button> <a href="/">Clear</a></p>
  </form>
</details>`;
