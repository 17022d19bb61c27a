/** The only module that knows the API's URLs. */

const REVIEWS = "/api/v3/reviews/";

/** What the API answered instead of a review: an `application/problem+json`. */
export class ApiError extends Error {
  /** @param {number} status @param {Partial<Api.Problem>} problem */
  constructor(status, problem) {
    super(problem.detail || problem.title || `The API answered ${status}.`);
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

async function get(path, params) {
  const response = await fetch(`${path}?${new URLSearchParams(params)}`, { headers: { Accept: "application/json" } });
  if (response.ok) return response.json();
  throw new ApiError(response.status, await response.json().catch(() => ({})));
}

/** One page of cards. @param {URLSearchParams | Record<string, string>} params @returns {Promise<Api.ReviewList>} */
export const listReviews = (params) => get(REVIEWS, params);

/** The whole review that lives at this path of the site. @param {string} path @returns {Promise<Api.Review>} */
export const findReview = (path) => get(`${REVIEWS}find/`, { html_path: path });

/** The draft that an editor previews, by what the preview put into the page's address. @param {string} search @returns {Promise<Api.Review>} */
export const previewReview = (search) => get(`${REVIEWS}preview/`, search);
