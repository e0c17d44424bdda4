import type { Mode } from './mode';

const SAY_EVERY = 100;

/** Every seed twice: the traces must be the same, byte for byte, whichever worlds the thread has hosted before. */
export const determinism: Mode = async ({ args, pool, assembly, say }) => {
  const different: number[] = [];
  let done = 0;
  const seeds = Array.from({ length: args.count }, (_, index) => args.from + index);
  const hashes = (seed: number) => pool.run({ assembly, seed, wantsHash: true });
  // All first runs are asked for before the second ones: those meet another thread, and other worlds before them.
  const first = seeds.map(hashes);
  const second = seeds.map(hashes);
  await Promise.all(
    seeds.map(async (seed, index) => {
      const [one, other] = await Promise.all([first[index], second[index]]);
      if (one?.hash === undefined || one.hash !== other?.hash) different.push(seed);
      if (++done % SAY_EVERY === 0) say(`${done} seeds compared, ${different.length} differ`);
    }),
  );
  different.sort((a, b) => a - b);
  const same = args.count - different.length;
  return {
    isGood: different.length === 0,
    report: { seeds: args.count, from: args.from, same, different },
    lines: [`${same} of ${args.count} seeds gave the same trace twice${different.length > 0 ? `; not ${different.join(', ')}` : ''}`],
  };
};
