import type { Scenario } from './scenario';

/** Steers a call for which no scenario was written, or none could be read. */
export const STANDARD_SCENARIO: Scenario = {
  source: 'standard',
  opening: 'What would you like to know about the demo?',
  goal: 'Find out what the person wants to achieve, answer their questions, and agree on a next step with a colleague.',
  points: [
    'Callers are answered at once, at any hour, and are called back when they ask for it.',
    'Every conversation reaches the sales team with what was said to matter.',
    'A colleague can show how it fits the way they work today.',
  ],
  closing: 'Thank you for your time. A colleague will follow up on this. Goodbye.',
};
