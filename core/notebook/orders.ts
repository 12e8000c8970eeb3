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

  noteChange(ids: ReadonlySet<string>): void {
    for (const order of this.#orders.values()) for (const id of ids) order.stale.add(id);
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
      const fresh = [...stale].map((id) => this.#rows.get(id)).filter((row) => row !== null);
      const kept = order.rows.filter(({ id }) => !stale.has(id));
      order.rows = yield* merge(kept, yield* sort(fresh, compare), compare);
    }
    return order.rows;
  }
}
