/**
 * Stands, in every bundle, for what jsforce brings along and nothing of ours reaches (constructs/bundling/options.ts): forms with attachments and their 2,000
 * media types, XML, CSV, and its own way out, which PunctualTransport takes the place of. 400 KB of the 510 that it came to. An answer that is XML all
 * the same stays a text: jsforce catches what is thrown here. Not here: `@sindresorhus/is`, by which it measures a body.
 */
const refuse = (): never => {
  throw new Error('this part of jsforce is not bundled, expected JSON through PunctualTransport');
};

class NotBundled {
  static readonly parse = refuse;
  static readonly parseStringPromise = refuse;
  static readonly stringify = refuse;

  constructor() {
    refuse();
  }
}

export = NotBundled;
