/** How a model misbehaves, for tests and fault injection. */
export type Behaviour =
  /** ThrottlingException before anything is generated. */
  (
    | { readonly kind: 'throttle' }
    /** Nothing is said for so long; then it goes on as ever. */
    | { readonly kind: 'stall'; readonly forMs: number }
    /** It declines, in words. */
    | { readonly kind: 'refuse' }
    /** Far more than anybody wants to hear. */
    | { readonly kind: 'long text' }
    /** Lists, links, tags, emphasis and a phone number. */
    | { readonly kind: 'markup' }
    /** It breaks off after so many tokens, with this exception. */
    | { readonly kind: 'error mid-stream'; readonly afterTokens: number; readonly exception?: MidStreamException }
  ) & {
    /** How many requests it lasts; without it, until it is taken back. */
    readonly times?: number;
  };

export type MidStreamException =
  | 'InternalServerException'
  | 'ModelStreamErrorException'
  | 'ServiceUnavailableException'
  | 'ThrottlingException';

export const REFUSAL = "I'm sorry, but I can't help with that.";

export const LONG_TEXT = Array.from(
  { length: 80 },
  (_, i) =>
    `There is a great deal to say about this, and point ${['one', 'two', 'three', 'four', 'five'][i % 5]} is by no means the last of it.`,
).join(' ');

export const MARKUP = `## Your answer

Here is **what you asked for**, see [our page](https://example.com/callback?id=1):

- *first*, call +1 415 555 0199
- second, <b>write</b> to sales@example.com
1. \`third\` & last

| a | b |
|---|---|
<script>alert("hello")</script>`;
