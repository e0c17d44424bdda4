import { isWhole, sentences, speakable, withoutNumbers } from '../../../../lambdas/shared/domain/speech';

const callerNumber = '+14155552671';

describe('the speech contract', () => {
  it.each([
    ['plain words', 'Sure. We can do that.', 'Sure. We can do that.'],
    ['a single word', 'Sure', 'Sure'],
    ['markdown', '# Yes\n**Of course**, `we` _do_.', 'Yes. Of course, we do.'],
    ['a list', 'We offer:\n- speed,\n- care\n1. calm.', 'We offer. speed. care. calm.'],
    ['SSML', '<speak>Hi <break time="1s"/>there &amp; hello.</speak>', 'Hi there and hello.'],
    ['full-width markup', 'Hi ＜b＞you＜/b＞.', 'Hi you.'],
    ['emoji and control characters', 'Great 👍🏽\u0007!', 'Great!'],
    ['a sentence cut off', 'This is whole. This is not', 'This is whole.'],
    ['a year and a price', 'Since 2026 it costs 3.50.', 'Since 2026 it costs 3.50.'],
  ])('says %s as speech', (_case, text, speech) => {
    expect(speakable(text, { callerNumber })).toBe(speech);
  });

  it.each([
    ['a link', 'See https://x.example. Fine.'],
    ['a named link', 'See [here](x). Fine.'],
    ['a domain', 'Go to acme.com today. Fine.'],
    ['a spoken domain', 'Go to acme dot com today. Fine.'],
    ['a mail address', 'Write to a@b.example. Fine.'],
    ['a phone number', 'Call 1-900-555-0199. Fine.'],
    ['a phone number in words', 'Call nine double oh, five five five, oh one double nine. Fine.'],
    ['a phone number in pairs', 'Call ninety fifty five fifty one ninety nine. Fine.'],
    ['digits of another script', 'Call ٤١٥٥٥٥٢. Fine.'],
    ["the caller's last digits", 'It ends in 26 71. Fine.'],
    ["the caller's last digits in words", 'It ends in two six seven one. Fine.'],
    ["the caller's number over two sentences", 'Fine. It ends in 26. 71.'],
  ])('leaves out %s', (_case, text) => {
    const speech = speakable(text, { callerNumber });
    expect(speech).toMatch(/Fine\./);
    expect(speech).not.toMatch(/acme|x\.|900|nine|oh|71|seven|٤|here|fifty/);
  });

  it.each(['', ' \n ', '你好，我可以帮你。', '！！！', 'https://evil.example', '{}'])('says nothing of %j', (text) => {
    expect(speakable(text)).toBeUndefined();
  });

  it('ends at the last sentence within 600 characters', () => {
    const speech = speakable('This is one of many sentences. '.repeat(60)) ?? '';
    expect(speech.length).toBeLessThanOrEqual(600);
    expect(isWhole(speech)).toBe(true);
  });

  it('ends a sentence that is too long between two words', () => {
    expect(speakable(`${'word '.repeat(300)}end.`, { maxCharacters: 50 })).toBe(`${'word '.repeat(10).slice(0, 44).trim()}.`);
  });

  it.each(['!\n', '(', '[a', 'one ', '<', 'a.b ', '1. ', '\ud800', '. ', '“”'])('is quick about a megabyte of %j', (text) => {
    const speech = speakable(text.repeat(300_000), { callerNumber });
    expect(speech === undefined || speech.length <= 600).toBe(true);
  });
});

describe("the caller's words", () => {
  it.each([
    ['my number is 415 555 2671 okay', 'my number is (number) okay'],
    ['it is (415) 555-2671', 'it is (number)'],
    ['four one five, five five five, two six seven one', '(number)'],
    ['plus four four twenty seventy nine forty six', 'plus (number)'],
    ['we have 1500 vans in 2026', 'we have 1500 vans in 2026'],
  ])('%s are shown as: %s', (said, shown) => {
    expect(withoutNumbers(said)).toBe(shown);
  });
});

it('sentences end at a mark and a blank, not inside a number', () => {
  expect(sentences('It is 3.5. Really? Yes… "Good." And')).toEqual(['It is 3.5.', 'Really?', 'Yes…', '"Good."', 'And']);
});
