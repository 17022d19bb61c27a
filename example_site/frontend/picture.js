import { html } from "./html.js";

const MODERN = ["image/avif", "image/webp"];
const srcset = (image, type) => image.srcset.filter((source) => source.type === type).map(({ url, width }) => `${url} ${width}w`).join(", ");
const focus = (point) => (point ? `${point.x * 100}% ${point.y * 100}%` : "50% 50%");

function source(image, type, sizes) {
  const set = srcset(image, type);
  return set && html`<source type="${type}" srcset="${set}" sizes="${sizes}">`;
}

/**
 * A responsive picture; the browser takes the first type it knows.
 * @param {Api.Image} image @param {{ sizes: string, eager?: boolean }} options
 */
export const picture = (image, { sizes, eager = false }) => html`<picture class="${image.height > image.width * 0.95 && "upright"}">
  ${MODERN.map((type) => source(image, type, sizes))}
  <img src="${image.url}" srcset="${srcset(image, "image/jpeg")}" sizes="${sizes}" width="${image.width}" height="${image.height}"
    alt="${image.alt}" data-focus="${focus(image.focal_point)}" loading="${eager ? "eager" : "lazy"}" decoding="async">
</picture>`;

/** A picture with what is to be said below it. @param {Api.Image} image @param {string} caption @param {boolean} [eager] */
export const figure = (image, caption, eager) => html`<figure class="figure">
  ${picture(image, { sizes: "(min-width: 80rem) 76rem, 100vw", eager })}
  ${(caption || image.credit) && html`<figcaption>${caption} ${image.credit && html`<small>${image.credit}</small>`}</figcaption>`}
</figure>`;
