/** Whether an article, or a passage of it, answers a query: how the leaves it holds and its own data come together. Pure. */
import type { Filter, Test } from './asked.ts';

/** Takes which leaves are held, as bits, and the slot of the article they are held in. */
export type Answers = (held: number, slot: number) => boolean;

/** `passing` answers which articles pass a filter, by slot. */
export function answersOf(test: Test, passing: (filter: Filter) => (slot: number) => boolean): Answers {
  switch (test.kind) {
    case 'leaf':
      return (held) => (held & (1 << test.leaf)) !== 0;
    case 'filter': {
      const passes = passing(test.filter);
      return (_held, slot) => passes(slot);
    }
    case 'not': {
      const of = answersOf(test.of, passing);
      return (held, slot) => !of(held, slot);
    }
    case 'and': {
      const all = test.of.map((each) => answersOf(each, passing));
      return (held, slot) => {
        for (const each of all) if (!each(held, slot)) return false;
        return true;
      };
    }
    case 'or': {
      const any = test.of.map((each) => answersOf(each, passing));
      return (held, slot) => {
        for (const each of any) if (each(held, slot)) return true;
        return false;
      };
    }
  }
}

/** Whether an article that holds none of the leaves may answer: then all articles must be asked. */
export function mayHoldNothing(test: Test): boolean {
  if (test.kind === 'and') return test.of.every(mayHoldNothing);
  if (test.kind === 'or') return test.of.some(mayHoldNothing);
  return test.kind !== 'leaf';
}

/** Whether articles are asked for more than the leaves they hold. */
export function asksOfArticles(test: Test): boolean {
  if (test.kind === 'and' || test.kind === 'or') return test.of.some(asksOfArticles);
  return test.kind === 'not' ? asksOfArticles(test.of) : test.kind === 'filter';
}
