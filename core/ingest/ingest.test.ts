import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../contract/article.ts';
import { ingestBytes, isReadable, type IngestedArticle } from './ingest.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(name: string, text: string): IngestedArticle {
  const ingested = ingestBytes(name, bytesOf(text));
  if (ingested.kind !== 'article') throw new Error(`refused: ${JSON.stringify(ingested)}`);
  return ingested.article;
}

/** Pieces that make plain text and Markdown take all their turns. */
const piece = fc.constantFrom(
  ...[
    'Titre : Un soir\n',
    'Par Anne Roux\n',
    '# Un\n',
    '## Deux **trois**\n',
    '- un\n',
    '  - deux\n',
    '1. pas\n',
  ],
  ...[
    '> cité\n',
    '```\ncode\n\n  plus\n```\n',
    '---\n',
    '===\n',
    '\n',
    '\n\n',
    '— Oui ?\n',
    '* * *\n',
    ' ',
    '\t',
  ],
  ...[
    '[lien](https://example.org) ',
    '![vue](x.png) ',
    '<b>gras</b> ',
    '<!-- non -->\n',
    '`a b` ',
    '***x*** ',
  ],
  ...[
    'Une phrase qui finit bien.\n',
    'LES FAITS\n',
    'Source : ici\n',
    'https://example.org/a\n',
    '\r\n',
    '\r',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u00a0',
    '\u2028',
    'e\u0301',
    '👩‍🌾',
    '漢字。',
    '&eacute;',
    '&#13;',
    '&#x1b;',
    '&#xD800;',
    '\\*',
    ':',
  ],
);
const source = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .tuple(
      fc.constantFrom('', '', '---\ntitle: "a\\r\\u0000\\ud800 b"\ntags: [x]\n---\n'),
      fc.array(piece, { maxLength: 40 }),
    )
    .map(([front, pieces]) => front + pieces.join('')),
);
const name = fc.constantFrom('a.txt', 'a.md');

const isOrdered = (blocks: readonly Block[]): boolean =>
  blocks.every(
    ({ start, end }, at) => start < end && start === (at === 0 ? 0 : (blocks[at - 1]?.end ?? 0) + 2),
  );

describe('for any bytes whatever', () => {
  it('ingest answers and never throws, the same each time', () => {
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 600 }), (file, bytes) => {
        const first = ingestBytes(file, bytes);
        expect(ingestBytes(file, bytes)).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });
});

describe('for any text whatever', () => {
  const holds = (claim: (article: IngestedArticle) => void) =>
    fc.assert(
      fc.property(name, source, (file, text) => {
        // UTF-16 can carry the lone surrogates that UTF-8 cannot.
        const units = new Uint16Array(
          Array.from({ length: text.length + 1 }, (_, at) => (at === 0 ? 0xfeff : text.charCodeAt(at - 1))),
        );
        const ingested = ingestBytes(file, new Uint8Array(units.buffer));
        if (ingested.kind === 'article') claim(ingested.article);
      }),
      { numRuns: 600 },
    );

  it('the blocks lie in order, two line feeds apart, and cover all of the text', () => {
    holds(({ blocks, text }) => {
      expect(isOrdered(blocks)).toBe(true);
      expect(blocks.at(-1)?.end).toBe(text.length);
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n\n')).toBe(text);
    });
  });

  it('marks lie inside their block, and links lead only outside', () => {
    holds(({ blocks }) => {
      for (const { start, end, marks } of blocks)
        for (const mark of marks) {
          expect(mark.start >= start && mark.start < mark.end && mark.end <= end).toBe(true);
          expect(mark.kind === 'link').toBe(mark.href !== null);
          expect(mark.href ?? 'https:').toMatch(/^(https?|mailto):/i);
        }
    });
  });

  it('the text holds no carriage return, no control character and no lone surrogate', () => {
    holds(({ text, title, excerpt }) => {
      for (const words of [text, title, excerpt]) {
        expect(words.isWellFormed()).toBe(true);
        expect(words).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
      }
    });
  });

  it('there is always a title of one line, and an excerpt of at most 200 characters', () => {
    holds(({ title, excerpt }) => {
      expect(title.trim()).not.toBe('');
      expect(title).not.toContain('\n');
      expect(excerpt.length).toBeLessThanOrEqual(200);
    });
  });
});

