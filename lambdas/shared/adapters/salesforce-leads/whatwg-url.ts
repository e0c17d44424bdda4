/**
 * Stands for `whatwg-url` in every bundle (constructs/bundling.ts): node-fetch, which jsforce speaks through, falls back to it where Node has no URL
 * of its own, and no Node has lacked one since the tenth. The package is 290 KB of tables, and its `punycode` makes Node 22 and 24 write a warning.
 */
export = { URL: globalThis.URL };
