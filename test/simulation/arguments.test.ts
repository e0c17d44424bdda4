import { parseArguments } from './arguments';

describe('npm run simulate', () => {
  it('runs 500 seeds from 1 when nothing is said', () =>
    expect(parseArguments([])).toMatchObject({ mode: 'seeds', count: 500, from: 1, json: false }));
  it('takes another range, as JSON', () =>
    expect(parseArguments(['--seeds', '10000', '--from', '7', '--json'])).toMatchObject({
      mode: 'seeds',
      count: 10_000,
      from: 7,
      json: true,
    }));
  it('replays a seed without what makes no difference', () =>
    expect(
      parseArguments(['--replay', '163', '--without', 'hang', '--without', 'slow @ lex → lambda.Invoke(lex-fulfillment) #3']),
    ).toMatchObject({
      mode: 'replay',
      count: 163,
      without: ['hang', 'slow @ lex → lambda.Invoke(lex-fulfillment) #3'],
    }));
  it.each([
    [['--seed', '5'], /--seed is not known/],
    [['--seeds'], /needs a value/],
    [['--burst', 'many'], /expected a whole number/],
  ])('refuses %j', (args, message) => expect(() => parseArguments(args)).toThrow(message));
});
