import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articlePassages, type SearchDocument } from '../passage.ts';
import { article, documentOf } from '../texts.testing.ts';
import { decodeArticle, encodeArticle, isArticle, passageIn } from './stored-article.ts';

const passagesIn = (document: SearchDocument): (string | undefined)[] => {
  const bytes = encodeArticle(document);
  return articlePassages(document).map((_passage, number) => passageIn(bytes, number)?.toString());
};

it('comes back as it was, in the same order, and each of its passages alone', () => {
  fc.assert(
    fc.property(article('a'), (document) => {
      const bytes = encodeArticle(document);
      expect(JSON.stringify(decodeArticle(bytes))).toBe(JSON.stringify(document));
      expect(passagesIn(document)).toEqual(articlePassages(document).map(({ text }) => text));
      expect(passageIn(bytes, articlePassages(document).length)).toBeNull();
    }),
  );
});

it.each([
  ['without a title', documentOf('a', '', ['Le traité.', 'La paix 🌱 fut signée.'])],
  ['without a text', documentOf('a', 'Traité', [])],
  ['with nothing', documentOf('a', '', [])],
])('is whole %s', (_how, document) => {
  expect(decodeArticle(encodeArticle(document))).toEqual(document);
  expect(passagesIn(document)).toEqual(articlePassages(document).map(({ text }) => text));
});

it('comes back with what is said about it, which has no place of its own among the bytes', () => {
  const said = { author: 'Claire Dumas', publication: 'Le Monde', tags: ['roman'] };
  const document = { ...documentOf('a', 'Traité', ['La paix fut signée.']), ...said };
  expect(decodeArticle(encodeArticle(document))).toEqual(document);
  expect(passagesIn(document)).toEqual(['Traité', 'La paix fut signée.', undefined]);
});

it('is none when its header speaks of more than there is', () => {
  const bytes = encodeArticle(documentOf('a', 'Traité', ['La paix fut signée.', 'La guerre dura.']));
  expect(isArticle(bytes)).toBe(true);
  expect(isArticle(bytes.subarray(0, 11))).toBe(false);
  for (let at = 0; at < 12 + 3 * 8; at += 4) {
    const wrong = Buffer.from(bytes);
    wrong.writeUInt32LE(0x7fffffff, at);
    expect(isArticle(wrong), String(at)).toBe(false);
  }
});

it.each([
  ['in its title', { ...documentOf('a', 'Traité \ud83c', ['La paix.']) }],
  ['in its text', { ...documentOf('a', 'Traité', ['La paix \udf31 fut.']) }],
  [
    'at a border of its blocks',
    {
      ...documentOf('a', 'Traité', ['La 🌱 paix.']),
      blocks: [
        { start: 0, end: 4 },
        { start: 4, end: 11 },
      ],
    },
  ],
])('keeps half a character %s, though no passage can be read alone then', (_where, document) => {
  const bytes = encodeArticle(document);
  expect(decodeArticle(bytes)).toEqual(document);
  expect(passageIn(bytes, 0)).toBeNull();
});
