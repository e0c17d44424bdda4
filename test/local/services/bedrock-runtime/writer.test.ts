import { write } from '../../../../local/services/bedrock-runtime/writer';
import { LINES } from './lines';

const RULES = `You are Atlas, the automated assistant of Northwind, talking with a person on the phone. You are not a human; say so when asked.
Answer in at most two short sentences, in plain spoken English: no lists, no markup, no links, no phone numbers.`;

const SCENARIO = `${RULES}

You phoned this person because they asked to be called back. Steer the talk by this scenario.
Goal: Find out what the person wants to achieve.
Opening: What would you like to know about the demo?
Points:
- Callers are answered at once, at any hour.
- Every conversation reaches the sales team with what was said to matter.
- A colleague can show how it fits the way they work today.
Closing: Thank you for your time. Goodbye.`;

const said = (text: string) => ({ role: 'user' as const, text });

/** Lets somebody say these lines one after the other. */
function talk(system: string, lines: readonly string[]): string[] {
  const history: { role: 'user' | 'assistant'; text: string }[] = [];
  return lines.map((line) => {
    history.push(said(line));
    const reply = write(system, history);
    history.push({ role: 'assistant', text: reply });
    return reply;
  });
}

describe('what the stand-in for a language model says', () => {
  const replies = LINES.map((line) => write(RULES, [said(line)]));

  it('differs as much as what is said to it', () => {
    expect(LINES).toHaveLength(200);
    expect(new Set(replies).size).toBeGreaterThan(150);
  });

  it('is always the same for the same conversation', () => {
    expect(LINES.map((line) => write(RULES, [said(line)]))).toEqual(replies);
  });

  it.each([
    ['without a scenario', RULES],
    ['with a scenario', SCENARIO],
    ['without any instructions', ''],
  ])('is one or two sentences of plain speech: %s', (_case, system) => {
    for (const line of LINES) {
      const reply = write(system, [said(line)]);
      expect(reply).toMatch(/^[A-Z][^<>*_#`[\]{}|\d]{3,298}[.?!]$/);
      expect(reply.match(/[.?!](?=\s|$)/g)?.length).toBeLessThanOrEqual(2);
      expect(reply).not.toMatch(/\{t\}| {2}|\b(?:On|About|With) (?:what|your|our|the)[ ,.]*,/);
    }
  });

  it.each([
    ['hello', /^(?:Hello|Hi|Good to have)/],
    ['good morning', /^(?:Hello|Hi|Good to have)/],
    ['thank you', /welcome|pleasure|Gladly|Any time|Happy to help|Not at all/],
    ['goodbye', /oodbye/],
    ['are you a robot', /automated|machine/],
    ['call me back please', /call me back/],
    ['tell me about security', /security/],
    ['how do I get a refund for my subscription', /your subscription/],
    ['does it work with Salesforce', /Salesforce/],
    ['asdfghjkl', /make that out|come through|quite get|swallowed|follow that one/],
  ])('fits the line: %s', (line, fitting) => {
    expect(write(RULES, [said(line)])).toMatch(fitting);
  });

  it('names no person, and repeats no insult and no number', () => {
    expect(write(RULES, [said('my name is Margaret')])).not.toMatch(/margaret/i);
    expect(write(RULES, [said('this is Margaret and you are an idiot')])).not.toMatch(/margaret|idiot/i);
    expect(write(RULES, [said('my number is 415 555 2671, use that for the invoice')])).not.toMatch(/\d/);
  });

  it('never says the same thing twice in a conversation', () => {
    const replies = talk(RULES, Array(6).fill('what about billing'));
    expect(new Set(replies).size).toBe(6);
  });
});

describe('a scenario', () => {
  it('is followed point by point, whatever the caller brings up', () => {
    const replies = talk(SCENARIO, ['we want to save time on billing', 'how does that work', 'okay', 'and what about invoices']);
    expect(replies[0]).toMatch(/billing.* Callers are answered at once, at any hour\.$/);
    expect(replies[1]).toMatch(/Every conversation reaches the sales team/);
    expect(replies[2]).toMatch(/A colleague can show how it fits/);
    expect(replies[3]).toMatch(/invoices/);
  });

  it('ends with its closing when the caller is done', () => {
    expect(talk(SCENARIO, ['goodbye'])).toEqual(['Thank you for your time. Goodbye.']);
    const replies = talk(SCENARIO, ['ok', 'ok', 'ok', 'no thanks']);
    expect(replies[3]).toBe('Thank you for your time. Goodbye.');
  });

  it('waits while the talk has gone astray', () => {
    const replies = talk(SCENARIO, ['shut up', 'sorry, tell me more']);
    expect(replies[0]).not.toMatch(/Callers/);
    expect(replies[1]).toMatch(/Callers are answered at once/);
  });

  it('can be said again', () => {
    const [first, again] = talk(SCENARIO, ['hello', 'can you repeat that']);
    expect(again).toContain((first ?? '').split('. ')[0]);
  });

  it('is written as the JSON that is asked for, about the use case', () => {
    const system =
      'You prepare a phone call for Atlas, the automated phone assistant of Northwind Ltd. Answer with one JSON object with the keys opening, goal, points, closing.';
    const scenarios = [
      'we want to answer billing questions at our restaurants',
      'fewer missed calls for my dental practice',
      'The caller did not say.',
    ].map((useCase) => JSON.parse(write(system, [said(`<use_case>\n${useCase}\n</use_case>`)])));
    expect(JSON.stringify(scenarios[0])).toMatch(/billing/);
    expect(scenarios[2].opening).toMatch(/what you have in mind/);
    for (const { opening, goal, points, closing } of scenarios) {
      expect(points).toHaveLength(3);
      for (const line of [opening, goal, closing, ...points]) expect(line).toMatch(/^[A-Z][^{}<>\d]{10,198}[.?]$/);
    }
    expect(JSON.stringify(scenarios[0]).length).toBeLessThan(600);
  });
});
