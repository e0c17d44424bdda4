/** Runs `work` on every item, at most `limit` at a time, in order of start. A failure of one ends all: catch inside `work` what must not. */
export async function concurrently<Item>(items: readonly Item[], limit: number, work: (item: Item) => Promise<void>): Promise<void> {
  const remaining = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of remaining) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
