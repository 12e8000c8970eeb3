/** Passages of released prose through its real revisions. */
import { describePassage } from '../../core/annotations/describe.ts';
import { judgeSpan, type Verdict } from '../../core/annotations/fixtures/letters.ts';
import { hashOf, METHOD_NAMES, METHODS, type MethodName } from './methods.ts';
import type { Revision } from './packages.ts';
import { passagesOf } from './revision-truth.ts';

export interface RevisionOutcome {
  readonly method: MethodName;
  readonly kind: string;
  readonly isEdited: boolean;
  readonly verdict: Verdict;
}

export function outcomesOfRevisions(revisions: readonly Revision[], seed: number): RevisionOutcome[] {
  return revisions.flatMap((revision, index) => {
    const { before, after } = revision;
    const [hashBefore, hashAfter] = [hashOf(before), hashOf(after)];
    return passagesOf(revision, seed * 1_009 + index).flatMap(({ kind, was, is, isEdited }) => {
      const passage = describePassage(before, hashBefore, was.start, was.end);
      return METHOD_NAMES.map((method) => {
        const anchor = METHODS[method](passage, before, after, hashAfter);
        const verdict = anchor.state === 'orphaned' ? 'orphan' : judgeSpan(anchor, is);
        return { method, kind, isEdited, verdict };
      });
    });
  });
}
