import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../contract/article.ts';
import { fakeComparison } from '../../tests/fakes/fake-comparison.ts';
import { readFakeSource } from '../../tests/fakes/fake-article.ts';
import type { Compared, Side } from '../state/comparison.svelte.ts';
import { setOut } from './set-out.ts';

/** Two articles as the screen has them. */
function compared(here: string, there: string): Compared {
  const [a, b] = [
    { path: 'a.md', text: here },
    { path: 'b.md', text: there },
  ].map((source) => readFakeSource(source, 0));
  if (!a || !b) throw new Error('The sources cannot be read.');
  const comparison = fakeComparison(a, b);
  const article = ({ row, content }: typeof a) => ({
    ...row,
    ...content,
    annotations: 0,
    reading: { offset: 0, progress: 0, at: null },
  });
  return {
    ...{ here: article(a), there: article(b), comparison },
    links: [
      ...comparison.sentences.map((pair) => ({
        kind: 'sentence' as const,
        words: [],
        hereWords: [],
        thereWords: [],
        ...pair,
      })),
      ...comparison.subjects.map((pair) => ({ kind: 'subject' as const, likeness: 0, ...pair })),
    ],
  };
}

const parts = (pair: Compared, side: Side): [string, string][] =>
  setOut(pair, side).flatMap((set) =>
    set.parts
      .filter(({ kind }) => kind !== 'plain')
      .map(({ kind, runs }): [string, string] => [kind, runs.map(({ text }) => text).join('')]),
  );
const changed = (pair: Compared, side: Side): string[] =>
  setOut(pair, side).flatMap((set) =>
    set.parts.flatMap(({ runs }) => runs.filter(({ isChanged }) => isChanged).map(({ text }) => text)),
  );

const HERE = 'The sea took the lock in the night. Nobody saw it go. The harbour is closed until spring.';
const THERE = 'The harbour is closed until autumn. The sea took the lock in the night. A dog barked.';

describe('two texts side by side', () => {
  it('are cut into what both say and what only one says', () => {
    const pair = compared(HERE, THERE);
    expect(parts(pair, 'here')).toEqual([
      ['sentence', 'The sea took the lock in the night.'],
      ['only', 'Nobody saw it go.'],
      ['sentence', 'The harbour is closed until spring.'],
    ]);
    expect(parts(pair, 'there')).toEqual([
      ['sentence', 'The harbour is closed until autumn.'],
      ['sentence', 'The sea took the lock in the night.'],
      ['only', 'A dog barked.'],
    ]);
  });

  it('mark the words that differ, each on its side, and signs never', () => {
    const pair = compared(HERE, THERE.replace('lock in', 'lock, in'));
    expect(changed(pair, 'here')).toEqual(['spring']);
    expect(changed(pair, 'there')).toEqual(['autumn']);
  });

  it('mark nothing as said by one alone when nothing is said by both', () =>
    expect(parts(compared(HERE, 'A bakery opens at six.'), 'here')).toEqual([]));

  it('say which words passages on one subject share, in each', () => {
    const pair = compared(
      'The engineers promise granite for winter.',
      'To the council the engineers showed granite, and spoke of winter.',
    );
    const shared = (side: Side): string[] =>
      setOut(pair, side).flatMap((set) =>
        set.parts.flatMap(({ runs }) =>
          runs.filter((run) => run.shared.length > 0).map(({ text }) => text.toLowerCase()),
        ),
      );
    expect(shared('here')).toEqual(['engineers', 'granite', 'winter']);
    expect(shared('there')).toEqual(['engineers', 'granite', 'winter']);
  });

  it('lose no letter of a text, whatever is shared', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('One went. ', 'Two came, late.\n\n', 'A *third* stood. ', 'Four; five! ')),
        fc.array(fc.constantFrom('One went. ', 'Two came late. ', 'A third stood.\n\n', 'Nobody else. ')),
        (a, b) => {
          const pair = compared(`Start ${a.join('')}`, `Start ${b.join('')}`);
          for (const side of ['here', 'there'] as const) {
            const { text, blocks } = pair[side];
            const shown = setOut(pair, side).map((set) =>
              set.parts.flatMap(({ runs }) => runs.map((run) => run.text)).join(''),
            );
            expect(shown).toEqual(blocks.map(({ start, end }: Span) => text.slice(start, end)));
          }
        },
      ),
    ));
});
