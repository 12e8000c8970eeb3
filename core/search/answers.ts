/** Whether an article, or a passage of it, answers a query: how the leaves it holds and its own data come together. Pure. */
import { passes, type KnownArticle } from './facts.ts';
import type { Test } from './plan.ts';

/** Takes which leaves are held, as bits, and whose they are. */
export type Answers = (held: number, article: KnownArticle) => boolean;

export function answersOf(test: Test): Answers {
  switch (test.kind) {
    case 'leaf':
      return (held) => (held & (1 << test.leaf)) !== 0;
    case 'filter':
      return (_held, article) => passes(article, test.filter);
    case 'not': {
      const of = answersOf(test.of);
      return (held, article) => !of(held, article);
    }
    case 'and': {
      const all = test.of.map(answersOf);
      return (held, article) => all.every((each) => each(held, article));
    }
    case 'or': {
      const any = test.of.map(answersOf);
      return (held, article) => any.some((each) => each(held, article));
    }
  }
}

/** Whether an article that holds none of the leaves may answer: then all articles must be asked. */
export function mayHoldNothing(test: Test): boolean {
  if (test.kind === 'and') return test.of.every(mayHoldNothing);
  if (test.kind === 'or') return test.of.some(mayHoldNothing);
  return test.kind !== 'leaf';
}
