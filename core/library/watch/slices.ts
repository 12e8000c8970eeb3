/** Bounded parallel work: a slice at a time, so that neither the thread pool nor the event loop is taken for long. */

/** Runs `work` for every item, at most `size` at once; rejects with the first failure of a slice. */
export async function inSlices<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += size)
    await Promise.all(items.slice(start, start + size).map(work));
}
