import { descriptionParts } from '../../../../../local/console/web/leads/description-parts';
import { field, fullName, isAbout, tasksOf } from '../../../../../local/console/web/leads/sobject';

it('takes the description apart as Atlas writes it', () => {
  const description = [
    'Callback by Atlas',
    'Wants: a demo: today',
    'What happened: Atlas is calling.',
    'What is next: Wait for the outcome of the call.',
    '(Atlas keeps these lines up to date.)',
  ].join('\n');
  expect(descriptionParts(description)).toEqual({
    facts: [
      { name: 'Wants', value: 'a demo: today' },
      { name: 'What happened', value: 'Atlas is calling.' },
      { name: 'What is next', value: 'Wait for the outcome of the call.' },
    ],
    rest: '',
  });
});

it('keeps what people have written around it', () => {
  expect(
    descriptionParts('Met at the fair.\nCallback by Atlas\r\nWants: a demo\n(Atlas keeps these lines up to date.)\n\nCall on Monday'),
  ).toEqual({
    facts: [{ name: 'Wants', value: 'a demo' }],
    rest: 'Met at the fair.\nCall on Monday',
  });
  expect(descriptionParts('')).toEqual({ facts: [], rest: '' });
});

it('shows a field as text whatever it holds', () => {
  const lead = { LastName: 'Lovelace', CallDurationInSeconds: 0, Odd: { a: 1 }, None: null };
  expect(['LastName', 'CallDurationInSeconds', 'Odd', 'None', 'Missing'].map((name) => field(lead, name))).toEqual([
    'Lovelace',
    '0',
    '',
    '',
    '',
  ]);
  expect(fullName({ FirstName: 'Ada', LastName: 'Lovelace' })).toBe('Ada Lovelace');
  expect(fullName({})).toBe('Caller');
});

it('puts a task with its lead, also once that is a contact', () => {
  const lead = { Id: '00Q1', ConvertedContactId: '0031' };
  const tasks = [{ Id: 'a', WhoId: '00Q1' }, { Id: 'b', WhoId: '0031' }, { Id: 'c', WhoId: '00Q2' }, { Id: 'd' }];
  expect(tasksOf(lead, tasks).map((task) => field(task, 'Id'))).toEqual(['b', 'a']);
  expect(isAbout({ Id: 'd' }, { Id: '' })).toBe(false);
});
