/** What there is to filter by, counted over all rows once for each state of them. */
import { COLOURS, type Colour } from '../../contract/annotation.ts';
import type { TagCount } from '../../contract/notebook.ts';
import type { Steps } from '../library/shelf-order.ts';
import { fold } from '../search/fold.ts';
import type { Row } from './row.ts';

const STEP = 2_000;

export interface Tally {
  readonly colours: Readonly<Record<Colour, number>>;
  readonly gone: number;
  readonly untagged: number;
  /** The most used first. */
  readonly tags: readonly TagCount[];
}

const names = new Intl.Collator(undefined, { numeric: true });

export function* tally(rows: Iterable<Row>): Steps<Tally> {
  const colours = new Map<Colour, number>();
  const tags = new Map<string, number>();
  let [gone, untagged, seen] = [0, 0, 0];
  for (const { annotation, article } of rows) {
    colours.set(annotation.colour, (colours.get(annotation.colour) ?? 0) + 1);
    for (const tag of new Set(annotation.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (!article.info.isHere) gone++;
    if (annotation.tags.length === 0) untagged++;
    if (++seen % STEP === 0) yield;
  }
  const [sun = 0, leaf = 0, sky = 0, rose = 0, plum = 0] = COLOURS.map((colour) => colours.get(colour));
  return {
    ...{ gone, untagged },
    colours: { sun, leaf, sky, rose, plum },
    tags: [...tags]
      .map(([tag, annotations]) => ({ tag, annotations }))
      .sort((a, b) => b.annotations - a.annotations || names.compare(a.tag, b.tag)),
  };
}

/**
 * Those whose words begin with what was typed, then those that hold it, at most `limit`; each in the order given. Accents
 * and capitals make no difference.
 */
export function holding<Item>(
  items: Iterable<Item>,
  wordsOf: (item: Item) => string,
  typed: string,
  limit: number,
): Item[] {
  const wanted = fold(typed).trim();
  const beginning: Item[] = [];
  const containing: Item[] = [];
  for (const item of items) {
    if (beginning.length >= limit) break;
    const at = wanted === '' ? 0 : fold(wordsOf(item)).indexOf(wanted);
    if (at === 0) beginning.push(item);
    else if (at > 0) containing.push(item);
  }
  return [...beginning, ...containing].slice(0, limit);
}
