import { describe, expect, it } from 'vitest';
import type { DraftBlock } from '../document.ts';
import { assemble } from '../assemble.ts';
import { readMarkdown } from './markdown.ts';

const blocksOf = (text: string) =>
  readMarkdown(text).blocks.map(({ role, text: words }) => ({ ...role, text: words }));
const marksOf = (text: string) =>
  readMarkdown(text).blocks.flatMap(({ marks, text: words }: DraftBlock) =>
    marks.map(({ kind, href, start, end }) => ({ kind, href, on: words.slice(start, end) })),
  );

describe('the address in front matter', () => {
  const addressIn = (...lines: readonly string[]) =>
    readMarkdown(['---', 'title: Les haies', ...lines, '---', '', 'Un.'].join('\n')).url;

  it('is the first that is a web address, whichever of the usual names it has', () => {
    expect(addressIn('url: https://example.org/haies?a=1')).toBe('https://example.org/haies?a=1');
    expect(addressIn('source: Le Monde', 'link: "http://example.org/x y"')).toBe('http://example.org/x%20y');
    expect(addressIn('Source: https://example.org/a', 'URL: https://example.org/b')).toBe(
      'https://example.org/b',
    );
  });

  it('is nothing else, and gives no name and password away', () => {
    for (const line of ['url: javascript:alert(1)', 'url: file:///etc/passwd', 'url: haies', 'url: [a, b]'])
      expect(addressIn(line), line).toBeNull();
    expect(addressIn('url: https://odile:secret@example.org/')).toBe('https://example.org/');
    expect(addressIn(`url: https://example.org/${'a'.repeat(2_000)}`)).toBeNull();
  });
});

describe('what front matter says an article was published in', () => {
  const publicationIn = (...lines: readonly string[]) =>
    readMarkdown(['---', 'title: Les haies', ...lines, '---', '', 'Un.'].join('\n'));

  it.each([
    ['source: Le Monde'],
    ['Source: "Le Monde"'],
    ['publisher: Le Monde'],
    ['publication: Le Monde'],
    ['container-title: Le Monde'],
    ['site: { name: Le Monde, url: "https://example.org/" }'],
    ['journal: Le Monde', 'source: Le Monde'],
  ])('%s names it', (...lines) => {
    expect(publicationIn(...lines)).toMatchObject({ publication: 'Le Monde', url: null });
  });

  it('is a name beside the address, be it of the same field', () => {
    const both = { publication: 'Le Monde', url: 'https://example.org/haies' };
    expect(publicationIn('source: Le Monde', 'url: https://example.org/haies')).toMatchObject(both);
    expect(publicationIn('source: [Le Monde, https://example.org/haies]')).toMatchObject(both);
  });

  it('is each name once, in the order of the usual fields', () => {
    expect(publicationIn('source: AFP', 'publisher: Le Monde', 'site: AFP').publication).toBe(
      'AFP, Le Monde',
    );
  });

  it('is neither an address nor a file', () => {
    for (const line of [
      'source: https://example.org/',
      'source: mailto:a@example.org',
      'source: essais/haies.md',
    ])
      expect(publicationIn(line).publication, line).toBeNull();
  });
});

