import { factBox } from "./facts.js";
import { html, raw } from "./html.js";
import { figure, picture } from "./picture.js";
import { scoreBox } from "./score.js";
import { filterLink } from "./words.js";

function heading({ text, level }) {
  const tag = raw(`h${Math.min(Math.max(level || 2, 2), 6)}`);
  return html`<${tag}>${text}</${tag}>`;
}

const quote = ({ text, attribution, url }) => html`<figure class="quote">
  <blockquote><p>${text}</p></blockquote>
  ${attribution && html`<figcaption>${url ? html`<a href="${url}">${attribution}</a>` : attribution}</figcaption>`}
</figure>`;

const embed = ({ url, title, width, height, ...oembed }) => html`<figure class="embed" data-ratio="${width && height && `${width} / ${height}`}">
  ${raw(oembed.html)}
  <figcaption><a href="${url}">${title || url}</a> <small>${oembed.provider_name}</small></figcaption>
</figure>`;

const spoiler = (value) => html`<details class="spoiler"><summary>Spoiler${value.label && `: ${value.label}`}</summary>
  <div class="prose">${raw(value.html)}</div></details>`;

const points = (title, name, items) =>
  items.length > 0 && html`<div class="${name}"><h3>${title}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></div>`;

const verdict = ({ pros, cons, summary }) => html`<section class="verdict" aria-labelledby="verdict">
  <h2 id="verdict">Verdict</h2>
  ${summary && html`<p>${summary}</p>`}
  ${points("For", "pros", pros)} ${points("Against", "cons", cons)}
</section>`;

const websites = ({ url, links }) => [...(url ? [{ label: "Website", url }] : []), ...links];

const authorCard = (author) => html`<section class="author">
  ${author.image && picture(author.image, { sizes: "7rem" })}
  <div>
    <h2>${author.heading || `About ${author.name}`}</h2>
    <p class="name">${filterLink("author", author)}${author.job_title && html`, <span>${author.job_title}</span>`}</p>
    <div class="prose">${raw(author.bio)}</div>
    <ul class="inline">${websites(author).map(({ label, url }) => html`<li><a href="${url}" rel="external">${label}</a></li>`)}</ul>
  </div>
</section>`;

/** One block of a review's body. A site's own blocks come as "custom" and are its own front end's to render. @param {Api.Block} block */
export function renderBlock(block) {
  switch (block.type) {
    case "synopsis": return html`<div class="prose synopsis">${raw(block.value)}</div>`;
    case "paragraph": return html`<div class="prose">${raw(block.value)}</div>`;
    case "heading": return heading(block.value);
    case "image": return block.value.image && figure(block.value.image, block.value.caption);
    case "quote": return quote(block.value);
    case "embed": return embed(block.value);
    case "spoiler": return spoiler(block.value);
    case "metadata": return factBox(block.value);
    case "verdict": return verdict(block.value);
    case "score": return scoreBox(block.value);
    case "author_card": return authorCard(block.value);
    default: return "";
  }
}
