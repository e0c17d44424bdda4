import { optionsOf, run } from './arguments';
import { diagnose } from './doctor/diagnose';
import type { Finding, Status } from './doctor/finding';
import { WHICH, WHICH_HELP } from './whereabouts';

const HELP = `npm run doctor -- [options]

Looks at everything that a call needs, in the account that your credentials lead to, and says what is wrong and what to do. It writes nothing and
calls nobody; it says one word to each model and "hello" to the bot, which costs less than a cent.

  --json           the findings as JSON: [{check, status: ok | wrong | unknown, says, fix?}]

Exit code 0: nothing is wrong. 1: something is. \`?\` is what you may not look at, or what the answer does not tell.
${WHICH_HELP.replace(/ {2}--outputs[^\n]*\n/, '')}`;

const MARKS: Readonly<Record<Status, string>> = { ok: '✓', wrong: '✗', unknown: '?' };

run(async () => {
  const { outputs: _outputs, ...which } = WHICH;
  const values = optionsOf(HELP, { ...which, json: { type: 'boolean' } });
  if (!values) return 0;
  const all = await diagnose(values);

  const count = (status: Status) => all.filter((finding) => finding.status === status).length;
  if (values.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else {
    for (const finding of all) process.stdout.write(lineOf(finding));
    process.stdout.write(`\n${count('ok')} well, ${count('wrong')} wrong, ${count('unknown')} not known\n`);
  }
  return count('wrong') > 0 ? 1 : 0;
});

const lineOf = ({ check, status, says, fix }: Finding): string =>
  `${MARKS[status]} ${check}: ${says}\n${fix === undefined ? '' : `    → ${fix}\n`}`;
