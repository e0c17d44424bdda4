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
    /** It answers in Spanish. */
    | { readonly kind: 'another language' }
    /** It gives the caller a number to call. */
    | { readonly kind: 'phone number' }
    /** It breaks off after so many tokens, with this exception. */
    | { readonly kind: 'error mid-stream'; readonly afterTokens: number; readonly exception?: MidStreamException }
  ) & {
    /** How many requests it lasts; without it, until it is taken back. */
    readonly times?: number;
  };

/** How a guardrail misbehaves. */
export type GuardrailBehaviour = (
  | { readonly kind: 'throttle' }
  | { readonly kind: 'unavailable' }
  /** Nothing is found out for so long; then it goes on as ever. */
  | { readonly kind: 'stall'; readonly forMs: number }
) & { readonly times?: number };

export type MidStreamException =
  | 'InternalServerException'
  | 'ModelStreamErrorException'
  | 'ServiceUnavailableException'
  | 'ThrottlingException';

export const REFUSAL = "I'm sorry, but I can't help with that.";

export const SPANISH =
  'Claro que sí, con mucho gusto le ayudo con eso. La demostración contesta las llamadas de sus clientes a cualquier hora del día. ¿Quiere que le llamemos para contarle los detalles?';

export const PHONE_NUMBER =
  'Please call my colleague at four one five, five five five, zero one nine nine. Or dial +1 415 555 0199 right now.';

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
