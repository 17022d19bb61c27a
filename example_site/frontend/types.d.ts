/**
 * Names for what the API answers, for code editors and type checkers; nothing of this file runs.
 * The types are made of the OpenAPI document, by a command that needs no build of the front end:
 *
 *     npx openapi-typescript http://localhost:8000/api/v3/openapi.json -o openapi.d.ts
 */
import type { components, paths } from "./openapi";

declare global {
  namespace Api {
    type Schemas = components["schemas"];
    type Author = Schemas["Author"];
    type Card = Schemas["Card"];
    type Facets = Schemas["Facets"];
    type Image = Schemas["Image"];
    type Metadata = Schemas["Metadata"];
    type Review = Schemas["Review"];
    type Score = Schemas["Score"];
    type Term = Schemas["Term"];
    type Block = Review["body"][number];

    type Responses<Path extends keyof paths> = NonNullable<paths[Path]["get"]>["responses"];
    type Answer<Path extends keyof paths> = Responses<Path>[200]["content"]["application/json"];
    type Problem = Responses<"/api/v3/reviews/">[422]["content"]["application/problem+json"];
    /** What `errors` of a problem holds: the parameter is the last of `loc`. */
    type Fault = { loc: string[]; msg: string };
    type Path = keyof paths;
  }

  /** What a page's module hands to app.js. */
  interface View {
    title: string; content: String; status: string; lang?: string; description?: string; canonical?: string | null;
    jsonLd?: object | null; noindex?: boolean;
  }
}
