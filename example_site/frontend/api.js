/** The only module that knows the API's URLs. */

/** What the API answered instead of a review: an `application/problem+json`. */
export class ApiError extends Error {
  /** @param {number} status @param {Partial<Api.Problem>} problem */
  constructor(status, problem) {
    super(problem.detail || problem.title || `The API answered ${status}.`);
    this.status = status;
    this.errors = /** @type {Api.Fault[]} */ (problem.errors ?? []);
  }
}

/**
 * @template {Api.Path} Path
 * @param {Path} path @param {string | URLSearchParams | Record<string, string>} params @returns {Promise<Api.Answer<Path>>}
 */
async function get(path, params) {
  const response = await fetch(`${path}?${new URLSearchParams(params)}`, { headers: { Accept: "application/json" } });
  if (response.ok) return response.json();
  throw new ApiError(response.status, await response.json().catch(() => ({})));
}

/** One page of cards. @param {URLSearchParams | Record<string, string>} params */
export const listReviews = (params) => get("/api/v3/reviews/", params);

const NO_FILTERS = ["order", "limit", "offset"];

/** How many reviews have which genre, year, author … under the same filters. @param {URLSearchParams} params */
export const countFacets = (params) =>
  get("/api/v3/reviews/facets/", new URLSearchParams([...params].filter(([name]) => !NO_FILTERS.includes(name))));

/** The whole review that lives at this path of the site. @param {string} path */
export const findReview = (path) => get("/api/v3/reviews/find/", { html_path: path });

/** The draft that an editor previews, by what the preview put into the page's address. @param {string} search */
export const previewReview = (search) => get("/api/v3/reviews/preview/", search);
