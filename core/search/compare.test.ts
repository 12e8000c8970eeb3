/** Which sentences two texts have in common: copied, lightly edited, moved, cut in two; and which they have not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare.ts';
import { mixedText } from './texts.testing.ts';

/** The pairs of two texts as words, to read. */
const pairsOf = (here: string, there: string): [string, string][] =>
  compareTexts(here, there).sentences.map((pair) => [
    here.slice(pair.here.start, pair.here.end),
    there.slice(pair.there.start, pair.there.end),
  ]);

const AGENCY = `Le gouvernement a annoncé mercredi un plan de deux cents millions d’euros pour les digues du littoral. \
« Nous ne pouvons plus attendre », a déclaré la ministre devant les élus de Saint-Malo. \
Les travaux commenceront au printemps et dureront trois ans.

Les associations de pêcheurs restent prudentes. Elles demandent que les écluses soient refaites en même temps que les digues.`;

const EDITED = `Un plan attendu

Le gouvernement a annoncé hier un plan de 200 millions d'euros pour les digues du littoral. \
"Nous ne pouvons plus attendre", a déclaré la ministre aux élus de Saint-Malo. \
La mer, elle, n’attend personne.

Elles demandent que les écluses soient refaites en même temps que les digues. Les travaux doivent commencer au printemps \
et dureront trois ans.`;

describe('comparing agency copy', () => {
  it('recognises every sentence that was edited lightly, moved, or set with other quotation marks', () => {
    const pairs = pairsOf(AGENCY, EDITED);
    expect(pairs.map(([here]) => here.slice(0, 18))).toEqual([
      'Le gouvernement a ',
      '« Nous ne pouvons ',
      'Les travaux commen',
      'Elles demandent qu',
    ]);
    expect(pairs.map(([, there]) => there.slice(0, 18))).toEqual([
      'Le gouvernement a ',
      '"Nous ne pouvons p',
      'Les travaux doiven',
      'Elles demandent qu',
    ]);
  });

  it('counts what only one of them says', () =>
    expect(compareTexts(AGENCY, EDITED)).toMatchObject({ onlyHere: 1, onlyThere: 2 }));

  it('tells word for word from nearly', () => {
    const { sentences } = compareTexts(AGENCY, EDITED);
    expect(sentences.map(({ likeness }) => likeness === 1)).toEqual([false, false, false, true]);
  });

  it('takes accents, capitals and apostrophes for nothing', () => {
    const [pair] = compareTexts(
      'L’école est fermée depuis mardi.',
      "L'ECOLE EST FERMÉE DEPUIS MARDI.",
    ).sentences;
    expect(pair?.likeness).toBe(1);
  });

  it('knows a sentence again that the other text cut in two', () => {
    const whole =
      'La digue a cédé dans la nuit de lundi, et trois villages ont été évacués vers les hauteurs.';
    const cut = 'La digue a cédé dans la nuit de lundi. Trois villages ont été évacués vers les hauteurs.';
    expect(pairsOf(whole, cut)).toEqual([[whole, cut]]);
    expect(pairsOf(cut, whole)).toEqual([[cut, whole]]);
    expect(compareTexts(whole, cut)).toMatchObject({ onlyHere: 0, onlyThere: 0 });
  });

  it('does not stumble over lines that were wrapped, or over abbreviations', () => {
    const long = 'Le préfet a reçu M. Le Goff, maire de Cancale, pour parler des digues.';
    const wrapped = 'Le préfet a reçu M. Le Goff, maire\nde Cancale, pour parler\ndes digues.';
    expect(pairsOf(long, wrapped)).toEqual([[long, wrapped]]);
  });

  it('says how much of long texts was compared', () => {
    const short = 'Le phare de la pointe éclaire la mer.';
    const long = `${short} ${'La mer monte encore. '.repeat(100_000)}`;
    expect(compareTexts(short, short).comparedUntil).toBeNull();
    expect(compareTexts(short, long)).toMatchObject({ comparedUntil: 2_000_000, onlyHere: 0 });
  });

  it('does not take two sentences on one subject for the same', () =>
    expect(
      pairsOf(
        'Les alliés de la Russie en Asie centrale restent silencieux face à l’offensive ukrainienne de Koursk.',
        'L’offensive de Koursk n’a pas conduit la Russie à demander l’aide de ses alliés du traité.',
      ),
    ).toEqual([]));

  it('compares scripts that write no spaces', () => {
    const here = '北京大学的研究人员昨天宣布了一项新的发现。天气很好。';
    const there = '北京大学的研究人员今天宣布了一项新的发现。股市下跌了。';
    expect(pairsOf(here, there)).toEqual([
      ['北京大学的研究人员昨天宣布了一项新的发现。', '北京大学的研究人员今天宣布了一项新的发现。'],
    ]);
  });

  it('pairs what stands several times as often as both have it, in order', () => {
    const { sentences, onlyHere } = compareTexts('Oui. Non. Oui. Oui.', 'Oui. Oui.');
    expect(sentences.map(({ here, there }) => [here.start, there.start])).toEqual([
      [0, 0],
      [10, 5],
    ]);
    expect(onlyHere).toBe(2);
  });
});

