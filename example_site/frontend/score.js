import { html } from "./html.js";

/** "5.5 / 10" large and small; a grade or a thumb has no second part. */
function figures({ display, text }) {
  const [value, best] = display.split(/\s*\/\s*/);
  return html`<span class="visually-hidden">Score: ${text}</span>
    <span class="figures ${value.length > 4 && "words"}" aria-hidden="true"><b>${value}</b>${best && html`<small>/ ${best}</small>`}</span>`;
}

/** The badge on a card. @param {Api.Score} score */
export const badge = (score) => html`<p class="badge" data-percent="${score.percent}">${figures(score)}</p>`;

const criterion = ({ name, display, percent, weight }) => html`<div>
  <dt>${name}${weight !== 1 && html` <small>weight ${weight}</small>`}</dt>
  <dd><span class="bar" data-percent="${percent}"></span>${display}</dd>
</div>`;

const stars = (score) =>
  score.scale.startsWith("stars") && html`<p class="stars" data-percent="${score.percent}" aria-hidden="true">★★★★★</p>`;

/** The score of the review page, with its criteria. @param {Api.Score} score */
export const scoreBox = (score) => html`<section class="score" aria-labelledby="score">
  <div class="overall" data-percent="${score.percent}">
    <h2 id="score">Score</h2>
    <p>${figures(score)}</p>
    ${stars(score)}
    ${score.label && html`<p class="label">${score.label}</p>`}
  </div>
  ${score.criteria.length > 0 && html`<dl class="criteria">${score.criteria.map(criterion)}</dl>`}
</section>`;