describe('blocks of Markdown', () => {
  it('the first heading is the title, the others keep their level', () => {
    expect(blocksOf('# Les haies\n\nElles reviennent.\n\n## Planter\n\nEn novembre.')).toEqual([
      { kind: 'title', text: 'Les haies' },
      { kind: 'paragraph', text: 'Elles reviennent.' },
      { kind: 'heading', level: 2, text: 'Planter' },
      { kind: 'paragraph', text: 'En novembre.' },
    ]);
  });

  it('a first heading that is no title gives its own words to the shelf, and none of its text', () => {
    const chapters = '## Chapter 100\n\nVillage letter voyage.\n\n## Chapter 101\n\nOrchard.\n';
    const draft = readMarkdown(chapters);
    expect(assemble(draft)).toMatchObject({
      title: 'Chapter 100',
      excerpt: 'Village letter voyage. Chapter 101 Orchard.',
    });
  });

  it('a second heading of the same rank shows that the first was no title, unless it is of the first rank', () => {
    expect(blocksOf('## Avant\n\nUn.\n\n## Après\n\nDeux.')[0]).toEqual({
      kind: 'heading',
      level: 2,
      text: 'Avant',
    });
    expect(blocksOf('# Avant\n\nUn.\n\n# Après\n\nDeux.')[0]).toEqual({ kind: 'title', text: 'Avant' });
  });

  it('lists keep their depth and their numbers, also when they start at another than 1', () => {
    expect(blocksOf('3. trois\n4. quatre\n   - dedans\n\n- dehors')).toEqual([
      { kind: 'item', depth: 0, ordinal: 3, isDone: null, text: 'trois' },
      { kind: 'item', depth: 0, ordinal: 4, isDone: null, text: 'quatre' },
      { kind: 'item', depth: 1, ordinal: null, isDone: null, text: 'dedans' },
      { kind: 'item', depth: 0, ordinal: null, isDone: null, text: 'dehors' },
    ]);
  });

  it('a table is one block, a line a row and a tab between cells, also when cells are empty', () => {
    const table = [
      '| | Marée | **Heure** |',
      '|:--|--|--:|',
      '| lundi | a \\| b | `6 h` |',
      '| mardi<br>soir | | [x](https://a.test/) |',
    ];
    const text = `Avant.\n\n${table.join('\n')}\n\nAprès.`;
    expect(blocksOf(text)).toEqual([
      { kind: 'paragraph', text: 'Avant.' },
      {
        ...{ kind: 'table', columns: ['left', null, 'right'], isQuoted: false, depth: null },
        text: '\tMarée\tHeure\nlundi\ta | b\t6 h\nmardi soir\t\tx',
      },
      { kind: 'paragraph', text: 'Après.' },
    ]);
    expect(marksOf(text)).toEqual([
      { kind: 'strong', href: null, on: 'Heure' },
      { kind: 'code', href: null, on: '6 h' },
      { kind: 'link', href: 'https://a.test/', on: 'x' },
    ]);
  });

  it('pipes that are no table stay words, and a table in a list takes no bullet', () => {
    expect(blocksOf('a | b\nc | d')).toEqual([{ kind: 'paragraph', text: 'a | b c | d' }]);
    expect(blocksOf('- | a | b |\n  |---|---|\n  | c | d |\n\n  Un.')).toEqual([
      { kind: 'table', columns: [null, null], isQuoted: false, depth: 0, text: 'a\tb\nc\td' },
      { kind: 'item', depth: 0, ordinal: null, isDone: null, text: 'Un.' },
    ]);
  });

  it('a table in a quotation stays in it', () => {
    expect(blocksOf('> Avant.\n>\n> | a | b |\n> |:-:|---|\n> | c | d |\n>\n> Après.')).toEqual([
      { kind: 'quote', text: 'Avant.' },
      { kind: 'table', columns: ['center', null], isQuoted: true, depth: null, text: 'a\tb\nc\td' },
      { kind: 'quote', text: 'Après.' },
    ]);
  });

  it('a box at the beginning of an item says whether it is done, and is none of its words', () => {
    const list = '- [ ] semer **tôt**\n- [x] *pailler* la haie\n  1. [X] dedans\n- un [ ] deux';
    expect(blocksOf(list)).toEqual([
      { kind: 'item', depth: 0, ordinal: null, isDone: false, text: 'semer tôt' },
      { kind: 'item', depth: 0, ordinal: null, isDone: true, text: 'pailler la haie' },
      { kind: 'item', depth: 1, ordinal: 1, isDone: true, text: 'dedans' },
      { kind: 'item', depth: 0, ordinal: null, isDone: null, text: 'un [ ] deux' },
    ]);
    expect(marksOf(list).map(({ on }) => on)).toEqual(['tôt', 'pailler']);
  });

  it('what only looks like a box stays words', () => {
    for (const words of [
      '[ ]',
      '[x]deux',
      '[y] trois',
      '\\[x] quatre',
      '`[x] cinq`',
      '[x](https://a.test/) six',
    ])
      expect(blocksOf(`- ${words}`)[0], words).toMatchObject({ isDone: null });
    expect(blocksOf('[x] sept')[0]).toMatchObject({ kind: 'paragraph', text: '[x] sept' });
  });

  it('footnotes stand after all else, in the order of their first references, which name their numbers', () => {
    const text = [
      ...['# Les haies', '', '[^b]: Écrite *avant*.', '', 'Elles[^a] reviennent[^b], elles[^a].', ''],
      ...[
        '- un[^c]',
        '',
        '[^a]: La première.',
        '',
        '    Sa suite.',
        '[^c]: - un point',
        '    - un autre',
        '',
        'Fin.',
      ],
    ].join('\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'title', text: 'Les haies' },
      { kind: 'paragraph', text: 'Elles[1] reviennent[2], elles[1].' },
      { kind: 'item', depth: 0, ordinal: null, isDone: null, text: 'un[3]' },
      { kind: 'paragraph', text: 'Fin.' },
      { kind: 'footnote', number: 1, text: 'La première.' },
      { kind: 'footnote', number: 1, text: 'Sa suite.' },
      { kind: 'footnote', number: 2, text: 'Écrite avant.' },
      // What a list begins with has its number, to be led to.
      { kind: 'footnote', number: 3, text: 'un point' },
      { kind: 'item', depth: 0, ordinal: null, isDone: null, text: 'un autre' },
    ]);
    expect(marksOf(text).filter(({ kind }) => kind === 'footnote')).toEqual(
      ['[1]', '[2]', '[1]', '[3]'].map((on) => ({ kind: 'footnote', href: null, on })),
    );
  });

  it('no footnote is lost, referred to or not, and a reference to none stays as it was typed', () => {
    expect(blocksOf('Un[^1], deux[^2].\n\n[^x]: Seule.\n\n[^1]: Une.\n\n[^1]: Encore.')).toEqual([
      { kind: 'paragraph', text: 'Un[1], deux[^2].' },
      { kind: 'footnote', number: 1, text: 'Une.' },
      { kind: 'footnote', number: 2, text: 'Seule.' },
      { kind: 'footnote', number: 3, text: 'Encore.' },
    ]);
    expect(blocksOf('Un^[dedans].')[0]).toMatchObject({ text: 'Un^[dedans].' });
  });

  it('a closing source before footnotes is still one', () => {
    const { blocks } = readMarkdown('Un[^1].\n\nSource : https://example.org/\n\n[^1]: Une.');
    expect(blocks.map(({ role }) => role.kind)).toEqual(['paragraph', 'source', 'footnote']);
  });

  it('many footnotes, or footnotes in footnotes, are read in a moment', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `a[^${at}]\n\n[^${at}]: n`).join('\n\n');
    expect(blocksOf(many)).toHaveLength(10_000);
    const deep = Array.from({ length: 300 }, (_, at) => `${'    '.repeat(at)}[^${at}]: n[^${at + 1}]`).join(
      '\n\n',
    );
    expect(blocksOf(deep).length).toBeGreaterThan(0);
    expect(blocksOf(`${'[^'.repeat(20_000)}]`).length).toBe(1);
  });

  it('only the first words of an item carry its bullet', () => {
    expect(blocksOf('- un\n\n  suite').map(({ kind }) => kind)).toEqual(['item', 'paragraph']);
  });

  it('quotes, code with its blank lines, and rules', () => {
    expect(blocksOf('> Rien ne presse.\n\n```\na\n\n  b\n```\n\n***')).toEqual([
      { kind: 'quote', text: 'Rien ne presse.' },
      { kind: 'code', text: 'a\n\n  b\n' },
      { kind: 'rule', text: '***' },
    ]);
  });

  it('a wrapped paragraph is one line, a hard break stays a break', () => {
    expect(blocksOf('un\ndeux  \ntrois')).toEqual([{ kind: 'paragraph', text: 'un deux\ntrois' }]);
  });

  it('entities and escapes are the characters they stand for', () => {
    expect(blocksOf('Caf&eacute; &amp; th\\*é&nbsp;!')).toEqual([
      { kind: 'paragraph', text: 'Café & th*é\u00a0!' },
    ]);
  });

  it('a closing line that names its source is the source', () => {
    expect(blocksOf('Un texte.\n\nSource : La Gazette').at(-1)).toEqual({
      kind: 'source',
      text: 'Source : La Gazette',
    });
  });
});