describe('an article', () => {
  it('keeps the characters of its source: narrow spaces, curly apostrophes, decomposed accents', () => {
    const line = 'L’e\u0301te\u0301\u202f: «\u00a0C’est l’été\u202f!\u00a0», dit-elle en riant dans la cour.';
    expect(read('a.txt', line).text).toBe(line);
  });

  it('carries the hashes of its text and of its bytes', () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    const article = read('a.txt', 'Un.\r\n\r\nDeux.');
    expect(article.text).toBe('Un.\n\nDeux.');
    expect(article.textHash).toBe(sha('Un.\n\nDeux.'));
    expect(article.bytesHash).toBe(sha('Un.\r\n\r\nDeux.'));
  });

  it('without a title of its own is called by its first words', () => {
    const article = read(
      'a.txt',
      'Il pleuvait depuis trois jours. Personne ne s’en plaignait plus, au contraire.',
    );
    expect(article.title).toBe('Il pleuvait depuis trois jours');
    expect(article.excerpt).toBe('Personne ne s’en plaignait plus, au contraire.');
    expect(article.blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  it('has a title that turns no words around it, whatever direction its text forces', () => {
    expect(read('a.md', '# A \u202eturned\u202c title\n\nThe \u2066body\u2069 of it.')).toMatchObject({
      title: 'A turned title',
      excerpt: 'The body of it.',
      text: 'A \u202eturned\u202c title\n\nThe \u2066body\u2069 of it.',
    });
    expect(read('a.md', '# \u202e\n\nThe body of it.').title).toBe('The body of it');
    expect(read('a.txt', `${'\u202e'.repeat(9_000)} The body of it.`).title).toBe('…');
  });

  it('has an excerpt that begins with its story, not with its byline', () => {
    const { excerpt, author } = read(
      'a.txt',
      'Le jardin\nPar Anne Roux\n\nIl pleuvait sur les haies, doucement.',
    );
    expect(excerpt).toBe('Il pleuvait sur les haies, doucement.');
    expect(author).toBe('Anne Roux');
  });

  it('is in a language when it is long enough to tell, else in none', () => {
    expect(read('a.txt', 'Il pleuvait depuis trois jours sur les haies.').language).toBe('fr');
    expect(read('a.txt', 'The rain had not stopped for three days.').language).toBe('en');
    expect(read('a.txt', '12 – 34 – ok').language).toBeNull();
  });

  it('is counted in words, also where words are not spaced', () => {
    expect(read('a.txt', 'L’eau monte, dit-on.').words).toBe(3);
    expect(read('a.txt', '昨日は本屋で地図を買った。').words).toBeGreaterThan(5);
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing at all', new Uint8Array(), 'empty'],
    ['only white space', bytesOf(' \n\u00a0\n\t'), 'empty'],
    ['only signs that cannot be seen', bytesOf('\u200b\u202e\n\n\u2060\u00ad'), 'empty'],
    ['a picture under a false name', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'binary'],
  ])('%s', (_what, bytes, reason) => {
    expect(ingestBytes('a.txt', bytes)).toEqual({ kind: 'refused', reason, bytes: bytes.length });
  });
});

it('names that can be read are those of plain text and Markdown', () => {
  expect(['a.txt', 'b/C.TXT', 'd.text', 'e.md', 'f.Markdown'].every(isReadable)).toBe(true);
  expect(['a.pdf', 'txt', 'a.txt.part', 'a.mdx', 'a.txt~'].some(isReadable)).toBe(false);
});
