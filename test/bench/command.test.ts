import { type Command, positive, runCommand } from '../../bench/command';

const command: Command = {
  name: 'sample',
  help: '\nnpm run bench -- sample [options]\n\nA sample.\n',
  options: { events: { type: 'string' } },
  run: async (values) => ({
    json: { events: positive(values, 'events', 3) },
    table: 'a table',
    missed: ['too slow: 9, expected at most 5'],
  }),
};

/** What the command wrote, and its exit code. */
async function run(...argv: string[]) {
  const written = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  try {
    return { code: await runCommand(command, argv), ...written };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

it('prints one JSON object with what was missed and the machine, without its name', async () => {
  const { code, out } = await run('--json', '--events', '5');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    events: 5,
    missed: ['too slow: 9, expected at most 5'],
    machine: { cores: expect.any(Number), node: process.versions.node, platform: expect.any(String), load: expect.any(Number) },
  });
});

it('prints a table for people, and exits 1 on a missed target only when asked to check', async () => {
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('a table\nmissed: too slow') });
  expect(await run('--check')).toMatchObject({ code: 1 });
});

it('tells what it takes, and what is wrong with what it was given', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--save') });
  expect(await run('--events', 'many')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--events many: expected a whole number above 0'),
  });
  expect(await run('--nonsense')).toMatchObject({ code: 2, err: expect.stringContaining('--help lists the options') });
});
