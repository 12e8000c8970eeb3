/** The rows in each order that was asked for: sorted whole once; afterwards what changed is taken out and merged in again. */
import { COLOURS } from '../../contract/annotation.ts';
import type { NotebookSort } from '../../contract/notebook.ts';
import { merge, sort, type Compare, type Steps } from '../library/shelf-order.ts';
import type { Row } from './row.ts';
import type { Rows } from './rows.ts';

const byPlace: Compare<Row> = (a, b) =>
  a.article.rank - b.article.rank || a.start - b.start || (a.id < b.id ? -1 : 1);

const COMPARE: Readonly<Record<NotebookSort, Compare<Row>>> = {
  created: (a, b) => a.annotation.createdAt - b.annotation.createdAt || byPlace(a, b),
  changed: (a, b) => a.annotation.updatedAt - b.annotation.updatedAt || byPlace(a, b),
  place: byPlace,
  colour: (a, b) =>
    COLOURS.indexOf(a.annotation.colour) - COLOURS.indexOf(b.annotation.colour) || byPlace(a, b),
};

const STEP = 2_000;

interface Order {
  rows: readonly Row[];
  /** Ids of the rows that came, went or changed since. */
  stale: Set<string>;
}

export class Orders {
  readonly #rows: Rows;
  readonly #orders = new Map<NotebookSort, Order>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  *noteChange(ids: ReadonlySet<string>): Steps<void> {
    let seen = 0;
    for (const order of this.#orders.values())
      for (const id of ids) {
        order.stale.add(id);
        if (++seen % STEP === 0) yield;
      }
  }

  /** All rows in ascending order. */
  *in(by: NotebookSort): Steps<readonly Row[]> {
    const compare = COMPARE[by];
    let order = this.#orders.get(by);
    if (!order) {
      order = { rows: yield* sort([...this.#rows.all()], compare), stale: new Set() };
      this.#orders.set(by, order);
    }
    if (order.stale.size > 0) {
      const { stale } = order;
      order.stale = new Set();
      const fresh: Row[] = [];
      const kept: Row[] = [];
      let seen = 0;
      for (const id of stale) {
        const row = this.#rows.get(id);
        if (row) fresh.push(row);
        if (++seen % STEP === 0) yield;
      }
      for (const row of order.rows) {
        if (!stale.has(row.id)) kept.push(row);
        if (++seen % STEP === 0) yield;
      }
      order.rows = yield* merge(kept, yield* sort(fresh, compare), compare);
    }
    return order.rows;
  }
}
