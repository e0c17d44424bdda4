/** `npm run test:browser`: the console as people use it, in Debian's Chromium. Apart from `npm test`, which needs no browser. */
const { globalSetup, setupFilesAfterEnv, ...base } = require('./jest.config.cjs');

module.exports = { ...base, testMatch: ['**/*.browser.ts'], maxWorkers: 1, testTimeout: 180_000 };
