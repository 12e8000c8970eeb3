/** How passages are found again, sentence by sentence; and, over random edits, that none is laid on the wrong words. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../contract/annotation.ts';
import { anchorPassage } from './anchor.ts';
import { describePassage } from './describe.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const GARDEN = [
  'The gardener kept a ledger of every seed she had sown since the flood.',
  'On its first page stood a list of beans, their colours, and the names of the people who had given them to her. “Never sow before the swallows come,” an old neighbour had written in the margin.',
  'In the second spring the river rose again, but only as far as the apple trees; the ledger lay dry on the top shelf, wrapped in oilcloth.',
  'She read it aloud to the children in winter. They liked the pages with mistakes best: a carrot drawn as a comet, a date that had never existed, a recipe for soup that began with twelve onions and ended with none.',
  'When she died, the ledger went to the school, where it is still kept in the room beside the stairs.',
].join('\n\n');

const passageOf = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  expect(start, quote).toBeGreaterThanOrEqual(0);
  return describePassage(text, hashOf(text), start, start + quote.length);
};
const anchorIn = (quote: string, text: string, today: string, kept: string | null): Anchor =>
  anchorPassage(passageOf(text, quote), today, hashOf(today), kept);
const said = (anchor: Anchor, today: string): string =>
  anchor.state === 'orphaned' ? '(orphaned)' : today.slice(anchor.start, anchor.end);

/** As an import leaves it: all that is known of the text is the passage and what stood around it. */
describe('signs without a word, of which nothing is known but what stood around them', () => {
  const signs = fc.constantFrom('.', ',', '!', '…', '“', ' – ', '. H', '😀');
  const elsewhere = fc.constantFrom(
    '.',
    'One.',
    'a, b! c…',
    '“Two” – 😀.',
    'He left. “How?” – 😀, she said…',
    GARDEN,
  );
  const around = fc.constantFrom('', 'x', 'nothing of the kind ', 'unrelated words of a quite other matter');

  it('are laid nowhere when other words stand around them', () => {
    fc.assert(
      fc.property(signs, around, around, elsewhere, fc.boolean(), (exact, prefix, suffix, today, isKept) => {
        const text = prefix + exact + suffix;
        const passage = describePassage(text, hashOf(text), prefix.length, prefix.length + exact.length);
        const anchor = anchorPassage(passage, today, hashOf(today), isKept ? text : null);
        if (text !== today) expect(anchor).toEqual({ state: 'orphaned' });
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found among the words that stood around them', () => {
    const stop = GARDEN.indexOf('. They liked');
    const passage = describePassage(GARDEN, hashOf(GARDEN), stop, stop + 1);
    const today = `A note by the school.\n\n${GARDEN}`;
    expect(anchorPassage(passage, today, hashOf(today), null)).toMatchObject({
      state: 'moved',
      start: today.indexOf('. They liked'),
    });
  });
});

/** Both ways: with the text the passage was made on, and without. */
describe.each([
  ['with the kept text', GARDEN],
  ['without it', null],
])('a passage, %s', (_name, kept) => {
  const find = (quote: string, today: string) => {
    const anchor = anchorIn(quote, GARDEN, today, kept);
    return { state: anchor.state, said: said(anchor, today) };
  };
  const quote = 'the ledger lay dry on the top shelf';

  it('is exactly where it was in the same text', () => {
    expect(anchorIn(quote, GARDEN, GARDEN, kept)).toEqual({
      state: 'exact',
      start: GARDEN.indexOf(quote),
      end: GARDEN.indexOf(quote) + quote.length,
    });
  });

  it('is still exact when the text only changed far behind it', () => {
    expect(find(quote, `${GARDEN}\n\nA later hand added the year.`)).toEqual({ state: 'exact', said: quote });
  });

  it('moves when a paragraph is put before it', () => {
    expect(find(quote, `A note by the school.\n\n${GARDEN}`)).toEqual({ state: 'moved', said: quote });
  });

  it('moves with its paragraph', () => {
    const [first = '', ...others] = GARDEN.split('\n\n');
    expect(find('every seed she had sown', [...others, first].join('\n\n'))).toEqual({
      state: 'moved',
      said: 'every seed she had sown',
    });
  });

  it('is found behind other quotes, dashes, spaces and composed accents', () => {
    const typed = GARDEN.replace('“Never', '"Never').replace('come,”', 'come,"').replaceAll(' ', '\u00A0 ');
    expect(find('“Never sow before the swallows come,”', typed)).toEqual({
      state: 'moved',
      said: '"Never\u00A0 sow\u00A0 before\u00A0 the\u00A0 swallows\u00A0 come,"',
    });
  });

  it('is edited when a letter of it is mended', () => {
    const today = GARDEN.replace('lay dry', 'lay drie');
    expect(find(quote, today)).toEqual({ state: 'edited', said: 'the ledger lay drie on the top shelf' });
  });

  it('takes in a word put into its middle', () => {
    const today = GARDEN.replace('the top shelf', 'the very top shelf');
    expect(find(quote, today)).toEqual({ state: 'edited', said: 'the ledger lay dry on the very top shelf' });
  });

  it('is orphaned when it was deleted', () => {
    expect(find(quote, GARDEN.replace(quote, '')).state).toBe('orphaned');
    expect(find('the river', GARDEN.replace('the river rose', 'it rose')).state).not.toBe('moved');
  });

  it('is orphaned in another article', () => {
    const other =
      'The tide table hangs by the door.\n\nNobody reads the ledger, which is dry reading on any shelf.';
    expect(find(quote, other).state).toBe('orphaned');
    expect(find('ledger', other).state).toBe('orphaned');
  });

  it('keeps its own place when its words stand elsewhere too', () => {
    const today = `The ledger, you will see.\n\n${GARDEN.replace('In the second', 'In the very second')}`;
    const anchor = anchorIn(
      'beside the stairs',
      GARDEN,
      `${today}\n\nIt hung beside the stairs for years.`,
      kept,
    );
    expect(anchor).toMatchObject({ state: 'moved', start: today.lastIndexOf('beside the stairs') });
  });

  it('may begin and end inside a word', () => {
    expect(find('pple tree', `More.\n\n${GARDEN}`)).toEqual({ state: 'moved', said: 'pple tree' });
  });

  it('keeps the spaces that were selected with it', () => {
    expect(find(' wrapped in oilcloth.\n\n', `More.\n\n${GARDEN}`)).toEqual({
      state: 'moved',
      said: ' wrapped in oilcloth.\n\n',
    });
  });
});

describe('with the kept text', () => {
  const find = (quote: string, today: string) => {
    const anchor = anchorIn(quote, GARDEN, today, GARDEN);
    return { state: anchor.state, said: said(anchor, today) };
  };

  it('follows a phrase that was moved alone, and doubts a word', () => {
    const phrase = 'wrapped in oilcloth';
    const moved = GARDEN.replace(`, ${phrase}`, '').replace(
      'beside the stairs',
      `beside the stairs ${phrase}`,
    );
    expect(find(phrase, moved)).toEqual({ state: 'moved', said: phrase });
    const word = GARDEN.replace(' comet', '').replace('beside the', 'beside the comet');
    expect(find('comet', word)).toEqual({ state: 'uncertain', said: 'comet' });
  });

  it('ends with its paragraph when a sentence is put before the next one', () => {
    const paragraph = GARDEN.split('\n\n')[2] ?? '';
    const today = GARDEN.replace('\n\nShe read', '\n\nSo it was said. She read');
    expect(find(paragraph, today).said).toBe(paragraph);
  });

  it('is found behind letters that were read in a wrong encoding, and when they are mended', () => {
    const misread = GARDEN.replaceAll('“', 'â€œ').replaceAll('”', 'â€\u009D').replace('comet', 'comÃ©te');
    const mended = GARDEN.replace('comet', 'cométe');
    expect(find('“Never sow before the swallows come,”', misread).state).toBe('moved');
    const anchor = anchorIn('comÃ©te', misread, mended, misread);
    expect(said(anchor, mended)).toBe('cométe');
  });

  it('is orphaned when another paragraph took its place', () => {
    const paragraph = GARDEN.split('\n\n')[2] ?? '';
    const other = 'Nobody in the town could say who had painted the shutters, nor why the bell was green.';
    expect(find(paragraph, GARDEN.replace(paragraph, other)).state).toBe('orphaned');
  });

  it('waits in doubt where half of it went one way and half another', () => {
    const [first = '', second = '', third = '', ...others] = GARDEN.split('\n\n');
    const today = [third, ...others, second, first].join('\n\n');
    const anchor = find(`${second}\n\n${third}`, today);
    expect(['edited', 'uncertain']).toContain(anchor.state);
    expect(anchor.said).toBe(second);
  });
});

describe('a passage whose words repeat', () => {
  const row = 'Sown in rows, watered at dusk.';
  const plain = Array.from({ length: 12 }, () => row).join('\n\n');

  it('is orphaned rather than laid on one of many equal places', () => {
    const start = plain.indexOf(row, 200);
    const passage = describePassage(plain, hashOf(plain), start, start + row.length);
    const today = `Preface, newly written.\n\n${plain}\n\nAnd an epilogue.`;
    expect(anchorPassage(passage, today, hashOf(today), null).state).toBe('orphaned');
  });

  it('is told from its doubles by what stands around it', () => {
    const names = ['Beans', 'Leeks', 'Marrows', 'Peas', 'Chard'];
    const beds = names
      .map((name) => `${name} for the north wall. ${row} Seeds from the ${name} fair.`)
      .join('\n\n');
    const start = beds.indexOf(row, beds.indexOf('Marrows'));
    const passage = describePassage(beds, hashOf(beds), start, start + row.length);
    const today = beds.split('\n\n').reverse().join('\n\n');
    for (const kept of [beds, null])
      expect(anchorPassage(passage, today, hashOf(today), kept)).toEqual({
        state: 'moved',
        start: today.indexOf(row, today.indexOf('Marrows')),
        end: today.indexOf(row, today.indexOf('Marrows')) + row.length,
      });
  });
});

describe('without the kept text, words that were taken out', () => {
  const INVENTORY =
    'The keeper signed for a lamp, a spare lamp, a battery and a spider. The spider is not issued by the harbour board.';
  const without = (text: string, at: number, length: number): string =>
    text.slice(0, at) + text.slice(at + length);

  it('are not found in the same word that stands beside them', () => {
    const at = INVENTORY.lastIndexOf('spider');
    const passage = describePassage(INVENTORY, hashOf(INVENTORY), at, at + 'spider'.length);
    const today = without(INVENTORY, at, 'spider'.length);
    expect(today).toContain('spider');
    expect(anchorPassage(passage, today, hashOf(today), null)).toEqual({ state: 'orphaned' });
  });

  it('are not found in a paragraph that repeats theirs', () => {
    const sentence = 'In the second spring the river rose again, but only as far as the apple trees;';
    const twice = `${GARDEN}\n\nThe children copied the best page.\n\n${GARDEN.split('\n\n')[2] ?? ''}`;
    const today = without(twice, twice.indexOf(sentence), sentence.length);
    expect(today).toContain(sentence);
    expect(anchorIn(sentence, twice, today, null)).toEqual({ state: 'orphaned' });
  });

  it('are not found elsewhere when the text has ended before them since', () => {
    const paragraph = GARDEN.split('\n\n')[4] ?? '';
    const twice = `${paragraph}\n\n${GARDEN}`;
    const today = twice.slice(0, twice.lastIndexOf(paragraph)).trimEnd();
    const passage = describePassage(twice, hashOf(twice), twice.lastIndexOf(paragraph), twice.length);
    expect(anchorPassage(passage, today, hashOf(today), null)).toEqual({ state: 'orphaned' });
  });

  it('are still found when what stood around them is not side by side', () => {
    const quote = 'the ledger lay dry on the top shelf, wrapped in oilcloth';
    const today = GARDEN.replace('only as far as the apple trees; ', 'it never came near the house: ');
    expect(said(anchorIn(quote, GARDEN, today, null), today)).toBe(quote);
  });
});
