/** A span of a text -> a passage that says it redundantly. Pure; never cuts a character in two. */
import type { Passage } from '../../contract/annotation.ts';
import { ExpectedError } from '../../contract/reply.ts';

/** UTF-16 units kept on each side. */
const CONTEXT = 32;

/** True between the two halves of a character outside the basic plane. */
const cutsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

/**
 * Describes `text[start, end)`; ends inside a character are moved to include it whole. Fails with `invalid-input` when
 * the span is empty or not inside the text. `textHash` is the text's SHA-256.
 */
export function describePassage(text: string, textHash: string, start: number, end: number): Passage {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new ExpectedError('invalid-input', 'The passage is not inside the text.');
  const from = cutsPair(text, start) ? start - 1 : start;
  const to = cutsPair(text, end) ? end + 1 : end;
  const before = Math.max(0, from - CONTEXT);
  const after = Math.min(text.length, to + CONTEXT);
  return {
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: text.slice(cutsPair(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, cutsPair(text, after) ? after - 1 : after),
    textHash,
  };
}