describe('marks of Markdown', () => {
  it('lie on their words', () => {
    expect(marksOf('Un *petit* mot **très *fort*** et `du code`.')).toEqual([
      { kind: 'emphasis', href: null, on: 'petit' },
      { kind: 'strong', href: null, on: 'très fort' },
      { kind: 'emphasis', href: null, on: 'fort' },
      { kind: 'code', href: null, on: 'du code' },
    ]);
  });

  it('a link keeps an address that can be opened, and only such a one', () => {
    expect(marksOf('[ici](https://example.org/é) [là](notes.md) [toi](mailto:a@example.org)')).toEqual([
      { kind: 'link', href: 'https://example.org/%C3%A9', on: 'ici' },
      { kind: 'link', href: 'mailto:a@example.org', on: 'toi' },
    ]);
    expect(marksOf('[x](javascript:alert) [y](file:///etc/passwd) [z](data:text/html,z)')).toEqual([]);
  });

  it('an image is its description', () => {
    expect(blocksOf('Voici ![une *haie* en fleur](haie.jpg).')).toEqual([
      { kind: 'paragraph', text: 'Voici une haie en fleur.' },
    ]);
  });
});

describe('HTML in Markdown', () => {
  it('leaves its words and none of its tags', () => {
    expect(
      blocksOf('Du <b onclick="x()">gras</b><br>et rien.\n\n<div class="a">\n<p>Une boîte.</p>\n</div>'),
    ).toEqual([
      { kind: 'paragraph', text: 'Du gras\net rien.' },
      { kind: 'paragraph', text: 'Une boîte.' },
    ]);
  });

  it('leaves nothing of scripts, styles and comments', () => {
    expect(
      blocksOf('Avant.\n\n<script>alert(1)</script>\n\n<!-- non -->\n\n<style>p{}</style>\n\nAprès.'),
    ).toEqual([
      { kind: 'paragraph', text: 'Avant.' },
      { kind: 'paragraph', text: 'Après.' },
    ]);
  });
});

