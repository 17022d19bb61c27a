/**
 * Validates structured data by schema.org and by Google's rules for rich results:
 *
 *     python -m tests.print_samples > samples.json
 *     node tests/node/structured_data.mjs schemaorg.jsonld samples.json
 *
 * The first file is the vocabulary (https://schema.org/docs/developers.html), the second maps names to JSON-LD.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import Validator from "@adobe/structured-data-validator";

const [vocabulary, samples] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const eligible = Object.entries(samples).filter(([, node]) => node !== null);

const validator = new Validator(vocabulary);
// The rules for merchants' listings, which ask for an offer, are for pages that sell the product.
validator.registeredHandlers.Product = validator.registeredHandlers.Product.slice(0, 1);

/** What is wrong with a node; that a term is not schema.org's is but a warning to the validator. */
async function issues(node) {
  const found = await validator.validate({ jsonld: { [node["@type"]]: [structuredClone(node)] } });
  return found
    .filter(({ severity, errorType }) => severity === "ERROR" || errorType === "schemaOrg")
    .map(({ issueMessage, path }) => `${path.map(({ type, property }) => property ?? type).join(".")}: ${issueMessage}`);
}

test("there is something to validate", () => assert.ok(eligible.length > 20));

for (const [name, node] of eligible) test(name, async () => assert.deepEqual(await issues(node), []));

/** The types that Google shows reviews of (…/structured-data/review-snippet), and so their subtypes. */
const SHOWN = new Set([
  "Book", "Course", "CreativeWorkSeason", "CreativeWorkSeries", "Episode", "Event", "Game", "LocalBusiness", "MediaObject",
  "Movie", "MusicPlaylist", "MusicRecording", "Organization", "Product", "Recipe", "SoftwareApplication",
]);
const classes = new Map(vocabulary["@graph"].map((term) => [term["@id"].replace("schema:", ""), term]));
const parents = (type) => [classes.get(type)["rdfs:subClassOf"] ?? []].flat().map((parent) => parent["@id"].replace("schema:", ""));
const isShown = (type) => SHOWN.has(type) || parents(type).some(isShown);

test("every work is of a type that is shown", () =>
  assert.deepEqual(eligible.filter(([, node]) => !isShown(node.itemReviewed["@type"])), []));

test("some works are not", () => assert.equal(isShown("CreativeWork"), false));

/** What breaks a node, to prove that the validator looks. */
const FAULTS = {
  "no author": (node) => delete node.author,
  "an author without a name": (node) => delete node.author[0].name,
  "no work": (node) => delete node.itemReviewed,
  "a work without a name": (node) => delete node.itemReviewed.name,
  "a type that does not exist": (node) => (node.itemReviewed["@type"] = "Film"),
  "a property that does not exist": (node) => (node.itemReviewed.directedBy = "Falk"),
  "a property of another type": (node) => (node.itemReviewed.numberOfPages = 320),
  "no rating": (node) => delete node.reviewRating,
  "a rating out of its bounds": (node) => (node.reviewRating.ratingValue = 11),
  "a note without a place": (node) => delete node.positiveNotes.itemListElement[0].position,
  "a product without its review": (node) => delete node.itemReviewed.review,
};

for (const [name, spoil] of Object.entries(FAULTS))
  test(`finds ${name}`, async () => {
    const node = structuredClone(samples[name.includes("product") ? "Product" : "pros and cons"]);
    spoil(node);
    assert.notDeepEqual(await issues(node), []);
  });
