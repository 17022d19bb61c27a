/** Rules for the scripts of the admin, which the browser runs as they are, and the example front end. */

import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

export default defineConfig([
  js.configs.recommended,
  { languageOptions: { globals: globals.browser }, linterOptions: { reportUnusedDisableDirectives: "error" } },
  { rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" } },
  { files: ["wagtail_reviews/**/*.js"], languageOptions: { sourceType: "script" } },
]);
