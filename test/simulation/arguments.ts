/** What `npm run simulate` was asked to do. */
export interface Arguments {
  readonly mode: 'seeds' | 'determinism' | 'planted' | 'burst' | 'replay' | 'help';
  /** Of the mode: how many seeds, how many callers, which seed. */
  readonly count: number;
  readonly from: number;
  readonly json: boolean;
  /** Failing seeds are not written to seeds.json. */
  readonly keepsNothing: boolean;
  /** Kinds of faults and single strikes that are left out. */
  readonly without: readonly string[];
  /** Of planted bugs, those with this in their names; all of them without it. */
  readonly only?: string;
  /** Faults that strike in any case: `kind @ arrow`. */
  readonly aims: readonly string[];
}

export const HELP = `npm run simulate: the shipped bundles and definitions on virtual time, with everything going wrong that can.

  --seeds N          runs N worlds, after those of test/simulation/seeds.json           [500]
  --from K           the first seed                                                      [1]
  --determinism N    runs N seeds twice and compares their traces
  --planted          plants design bugs, one after the other, and looks for each in up to 500 seeds
  --only TEXT        of the planted bugs, those whose name has this in it
  --burst N          N callers ask for a callback at once
  --replay SEED      tells what happens in one seed, line by line
  --without TEXT     leaves out a kind of fault, or one strike as a shrunk schedule names it (repeatable)
  --aim TEXT         with --replay: "kind @ arrow" strikes the first time that the arrow is passed (repeatable)
  --no-keep          does not write failing seeds to test/simulation/seeds.json
  --json             the result as JSON on stdout; progress is on stderr
  --help             this

Exits with 1 when an invariant broke, a planted bug was not caught, or a trace differed.`;

const MODES = ['determinism', 'burst', 'replay', 'seeds'] as const;

/** Throws a message for the person at the keyboard. */
export function parseArguments(args: readonly string[]): Arguments {
  let parsed: Arguments = { mode: 'seeds', count: 500, from: 1, json: false, keepsNothing: false, without: [], aims: [] };
  for (let i = 0; i < args.length; i++) {
    const name = (args[i] ?? '').replace(/^--/, '');
    const value = () => args[++i] ?? fail(`--${name} needs a value`);
    const whole = () => {
      const text = value();
      return /^\d+$/.test(text) ? Number(text) : fail(`--${name} is ${text}, expected a whole number`);
    };
    const mode = MODES.find((each) => each === name);
    if (mode) parsed = { ...parsed, mode, count: whole() };
    else if (name === 'planted' || name === 'help') parsed = { ...parsed, mode: name };
    else if (name === 'from') parsed = { ...parsed, from: whole() };
    else if (name === 'json') parsed = { ...parsed, json: true };
    else if (name === 'no-keep') parsed = { ...parsed, keepsNothing: true };
    else if (name === 'only') parsed = { ...parsed, only: value() };
    else if (name === 'aim') parsed = { ...parsed, aims: [...parsed.aims, value()] };
    else if (name === 'without') parsed = { ...parsed, without: [...parsed.without, value()] };
    else fail(`${args[i]} is not known here; see --help`);
  }
  return parsed;
}

function fail(message: string): never {
  throw new Error(message);
}
