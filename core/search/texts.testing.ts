/** Texts for property tests: French, English and what else gets into articles, in every spelling the fold unifies. */
import fc from 'fast-check';
import type { Excerpt } from '../../contract/search.ts';
import type { SearchDocument, SearchNote } from './passage.ts';

const WORDS =
  `l’Ukraine d'Ukraine l'école L’ÉCOLE aujourd’hui aujourd'hui cœur coeur Œuvre œufs été ÉTÉ e\u0301te\u0301 guerre
  guerres guerrier paix Biélorussie silence traité traités sécurité collective législatif législatives
  manifestation manifestants école écoles cheval chevaux treaty treaties c’est qu’il jusqu’à presqu’île peut-être États-Unis
  the war don't Ukraine's state of art cat category don 1\u00a0000 12 3,5 % straße Ægir ﬁnal ΟΔΟΣ Москва 北京大学 東京 さくら
  ภาษาไทย 🌱 👩‍🌾 C++ constructor __proto__ toString a b é ê anana banana co\u00adop de la le et x\u0001y İzmir`.split(
    /\s+/u,
  );
const GAPS = [
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '\u00a0',
  '\u202f',
  '\n',
  '  ',
  ' — ',
  '-',
  '’',
  '',
  ' « ',
  '?',
];

/** A run of words, never trimmed, with what stands between words in real texts. */
export const mixedText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), { maxLength: 14 })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));

/** An article of a few blocks. */
export const article = (id: string): fc.Arbitrary<SearchDocument> =>
  fc
    .record({
      title: mixedText,
      blocks: fc.array(mixedText, { maxLength: 5 }),
      language: fc.constantFrom('fr', 'en', null),
    })
    .map(({ title, blocks, language }) => {
      const kept = blocks.map((block) => block.trim()).filter((block) => block !== '');
      return { ...documentOf(id, title.trim(), kept), language };
    });

/** An article from its blocks, joined as ingest joins them. */
export function documentOf(id: string, title: string, blocks: readonly string[]): SearchDocument {
  let at = 0;
  const spans = blocks.map((block) => {
    const start = at;
    at += block.length + 2;
    return { start, end: start + block.length };
  });
  const unknown = { language: null, author: null, publication: null, source: null };
  return { id, title, text: blocks.join('\n\n'), ...unknown, tags: [], blocks: spans };
}

export const note = (annotationId: string, text: string): SearchNote => ({
  annotationId,
  note: text,
  tags: [],
  target: { start: 0, end: 1 },
});

const variants: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD').replace(/\p{Mn}/gu, ''),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC'),
  (text) => text.replace(/['’]/gu, '’'),
  (text) => text.replace(/['’]/gu, "'"),
  (text) => text.replace(/œ/gu, 'oe').replace(/Œ/gu, 'Oe'),
  (text) => ` ${text.replace(/\s+/gu, '  ')}\u00a0`,
];

/** Another spelling of the same words. */
export const respelled: fc.Arbitrary<(text: string) => string> = fc.constantFrom(...variants);

/** What is marked in an excerpt, in order. */
export const markedIn = ({ pieces }: Excerpt): string[] =>
  pieces.flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));
