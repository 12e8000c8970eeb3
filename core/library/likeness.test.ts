import { describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import {
  decodeSketch,
  isAnother,
  keptIn,
  knownBy,
  likenessOf,
  likestOf,
  sharedBy,
  thinSketch,
} from './likeness.ts';
import { repairMojibake } from '../ingest/mojibake.ts';
import { sketchOf } from '../ingest/sketch.ts';

const FRENCH = `Là-haut, près du vieux chêne, les élèves n’étaient pas encore arrivés ; « c’est drôle », pensa-t-il, où sont-ils donc ? `;
const alike = (a: string, b: string): number =>
  likenessOf(decodeSketch(sketchOf(a)), decodeSketch(sketchOf(b)));
const misread = (text: string): string =>
  new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('a sketch', () => {
  it('is the same whatever the case, the accents, the punctuation and the spaces', () => {
    const text = prose(randomFrom(1), 4) + FRENCH;
    const other = text.toUpperCase().normalize('NFD').replaceAll('.', ' !\n').replaceAll('’', "'");
    expect(sketchOf(other)).toBe(sketchOf(text));
  });

  it('is nearly the same when letters were misread once or twice', () => {
    const text = `${FRENCH}${prose(randomFrom(2), 2)}`;
    expect(alike(text, misread(text))).toBe(1);
    expect(alike(text, misread(misread(text)))).toBeGreaterThan(0.9);
  });

  it('tells how much of two texts is shared, with few hashes nearly as well as with many', () => {
    const half = prose(randomFrom(3), 20);
    const one = `${half} ${prose(randomFrom(4), 20)}`;
    const other = `${half} ${prose(randomFrom(5), 20)}`;
    expect(alike(one, one)).toBe(1);
    expect(alike(one, other)).toBeGreaterThan(0.2);
    expect(alike(one, other)).toBeLessThan(0.5);
    const thin = likenessOf(decodeSketch(thinSketch(sketchOf(one))), decodeSketch(sketchOf(other)));
    expect(Math.abs(thin - alike(one, other))).toBeLessThan(0.2);
  });

  it('finds nothing in common between texts that have nothing in common', () => {
    for (let seed = 10; seed < 40; seed += 2) {
      const [a, b] = [prose(randomFrom(seed), 10), prose(randomFrom(seed + 1), 10)].map((text) =>
        decodeSketch(sketchOf(text)),
      );
      if (!a || !b) throw new Error('There are two.');
      expect(likenessOf(a, b)).toBeLessThan(0.02);
      expect(isAnother(a, b)).toBe(true);
    }
  });

  it('says nothing of short texts, which one edit can change altogether', () => {
    const [a, b] = ['Bread and milk, said the list.', 'Eggs, said the note.'].map((text) =>
      decodeSketch(sketchOf(text)),
    );
    if (!a || !b) throw new Error('There are two.');
    expect(isAnother(a, b)).toBe(false);
    expect(sketchOf('')).toBe('');
    expect(alike('Bread', 'Bread')).toBe(1);
  });

  it('knows texts without spaces between words', () => {
    const text =
      '春はあけぼの。やうやう白くなりゆく山ぎは、すこしあかりて、紫だちたる雲のほそくたなびきたる。';
    expect(alike(text, text.replace('紫だちたる', '赤い'))).toBeGreaterThan(0.5);
  });
});

describe('the version that a text is judged by', () => {
  const [note, first, second, other] = [
    FRENCH.slice(0, 60),
    ...[1, 2, 3].map((at) => prose(randomFrom(at), 5)),
  ].map((text) => decodeSketch(sketchOf(text)));
  if (!note || !first || !second || !other) throw new Error('There are four.');

  it('is the likest', () => {
    expect(likestOf([note, first, second], second)).toBe(second);
    expect(likestOf([note, first, second], note)).toBe(note);
  });

  it('is the longest where none is like it, so that it can tell', () => {
    const judge = likestOf([note, first], other);
    expect(judge).toBe(first);
    expect(isAnother(judge, other)).toBe(true);
    expect(isAnother(note, other)).toBe(false);
    expect(likestOf([], other)).toHaveLength(0);
  });

  it('is, for what is to be known, the latest that can tell, or the very same', () => {
    const later = decodeSketch(sketchOf(`${prose(randomFrom(2), 5)} ${prose(randomFrom(3), 3)}`));
    expect(knownBy([first, second], later)).toBe(first);
    expect(knownBy([first, second], second)).toBe(second);
    expect(knownBy([note, first, second], later)).toBe(first);
    expect(knownBy([note], later)).toBe(note);
    expect(knownBy([], later)).toHaveLength(0);
  });
});

describe('misread letters', () => {
  it('are put right, and sound ones left alone', () => {
    expect(repairMojibake(misread(FRENCH))).toBe(FRENCH);
    expect(repairMojibake(FRENCH)).toBe(FRENCH);
    expect(repairMojibake('Ã la carte – Âge')).toBe('Ã la carte – Âge');
  });
});

describe('what is kept of a text in another', () => {
  const sketch = (text: string) => decodeSketch(sketchOf(text));
  const half = prose(randomFrom(60), 2);
  const text = `${half}\n\n${prose(randomFrom(61), 2)}`;

  it('is all of it, however much was added', () => {
    expect(keptIn(sketch(`${text}\n\n${prose(randomFrom(62), 1)}`), sketch(text))).toBe(1);
    expect(keptIn(sketch(`${text}\n\n${prose(randomFrom(63), 60)}`), sketch(text))).toBeGreaterThan(0.9);
  });

  it('is the share that was left, whatever came in the place of the rest', () => {
    const rest = keptIn(sketch(`${half}\n\n${prose(randomFrom(64), 9)}`), sketch(text));
    expect(rest).toBeGreaterThan(0.3);
    expect(rest).toBeLessThan(0.7);
    expect(keptIn(sketch(prose(randomFrom(65), 4)), sketch(text))).toBeLessThan(0.02);
    expect(keptIn(sketch(text), sketch(''))).toBe(0);
  });

  it('is what both have, as a sketch that can be looked for in a third', () => {
    const shared = sharedBy(sketch(text), sketch(`${half}\n\n${prose(randomFrom(66), 2)}`));
    expect(keptIn(sketch(half), shared)).toBe(1);
    expect(keptIn(sketch(prose(randomFrom(67), 3)), shared)).toBe(0);
  });
});
