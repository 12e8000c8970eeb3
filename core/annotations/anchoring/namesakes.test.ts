/** Passages of texts that say the same again and again, as forms and logs do: none passes for that of another record. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../../contract/annotation.ts';
import { anchorPassage } from '../anchor.ts';
import { describePassage } from '../describe.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Form {
  readonly record: (name: string) => string;
  readonly quote: string;
}

const MINUTES: Form = {
  record: (name) =>
    `Request of ${name}\n\nThe parish council has read the letter and agrees to lend the boat until the first frost.\n\n`,
  quote: 'agrees to lend the boat',
};
const LOG: Form = {
  record: (name) =>
    `Watch ${name}\n\nWind from the west, lamp trimmed, glass steady through the night. Relieved at six without remarks, nothing passed the point.\n\n`,
  quote: 'Relieved at six without remarks',
};
const LIST: Form = {
  record: (name) => `- [ ] write to ${name}\n- [ ] turn the compost\n- [ ] shut the hens in\n\n`,
  quote: 'turn the compost',
};
const FORMS = [MINUTES, LOG, LIST];

const textOf = ({ record }: Form, names: readonly string[]): string => names.map(record).join('');

/** Where the quote of a record stands; -1 when the record is not there. */
function placeOf(form: Form, names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  return index < 0 ? -1 : textOf(form, names.slice(0, index)).length + form.record(name).indexOf(form.quote);
}

/** The anchor of a record's quote when the text of some records has become that of others. */
function follow(form: Form, { was, is, marked }: Change, isKept = true): Anchor {
  const [text, today] = [textOf(form, was), textOf(form, is)];
  const start = placeOf(form, was, marked);
  const passage = describePassage(text, hashOf(text), start, start + form.quote.length);
  return anchorPassage(passage, today, hashOf(today), isKept ? text : null);
}

interface Change {
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly marked: string;
}

/** True when a new record stands at the edge of where a deleted one was: the same as another name in its heading. */
function isReplaced(is: readonly string[], marked: string): boolean {
  const at = NAMES.indexOf(marked);
  const isBeside = (k: number): boolean => is[k - 1] === NAMES[at - 1] || is[k + 1] === NAMES[at + 1];
  return !is.includes(marked) && is.some((name, k) => name.startsWith('Guest') && isBeside(k));
}

const NAMES = ['Anna Berg', 'Bo Li', 'Catherine Delacroix', 'Dmitri', 'Eve Stone', 'Farid of Bath'];

describe('of records that differ by their heading alone', () => {
  it('a deleted one leaves its mark to no other, but in doubt', () => {
    for (const form of FORMS)
      for (const marked of ['Bo Li', 'Catherine Delacroix', 'Dmitri']) {
        const is = NAMES.filter((name) => name !== marked);
        expect(['uncertain', 'orphaned'], marked).toContain(follow(form, { was: NAMES, is, marked }).state);
      }
  });

  it('each keeps its mark when a new one is put on top', () => {
    for (const form of FORMS)
      for (const marked of NAMES.slice(0, 4)) {
        const is = ['Grace Ito', ...NAMES];
        const start = placeOf(form, is, marked);
        expect(follow(form, { was: NAMES, is, marked })).toMatchObject({ state: 'moved', start });
      }
  });

  it('a log of entries that are all as long has its mark in the entry it was made in', () => {
    const was = ['12', '11', '10'];
    const is = ['13', '12', '11', '10'];
    for (const marked of was) {
      const start = placeOf(LOG, is, marked);
      expect(follow(LOG, { was, is, marked })).toMatchObject({ state: 'moved', start });
      // Without the text it was made on nothing tells the entries apart.
      expect(['uncertain', 'orphaned']).toContain(follow(LOG, { was, is, marked }, false).state);
    }
    expect(follow(LOG, { was, is: ['11', '10'], marked: '12' }).state).not.toBe('exact');
  });

  it('two that changed places have their marks where they went, or in doubt', () => {
    for (const form of FORMS)
      for (const marked of ['Bo Li', 'Catherine Delacroix']) {
        const is = ['Anna Berg', 'Catherine Delacroix', 'Bo Li', ...NAMES.slice(3)];
        const anchor = follow(form, { was: NAMES, is, marked });
        if (anchor.state !== 'orphaned' && anchor.state !== 'uncertain')
          expect(anchor.start).toBe(placeOf(form, is, marked));
      }
  });

  it('none is certain in another, however they were deleted, put in and moved behind the first', () => {
    const acts = fc.array(
      fc.record({
        kind: fc.constantFrom('delete', 'put in', 'move'),
        from: fc.nat(20),
        to: fc.nat(20),
      }),
      { minLength: 1, maxLength: 3 },
    );
    const marks = fc.nat(20);
    let certain = 0;
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), acts, marks, (form, done, mark) => {
        const is = NAMES.slice(1);
        for (const { kind, from, to } of done) {
          if (kind === 'put in') is.splice(to % (is.length + 1), 0, `Guest ${from} ${to}`);
          else if (is.length > 1) {
            const [name = ''] = is.splice(from % is.length, 1);
            if (kind === 'move') is.splice(to % (is.length + 1), 0, name);
          }
        }
        const all = [NAMES[0] ?? '', ...is];
        const marked = NAMES[1 + (mark % (NAMES.length - 1))] ?? '';
        if (isReplaced(all, marked)) return;
        const anchor = follow(form, { was: NAMES, is: all, marked });
        if (anchor.state === 'orphaned' || anchor.state === 'uncertain') return;
        certain++;
        expect(anchor.start).toBe(placeOf(form, all, marked));
      }),
      { numRuns: 2_000, seed: 20_261_128 },
    );
    expect(certain).toBeGreaterThan(800);
  });
});

describe('a part of a word', () => {
  it('is the whole word where the word says it twice today', () => {
    const [was, is] = [
      'The gate stood unbarred all night long.',
      'The gate stood baroccobar all night long.',
    ];
    const start = was.indexOf('bar');
    const anchor = anchorPassage(describePassage(was, hashOf(was), start, start + 3), is, hashOf(is), was);
    expect(anchor).toMatchObject({ start: is.indexOf('baroccobar'), end: is.indexOf(' all') });
  });
});
