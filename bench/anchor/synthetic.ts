/** Passages through named edits: the cases of a run, and what each method makes of them. */
import type { Anchor } from '../../contract/annotation.ts';
import { describePassage } from '../../core/annotations/describe.ts';
import { SCENARIOS } from '../../core/annotations/fixtures/edits.ts';
import { judge, lettersOf, textOf, type Verdict } from '../../core/annotations/fixtures/letters.ts';
import { choosePassage, PASSAGE_KINDS } from '../../core/annotations/fixtures/passages.ts';
import { randomFrom } from '../../core/annotations/fixtures/prose.ts';
import { hashOf, METHOD_NAMES, METHODS, type MethodName } from './methods.ts';
import type { DrawTexts } from './texts.ts';

export interface Outcome {
  readonly method: MethodName;
  readonly scenario: string;
  readonly kind: string;
  readonly state: Anchor['state'];
  readonly verdict: Verdict;
  /** Nothing of the passage is left: only an orphan is right. */
  readonly isDeleted: boolean;
  readonly ms: number;
}

/** One case of every scenario and kind a round; every text is new, so that nothing is remembered between cases. */
export function* outcomesOf(draw: DrawTexts, seed: number, rounds: number): Generator<Outcome> {
  for (const [index, [scenario, { prepare, concerns, edit }]] of Object.entries(SCENARIOS).entries())
    for (const [kindIndex, kind] of PASSAGE_KINDS.entries())
      for (let round = 0; round < rounds; round++) {
        const random = randomFrom(seed * 7_919 + round * 1_009 + index * 31 + kindIndex);
        const drawn = draw(random);
        const kept = prepare ? prepare(drawn.text, random) : drawn.text;
        const span = choosePassage(kept, kind, random, concerns);
        if (!span) continue;
        const letters = edit(lettersOf(kept), random, { ...span, other: drawn.other });
        const today = textOf(letters);
        if (today === '') continue;
        const passage = describePassage(kept, hashOf(kept), span.start, span.end);
        const todayHash = hashOf(today);
        const isDeleted = judge({ state: 'orphaned' }, letters, span.start, span.end) === 'right';
        for (const method of METHOD_NAMES) {
          const started = performance.now();
          const anchor = METHODS[method](passage, kept, today, todayHash);
          const ms = performance.now() - started;
          const verdict = judge(anchor, letters, span.start, span.end);
          yield { method, scenario, kind, state: anchor.state, verdict, isDeleted, ms };
        }
      }
}
