import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../contract/review.ts';
import { alone, compare, rowsOf, type Piece, type Version } from './compare.ts';

/** Surroundings as a sentence with the passage in brackets. */
function around(sentence: string): Surroundings {
  const start = sentence.indexOf('[');
  const end = sentence.indexOf(']') - 1;
  return { text: sentence.replace(/[[\]]/g, ''), span: { start, end } };
}

/** Pieces as a sentence: {-gone-} and {+come+}. */
const written = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');
const sentence = ({ lead, passage, trail }: Version): string =>
  `${written(lead)}[${written(passage)}]${written(trail)}`;

describe('Two versions of a passage', () => {
  it('are marked where they differ: what went on one side, what came on the other', () => {
    const { before, after } = compare(
      around('Every spring [the river floods the low meadow] and the farmers wait.'),
      around('Every spring [the river drowns the low meadow] and the farmers wait.'),
    );
    expect(sentence(before)).toBe('Every spring [the river {-floods-} the low meadow] and the farmers wait.');
    expect(sentence(after)).toBe('Every spring [the river {+drowns+} the low meadow] and the farmers wait.');
  });

  it('are told apart in their surroundings too, but not at the far ends, where each was cut elsewhere', () => {
    const { before, after } = compare(
      around('by the old mill, every spring [the river floods] and the farmers wait for May'),
      around('mill, every other spring [the river floods] and the farmers wait'),
    );
    expect(sentence(before)).toBe(
      'by the old mill, every spring [the river floods] and the farmers wait for May',
    );
    expect(sentence(after)).toBe('mill, every{+ other+} spring [the river floods] and the farmers wait');
  });

  it('are left unmarked in surroundings that are other ones altogether', () => {
    const { before, after } = compare(
      around('Nobody asked the bakers of Lyon. [Bread is slow.] They rise at three.'),
      around('In the end, what remains is this: [Bread is slow.] Source: the review of mills'),
    );
    expect(sentence(before)).toBe('Nobody asked the bakers of Lyon. [Bread is slow.] They rise at three.');
    expect(sentence(after)).toBe(
      'In the end, what remains is this: [Bread is slow.] Source: the review of mills',
    );
  });

  it('hold each side’s text whole', () => {
    const before = around('One two three [four five six] seven eight nine.');
    const after = around('One two and three [four five, or six] seven nine ten.');
    const compared = compare(before, after);
    const textOf = ({ lead, passage, trail }: Version): string =>
      [...lead, ...passage, ...trail].map(({ text }) => text).join('');
    expect(textOf(compared.before)).toBe(before.text);
    expect(textOf(compared.after)).toBe(after.text);
    expect(sentence(alone(before))).toBe('One two three [four five six] seven eight nine.');
  });
});

describe('Two whole texts', () => {
  it('stand in rows, paragraph by paragraph, with what was put in between on one side alone', () => {
    const rows = rowsOf(
      'The tide\n\nIt came at noon.\n\nNobody saw it.',
      'The tide\n\nA new paragraph.\n\nIt came at one.\n\nNobody saw it.',
    );
    expect(rows.map(({ before, after }) => [written(before), written(after)])).toEqual([
      ['The tide', 'The tide'],
      ['', '{+A new paragraph.+}'],
      ['It came at {-noon-}.', 'It came at {+one+}.'],
      ['Nobody saw it.', 'Nobody saw it.'],
    ]);
  });
});
