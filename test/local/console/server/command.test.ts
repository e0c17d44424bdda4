import { parseCommand } from '../../../../local/console/server/command';

describe('a command of the page', () => {
  it.each([
    [{ command: 'dial', from: '+14155550123' }],
    [{ command: 'say', text: '' }],
    [{ command: 'press', digits: '12*#' }],
    [{ command: 'answer' }],
    [{ command: 'decline' }],
    [{ command: 'hangUp' }],
    [{ command: 'salesforceDown', down: false }],
    [{ command: 'dialingStopped', stopped: true }],
  ])('is %j', (command) => expect(parseCommand(command)).toEqual(command));

  it.each<[unknown, string]>([
    [{ command: 'dial' }, 'dial needs "from": a text'],
    [{ command: 'dial', from: 14155550123 }, 'dial needs "from": a text'],
    [{ command: 'dial', from: '+14155550123', to: '+19005550100' }, 'dial takes only command, from'],
    [{ command: 'say', text: ['hello'] }, 'say needs "text": a text'],
    [{ command: 'press', digits: 'one' }, 'press needs "digits": one or more of the keys 0-9, * and #'],
    [{ command: 'press', digits: '' }, 'press needs "digits": one or more of the keys 0-9, * and #'],
    [{ command: 'press', digits: '1'.repeat(65) }, 'press needs "digits": one or more of the keys 0-9, * and #'],
    [{ command: 'salesforceDown', down: 'yes' }, 'salesforceDown needs "down": true or false'],
    [{ command: 'dialingStopped' }, 'dialingStopped needs "stopped": true or false'],
    [
      { command: 'constructor' },
      'there is no such command; there are dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped',
    ],
    [
      { command: { toString: 'dial' } },
      'there is no such command; there are dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped',
    ],
    [{}, 'there is no such command; there are dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped'],
    [['dial'], 'send one command: {"command": one of dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped}'],
    [null, 'send one command: {"command": one of dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped}'],
    ['dial', 'send one command: {"command": one of dial, say, press, answer, decline, hangUp, salesforceDown, dialingStopped}'],
  ])('is not %j', (body, message) => {
    expect(() => parseCommand(body)).toThrow(expect.objectContaining({ name: 'Refused', status: 400, message }));
  });
});
