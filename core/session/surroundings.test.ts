import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './surroundings.ts';

const PARAGRAPH =
  'The tide came in under the boards before anybody had thought of the boats, and the children who slept above the nets heard it first. ';
const STORY = `The quay\n\n${PARAGRAPH.repeat(4)}\n\nMorning.\n\n${PARAGRAPH.repeat(4)}`;

const around = (words: string, from = 0) => {
  const start = STORY.indexOf(words, from);
  return surroundingsOf(STORY, { start, end: start + words.length });
};

describe('the surroundings of a passage', () => {
  it('hold the passage, and are cut between words', () => {
    const { text, span } = around('heard it first', 400);
    expect(text.slice(span.start, span.end)).toBe('heard it first');
    expect(span.start).toBeGreaterThan(150);
    expect(span.start).toBeLessThanOrEqual(200);
    expect(` ${STORY.replaceAll('\n', ' ')} `).toContain(` ${text.trim().replaceAll('\n', ' ')} `);
  });

  it('end with the paragraph when enough of it is shown', () => {
    const { text } = around('before anybody', STORY.indexOf('Morning') - 120);
    expect(text.endsWith('heard it first. ')).toBe(true);
    expect(around('The tide').text.startsWith('The quay\n\nThe tide')).toBe(true);
  });

  it('are the whole of a short text', () => {
    expect(surroundingsOf('Only this.', { start: 5, end: 9 })).toEqual({
      text: 'Only this.',
      span: { start: 5, end: 9 },
    });
  });

  it('are a piece of the text with the passage in it, wherever that stands', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é'), minLength: 1, maxLength: 900 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (all, a, b) => {
        const start = a % all.length;
        const end = start + 1 + (b % (all.length - start));
        const piece = surroundingsOf(all, { start, end });
        expect(piece.text.slice(piece.span.start, piece.span.end)).toBe(all.slice(start, end));
        expect(all).toContain(piece.text);
        expect(piece.text.length).toBeLessThanOrEqual(end - start + 400);
      }),
    );
  });
});
