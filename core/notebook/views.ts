/** Filtered, sorted and grouped: the list that windows are cut from. The last few stay, so that scrolling only slices. */
import type { NotebookGroup, NotebookGroupHead, NotebookQuery } from '../../contract/notebook.ts';
import type { Steps } from '../library/shelf-order.ts';
import { isNarrowed, type Asked, type Test } from './asked.ts';
import type { Orders } from './orders.ts';
import { testsOf } from './passes.ts';
import type { Row } from './row.ts';

const STEP = 2_000;
const KEPT = 4;

export type Listing = Pick<NotebookQuery, 'filter' | 'sort' | 'descending' | 'group'>;

export interface View {
  readonly rows: readonly Row[];
  /** By the index of its first row. */
  readonly heads: ReadonlyMap<number, NotebookGroupHead>;
  /** Different annotations. */
  readonly annotations: number;
}

interface Filtered {
  readonly version: number;
  /** All of the listing but its words. */
  readonly frame: string;
  readonly asked: Asked;
  readonly rows: readonly Row[];
  readonly views: Map<NotebookGroup, View>;
}

const frameOf = ({ filter, sort, descending }: Listing): string =>
  JSON.stringify([{ ...filter, search: '' }, sort, descending]);

export class Views {
  readonly #orders: Orders;
  #kept: readonly Filtered[] = [];

  constructor(orders: Orders) {
    this.#orders = orders;
  }

  /** `version` tells lists of other rows apart; `asked` is what the listing's search asks for, the same object while it does. */
  *of(listing: Listing, version: number, asked: Asked): Steps<View> {
    const filtered = yield* this.#filtered(listing, version, asked);
    const known = filtered.views.get(listing.group);
    if (known) return known;
    const view = yield* grouped(filtered.rows, listing.group);
    filtered.views.set(listing.group, view);
    return view;
  }

  *#filtered(listing: Listing, version: number, asked: Asked): Steps<Filtered> {
    const frame = frameOf(listing);
    const alike = this.#kept.filter((one) => one.version === version && one.frame === frame);
    const known = alike.find((one) => one.asked === asked);
    if (known) return known;
    const wider = alike.find((one) => isNarrowed(one.asked, asked));
    const from = wider?.rows ?? (yield* this.#ordered(listing));
    const rows = yield* filter(from, testsOf(listing.filter, asked));
    const filtered = { version, frame, asked, rows, views: new Map() };
    this.#kept = [filtered, ...this.#kept.filter((one) => one.version === version)].slice(0, KEPT);
    return filtered;
  }

  *#ordered({ sort, descending }: Listing): Steps<readonly Row[]> {
    const rows = yield* this.#orders.in(sort);
    return descending ? [...rows].reverse() : rows;
  }
}

function* filter(rows: readonly Row[], tests: readonly Test[]): Steps<readonly Row[]> {
  if (tests.length === 0) return rows;
  const passed: Row[] = [];
  let seen = 0;
  for (const row of rows) {
    if (tests.every((test) => test(row))) passed.push(row);
    if (++seen % STEP === 0) yield;
  }
  return passed;
}

const tagNames = new Intl.Collator(undefined, { numeric: true });

/** The groups a row belongs to: by its article's id, or by its tags; an empty name is for those without a tag. */
const namesOf = ({ annotation: { articleId, tags } }: Row, group: NotebookGroup): readonly string[] =>
  group === 'article' ? [articleId] : tags.length > 0 ? tags : [''];

/** Articles stand in the order of their first row, tags by name, and what has no tag last. */
function* grouped(rows: readonly Row[], group: NotebookGroup): Steps<View> {
  if (group === 'none') return { rows, heads: new Map(), annotations: rows.length };
  const groups = new Map<string, Row[]>();
  let seen = 0;
  for (const row of rows) {
    for (const name of namesOf(row, group)) {
      const members = groups.get(name);
      if (members) members.push(row);
      else groups.set(name, [row]);
    }
    if (++seen % STEP === 0) yield;
  }
  const sorted = [...groups];
  if (group === 'tag')
    sorted.sort(([a], [b]) => Number(a === '') - Number(b === '') || tagNames.compare(a, b));
  const heads = new Map<number, NotebookGroupHead>();
  let first = 0;
  for (const [name, members] of sorted) {
    const title = group === 'article' ? (members[0]?.article.info.title ?? '') : name || null;
    heads.set(first, { name: title, rows: members.length });
    first += members.length;
  }
  const all = new Array<Row>().concat(...sorted.map(([, members]) => members));
  return { rows: all, heads, annotations: rows.length };
}
