/** What TypeScript has to make of the OpenAPI document. It only compiles; nothing of it runs. */

import type { components, paths } from "../../example_site/frontend/openapi";

type Review = components["schemas"]["Review"];
type Block = Review["body"][number];
type Query = NonNullable<paths["/api/v3/reviews/"]["get"]["parameters"]["query"]>;

/** A block narrows on its type, and a type that is forgotten does not compile. */
export function words(block: Block): string {
  switch (block.type) {
    case "synopsis":
    case "paragraph":
      return block.value;
    case "heading":
      return "#".repeat(block.value.level) + block.value.text;
    case "image":
      return block.value.image?.alt ?? block.value.caption;
    case "quote":
      return block.value.attribution;
    case "embed":
      return block.value.provider_name;
    case "spoiler":
      return block.value.label;
    case "metadata":
      return block.value.genres.map(({ name }) => name).join();
    case "verdict":
      return [...block.value.pros, ...block.value.cons].join();
    case "score":
      return block.value.percent.toFixed(1);
    case "author_card":
      return block.value.name;
    case "custom":
      return block.name;
    default:
      return block satisfies never;
  }
}

/** The value of a block is that of its type alone. */
// @ts-expect-error
export const text = (block: Block): string => block.value.text;

/** Whatever may be missing has to be asked for. */
// @ts-expect-error
export const percent = (review: Review): number => review.score.percent;

/** Every credit role is a parameter, and no other word is. */
export const query: Query = { director: ["hiroyuki-seshita"], score_min: 50, scored: true, order: "-score" };
// @ts-expect-error
export const wrong: Query = { directed_by: ["hiroyuki-seshita"] };
