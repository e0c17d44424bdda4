import { type NameWords, phrases, wordSet } from '../language';

export const names: NameWords = {
  carriers: phrases(
    `my name is, my first name is, my last name is, my surname is, my full name is, the name is, name is, i am, i am called, this is, it is,
they call me, people call me, you can call me, call me, just call me, please call me, speaking with, you are speaking with, you are
talking to, that is, that would be`,
  ),
  edges: wordSet(
    `well yes yeah sure ok okay so oh hi hello hey please here speaking thanks thank you mr mrs ms miss dr doctor and the its um uh`,
  ),
  notNames: wordSet(
    `no not nope none what why who when where how help stop cancel repeat again sorry nothing never call back phone number name company
business demo know tell say want need rather skip person human agent operator goodbye bye wait`,
  ),
  both: wordSet('will may'),
  clause: wordSet('from and at with but calling speaking here of i my by if spelled thanks thank'),
  // "calling", "thinking": what somebody does, unless it is Sterling.
  otherForm: /^(?!sterling$)\p{L}{3,}ing$/u,
};
