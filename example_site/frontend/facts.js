import { html } from "./html.js";
import { picture } from "./picture.js";
import { filterLink, filterLinks, workType, years } from "./words.js";

const KINDS = { watch: "Watch", buy: "Buy", official: "Official", same_as: "More" };

const row = (label, value) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const link = ({ url, label, sponsored }) =>
  html`<a href="${url}" rel="${sponsored ? "sponsored nofollow" : "external"}">${label}</a>${sponsored && " (paid link)"}`;
const part = ({ part_of, number, type }) =>
  [part_of?.title, number !== null && `${workType(type).toLowerCase()} ${number}`].filter(Boolean).join(", ");
const year = (work) => filterLink("year", { name: years(work), slug: String(work.year) });

/** The fact box of the work. @param {Api.Metadata} work */
export const factBox = (work) => html`<section class="facts" aria-labelledby="facts">
  ${work.image && picture(work.image, { sizes: "(min-width: 40rem) 19rem, 60vw" })}
  <h2 id="facts">${work.title || "The work"}</h2>
  <dl>
    ${work.original_title && row("Original title", work.original_title)}
    ${workType(work.type) && row("Type", workType(work.type))}
    ${part(work) && row("Part of", part(work))}
    ${work.credits.map(({ role, label, names }) => row(label, filterLinks(role, names)))}
    ${work.genres.length > 0 && row("Genre", filterLinks("genre", work.genres))}
    ${work.year && row("Year", year(work))}
    ${work.facts.map(({ label, value }) => row(label, value))}
    ${work.links.map((one) => row(KINDS[one.kind], link(one)))}
  </dl>
</section>`;
