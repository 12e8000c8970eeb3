/** Keeps what is selected in a list that scrolls where it is on the screen, while the list comes anew. */
import { tick } from 'svelte';

const topIn = (list: HTMLElement): number | null =>
  list.querySelector('[aria-selected="true"]')?.getBoundingClientRect().top ?? null;

/** Called before the screen changes. */
export async function keepInPlace(list: HTMLElement): Promise<void> {
  const before = topIn(list);
  await tick();
  const after = topIn(list);
  if (before !== null && after !== null) list.scrollBy({ top: after - before, behavior: 'instant' });
}