/** Sentences of words that nothing else has, so that each can be known again. */
const telling = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 24, maxLength: 60 })
  .map((words) =>
    Array.from({ length: Math.floor(words.length / 12) }, (_, i) => words.slice(i * 12, i * 12 + 12)),
  );
const written = (sentences: readonly (readonly string[])[]): string =>
  sentences.map((words) => `${words.join(' ')}.`.replace(/^./u, (first) => first.toUpperCase())).join('\n\n');

describe('comparing any two texts', () => {
  it('gives spans in order that lie in their texts and never overlap', () =>
    fc.assert(
      fc.property(fc.array(mixedText), fc.array(mixedText), (a, b) => {
        const [here, there] = [a.join('. '), b.join('.\n\n')];
        const { sentences } = compareTexts(here, there);
        for (const [side, text] of [
          ['here', here],
          ['there', there],
        ] as const) {
          let end = 0;
          const spans = sentences.map((pair) => pair[side]).sort((one, other) => one.start - other.start);
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const starts = sentences.map((pair) => pair.here.start);
        expect(starts).toEqual([...starts].sort((one, other) => one - other));
      }),
    ));

  it('finds all of a text in itself, each sentence at its own place', () =>
    fc.assert(
      fc.property(fc.array(mixedText), (pieces) => {
        const text = pieces.join('.\n\n');
        const { sentences, onlyHere, onlyThere } = compareTexts(text, text);
        for (const { here, there, likeness } of sentences) {
          expect(there).toEqual(here);
          expect(likeness).toBe(1);
        }
        expect([onlyHere, onlyThere]).toEqual([0, 0]);
      }),
    ));

  it('follows every sentence that had a word in six replaced, wherever it went', () =>
    fc.assert(
      fc.property(telling, fc.nat(11), fc.nat(5), fc.boolean(), (sentences, turn, step, isReversed) => {
        const edited = sentences.map((words, number) =>
          words.map((word, i) => (i % 6 === step ? `nouveau${String(number)}${String(i)}` : word)),
        );
        const order = edited.map((_, i) => (i + turn) % edited.length);
        if (isReversed) order.reverse();
        const [here, there] = [written(sentences), written(order.map((i) => edited[i] ?? []))];
        const found = compareTexts(here, there).sentences.map((pair) => [
          here.slice(0, pair.here.start).split('\n\n').length - 1,
          order[there.slice(0, pair.there.start).split('\n\n').length - 1],
        ]);
        expect(found).toEqual(sentences.map((_, i) => [i, i]));
      }),
    ));

  it('finds nothing in texts without a word in common', () =>
    fc.assert(
      fc.property(telling, (sentences) => {
        const other = sentences.map((words) => words.map((word) => `${word}0`));
        expect(compareTexts(written(sentences), written(other)).sentences).toEqual([]);
      }),
    ));
});

describe('the work of comparing', () => {
  it('does not grow with the product of the texts: a sentence that stands everywhere is not looked up everywhere', () => {
    const many = (end: string): string =>
      Array.from(
        { length: 4_000 },
        (_, i) => `Lire aussi notre dossier complet du jour ${String(i)}${end}.`,
      ).join(' ');
    const { sentences } = compareTexts(many('a'), many('b'));
    expect(sentences.length).toBeLessThanOrEqual(4_000);
  });

  it('does not grow with the square of a run of dots', () => {
    const index = `Chapitre premier ${'.'.repeat(200_000)} page douze`;
    expect(pairsOf(index, index)).toEqual([[index, index]]);
  });
});