describe('front matter', () => {
  it('gives title, authors, date and tags, as they are written', () => {
    const draft = readMarkdown(
      '---\ntitle: 1984\nauthors:\n  - Anne Roux\n  - name: Léo Petit\ndate: 2024-05-01\ntags: [jardin, haies, jardin]\n---\nUn texte.',
    );
    expect(draft).toMatchObject({
      author: 'Anne Roux, Léo Petit',
      date: '2024-05-01',
      tags: ['jardin', 'haies'],
    });
    expect(draft.blocks.map(({ role, text }) => [role.kind, text])).toEqual([
      ['title', '1984'],
      ['paragraph', 'Un texte.'],
    ]);
  });

  it('does not say the title twice when the first heading says the same', () => {
    expect(blocksOf('---\ntitle: "Les haies"\n---\n# Les Haies !\n\nUn.').map(({ kind }) => kind)).toEqual([
      'title',
      'paragraph',
    ]);
  });

  it.each([
    ['malformed', '---\ntitle: "sans fin\n---\n\nUn texte.'],
    ['no map', '---\nSeulement des mots.\n---\n\nUn texte.'],
    [
      'full of aliases',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'b'.repeat(3)}: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n---\n\nUn texte.`,
    ],
    ['nested beyond reason', `---\ntitle: ${'['.repeat(20_000)}\n---\n\nUn texte.`],
    ['larger than any', `---\ntitle: ${'x'.repeat(40_000)}\n---\n\nUn texte.`],
  ])('that is %s stays in the text', (_why, text) => {
    const { blocks, author } = readMarkdown(text);
    expect(author).toBeNull();
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.at(-1)?.text).toBe('Un texte.');
  });
});

describe('hostile Markdown', () => {
  const depths = (text: string) =>
    readMarkdown(text).blocks.map(({ role }) => (role.kind === 'item' ? role.depth : 0));

  it.each([
    ['quotes in quotes', '> '.repeat(50_000) + 'fond'],
    ['brackets', '['.repeat(100_000)],
    ['links that never close', '[a]('.repeat(30_000)],
    ['stars', '*a '.repeat(60_000)],
    ['stars and underscores', '*_'.repeat(50_000)],
    ['a million backticks', '`'.repeat(1_000_000)],
    ['backticks of every length', Array.from({ length: 800 }, (_, at) => '`'.repeat(at + 1)).join(' ')],
    ['open tags', '<a '.repeat(50_000)],
    ['open comments', '<!--'.repeat(50_000)],
    ['scripts that never close', '<script>\n'.repeat(20_000)],
  ])('%s is read as a few blocks', (_what, text) => {
    expect(readMarkdown(text).blocks.length).toBeLessThan(5);
  });

  it('lists in lists end at a bounded depth', () => {
    const nested = Array.from({ length: 1_000 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n');
    expect(Math.max(...depths(nested))).toBeLessThanOrEqual(50);
  });
});
