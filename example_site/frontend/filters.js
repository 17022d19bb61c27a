import { html } from "./html.js";

const WORK_TYPES = [
  ["", "Any"], ["Movie,MovieSeries", "Films"], ["TVSeries,TVSeason,TVEpisode", "Series"], ["VideoGame,Game", "Games"],
  ["Book,BookSeries,ComicSeries,Audiobook", "Books"], ["MusicAlbum,MusicRecording", "Records"],
];
const SCORES = [["", "Any"], ...["50", "60", "70", "80", "90"].map((percent) => [percent, `${percent}% or more`])];
const ORDERS = [
  ["-published", "Newest first"], ["published", "Oldest first"], ["-score", "Highest score"], ["score", "Lowest score"],
  ["-year", "Newest work"], ["year", "Oldest work"], ["title", "Title, A to Z"], ["-title", "Title, Z to A"],
];
const CONTROLS = ["search", "genre", "work_type", "score_min", "year_min", "year_max", "order", "offset"];

/** What stands first without a choice is what the API does without one. */
const orders = (query) => (query.get("search") ? [["", "Most relevant"], ...ORDERS] : [["", "Newest first"], ...ORDERS.slice(1)]);

/** The values of a facet, with how many reviews each would find. @param {Api.Facets} facets @param {string} name */
const choices = ({ facets }, name) => [["", "Any"], ...(facets[name] ?? []).map(({ slug, name, count }) => [slug, `${name} (${count})`])];

function select(query, name, label, known) {
  const chosen = query.get(name) ?? "";
  const offered = known.some(([value]) => value === chosen) ? known : [...known, [chosen, chosen]];
  return html`<label>${label} <select name="${name}">${offered.map(([value, text]) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select></label>`;
}

const year = (query, name, label) =>
  html`<label>${label} <input name="${name}" value="${query.get(name)}" type="number" min="1" max="9999"></label>`;

/** A filter that came by a link and has no control of its own. */
function chip([key, value], { facets }) {
  const term = facets[key]?.find(({ slug }) => slug === value);
  return html`<label class="chip"><input type="checkbox" name="${key}" value="${value}" checked> ${key.replace("_", " ")}: ${term?.name ?? value}</label>`;
}

/**
 * The form whose fields are the API's parameters, so that the browser builds the query string.
 * @param {URLSearchParams} query @param {Api.Facets} facets @param {string} status
 */
export const filters = (query, facets, status) => html`<details class="filters"${String(query).replace(/^offset=\d+$/, "") && html` open`}>
  <summary><span>Filter and sort</span> <span class="count">${status}</span></summary>
  <form action="/">
    <label>Search <input name="search" value="${query.get("search")}" type="search"></label>
    ${select(query, "genre", "Genre", choices(facets, "genre"))}
    ${select(query, "work_type", "Kind", WORK_TYPES)}
    ${select(query, "score_min", "Score", SCORES)}
    ${year(query, "year_min", "Year from")}
    ${year(query, "year_max", "Year to")}
    ${select(query, "order", "Order", orders(query))}
    ${[...query].filter(([key]) => !CONTROLS.includes(key)).map((pair) => chip(pair, facets))}
    <p class="actions"><button>Show reviews</button> <a href="/">Clear</a></p>
  </form>
</details>`;
