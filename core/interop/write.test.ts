import { strFromU8, unzipSync } from 'fflate';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readingToday, type Annotation } from '../../contract/annotation.ts';
import { codePointsOf } from '../../contract/code-points.ts';
import { describePassage } from '../annotations/describe.ts';
import { anyText, articleOf, hashOf, markOn, openDesk, textIn } from './fixtures.ts';
import { neutralise, reactivate } from './formula-cells.ts';
import { escapeMarkdown } from './write/escape-markdown.ts';
import { markdownTag } from './write/markdown-tag.ts';
import { safeName } from './write/file-names.ts';

const ALL = { selection: { kind: 'library' }, language: 'en' } as const;
const sea = articleOf('essays/sea.txt', 'The 👩‍👩‍👧‍👦 sea does not know.\n\nIt *keeps* no [count].', {
  ...{ title: 'How tides & moons remember', author: 'Ines Harrow', date: '2026-02-11', language: 'en' },
});
const exported = async (format: 'markdown' | 'w3c' | 'csv') => {
  const mark = markOn(sea, 'sea does', { note: '# Why?\n- because', tags: ['a b'], colour: 'plum' });
  return textIn(await openDesk([sea], [mark]).desk.export({ ...ALL, format }));
};

describe('Markdown', () => {
  /** What a reader sees of a rendered text, without what every renderer may do to spaces. */
  const seen = (markdown: string): string => {
    const html = new MarkdownIt({ html: true, linkify: false }).render(markdown);
    const text = html
      .replaceAll('<br>', '\n')
      .replaceAll(/<\/?p>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    return text.replaceAll(/\s+/g, ' ').trim();
  };

  it('shows the very words, and no markup comes of them', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const markdown = escapeMarkdown(words.trim());
        expect(seen(markdown)).toBe(words.replaceAll(/\s+/g, ' ').trim());
        expect(new MarkdownIt({ html: true }).render(markdown)).not.toMatch(/<(?!\/?p>|br>)/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds the quote, the note, the colour, the tags and a link back', async () => {
    const text = await exported('markdown');
    expect(text).toMatch(/^---\ntitle: How tides & moons remember\nauthor: Ines Harrow\ndate: /);
    expect(text).toContain('# How tides \\& moons remember');
    expect(text).toContain('> sea does\n\n\\# Why?\\\n\\- because\n\n[2026-05-01](seedleaf://open/');
    expect(text).toContain('· Plum · #a-b');
  });

  it('says what became of a passage since, and nothing of one that stands', async () => {
    const story =
      'The ferry left at midnight. Nobody stood at the rail to see it go. The lamp burned until the morning came.';
    const ferry = articleOf('ferry.txt', story, { title: 'Ferry' });
    const marks = ['left at midnight', 'Nobody stood at the rail to see it go', 'burned until the morning'];
    const desk = openDesk(
      [ferry],
      marks.map((words) => markOn(ferry, words)),
    );
    const now = articleOf('ferry.txt', 'The ferry left at midnight. Nobody waited at the rail to see it go.');
    desk.today.set(ferry.id, { ...now, id: ferry.id, title: 'Ferry' });
    const text = textIn(await desk.desk.export({ ...ALL, format: 'markdown' }));
    expect(text.match(/ · \*[^*]+\*$/gm)).toEqual([' · *edited since*', ' · *no longer in the text*']);
    desk.today.delete(ferry.id);
    const away = textIn(await desk.desk.export({ ...ALL, language: 'fr', format: 'markdown' }));
    expect(away.match(/son fichier n’est pas là en ce moment/g)).toHaveLength(3);
    expect(textIn(await desk.desk.export({ ...ALL, format: 'csv' }))).not.toContain('since');
  });

  it('shows tags as tags, and no markup comes of them', () => {
    expect(['sea', 'à vérifier', 'C++ / Rust', 'a_b', '_a_', '1984', '***'].map(markdownTag)).toEqual([
      '#sea',
      '#à-vérifier',
      '#C-/-Rust',
      '#a_b',
      '#a',
      '#1984',
      '\\#\\*\\*\\*',
    ]);
    fc.assert(
      fc.property(anyText, (tag) => {
        for (const markdown of [`x · ${markdownTag(tag)} · ${markdownTag(tag)}`, markdownTag(tag)])
          expect(new MarkdownIt({ html: true, linkify: true }).render(markdown)).toMatch(/^<p>[^<]*<\/p>\n$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of several articles is a zip of one file each, told apart by name', async () => {
    const twin = articleOf('twin.txt', 'The sea again.', { title: sea.title });
    const desk = openDesk([sea, twin], [markOn(sea, 'sea'), markOn(twin, 'sea')]);
    const file = await desk.desk.export({ ...ALL, format: 'markdown' });
    expect(file).toMatchObject({ name: 'seeds.zip', annotations: 2, articles: 2 });
    const files = unzipSync(Buffer.from(file.base64, 'base64'));
    expect(Object.keys(files).sort()).toEqual([
      'How tides & moons remember 2.md',
      'How tides & moons remember.md',
    ]);
    for (const bytes of Object.values(files)) expect(strFromU8(bytes)).toContain('> sea');
  });
});

describe('a Web Annotation set', () => {
  it('counts in code points, and names the passage as it was made', async () => {
    const set = JSON.parse(await exported('w3c')) as { items: { target: { selector: object[] } }[] };
    const start = codePointsOf(sea.text).fromUnits(sea.text.indexOf('sea does'));
    expect(start).toBe(Array.from(sea.text.slice(0, sea.text.indexOf('sea does'))).length);
    expect(set.items[0]?.target.selector).toEqual([
      {
        type: 'TextQuoteSelector',
        exact: 'sea does',
        prefix: 'The 👩‍👩‍👧‍👦 ',
        suffix: ' not know.\n\nIt *keeps* no [count',
      },
      { type: 'TextPositionSelector', start, end: start + 8 },
    ]);
  });

  it('has a place of its own for every selection, and none for an empty one', async () => {
    const mark = markOn(sea, 'sea does');
    const { desk } = openDesk([sea], [mark, markOn(sea, 'count')]);
    const of = (selection: Parameters<typeof desk.gather>[0]) =>
      desk.export({ selection, format: 'w3c', language: 'en' });
    expect(await of({ kind: 'article', articleId: sea.id })).toMatchObject({ annotations: 2 });
    expect(await of({ kind: 'annotations', ids: [mark.id, mark.id] })).toMatchObject({ annotations: 1 });
    await expect(of({ kind: 'article', articleId: 'a'.repeat(16) })).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
  });
});

describe('words that read otherwise today', () => {
  const ferry = articleOf('ferry.txt', 'The ferry left. Nobody stood at the rail to see it go.');
  const mark = markOn(ferry, 'Nobody stood at the rail', { note: 'Why?' });
  const text = 'The ferry left. Nobody waited at\n*the* rail to see it go.';
  const now = { ...ferry, text, textHash: hashOf(text) };
  const start = text.indexOf('Nobody');
  const passage = describePassage(
    now.text,
    now.textHash,
    start,
    start + 'Nobody waited at\n*the* rail'.length,
  );
  const accepted = { ...mark, settlement: { textHash: now.textHash, passage } };

  const as = async (format: 'markdown' | 'w3c' | 'csv' | 'hypothesis', marked: Annotation) => {
    const desk = openDesk([ferry], [marked]);
    desk.today.set(ferry.id, now);
    return textIn(await desk.desk.export({ ...ALL, format }));
  };

  it('stand in Markdown under the quote as it was marked, before a person accepted them and after', async () => {
    for (const marked of [mark, accepted])
      expect(await as('markdown', marked)).toContain(
        '> Nobody stood at the rail\n\n*Reads today:* Nobody waited at \\*the\\* rail\n\nWhy?\n\n[',
      );
    expect((await as('markdown', mark)).endsWith(' · *edited since*\n')).toBe(true);
    expect(await as('markdown', accepted)).not.toContain('edited since');
  });

  it.each(['w3c', 'hypothesis'] as const)(
    'are a second quote in %s, after the one that was marked',
    async (format) => {
      const file = JSON.parse(await as(format, accepted)) as Record<string, { target: Target | Target[] }[]>;
      const [target] = [file['items']?.[0]?.target ?? file['annotations']?.[0]?.target ?? []].flat();
      const { exact, prefix, suffix } = passage;
      expect(target?.selector.map(({ type, ...said }) => [type, said['exact']])).toEqual([
        ['TextQuoteSelector', 'Nobody stood at the rail'],
        ['TextPositionSelector', undefined],
        ['TextQuoteSelector', exact],
      ]);
      expect(target?.selector[2]).toMatchObject({ prefix, suffix });
    },
  );

  it('have a column of their own in a table', async () => {
    const { data } = Papa.parse<Record<string, string>>((await as('csv', accepted)).slice(1), {
      header: true,
    });
    expect(data[0]).toMatchObject({ Highlight: 'Nobody stood at the rail', 'Reads today': passage.exact });
  });

  it.each(['w3c', 'csv', 'hypothesis'] as const)('come back from %s as they were marked', async (format) => {
    const empty = openDesk([ferry]);
    await empty.import(await as(format, accepted));
    expect(empty.list()).toMatchObject([{ id: mark.id, note: 'Why?', passage: mark.passage }]);
  });

  it('are not made of other spaces, nor of a place that is in doubt', () => {
    const anchor = { state: 'exact', start: 0, end: 'Nobody  stood\nat the rail'.length } as const;
    expect(readingToday({ ...mark, anchor }, 'Nobody  stood\nat the rail')).toBeNull();
    expect(readingToday({ ...mark, anchor }, 'Nobody, stood\nat the rail')).toEqual({ start: 0, end: 25 });
    expect(readingToday({ ...mark, anchor: { ...anchor, state: 'uncertain' } }, 'Another')).toBeNull();
  });

  it('are not what a citation says', async () => {
    const desk = openDesk([ferry], [accepted]);
    desk.today.set(ferry.id, now);
    expect((await desk.desk.cite({ annotationId: mark.id })).text).toContain('“Nobody stood at the rail”');
  });
});

interface Target {
  readonly selector: readonly ({ readonly type: string } & Record<string, unknown>)[];
}

describe('cells of a spreadsheet', () => {
  it('are never formulas, and come back as they were', () => {
    fc.assert(
      fc.property(anyText, (cell) => {
        expect(neutralise(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(reactivate(neutralise(cell))).toBe(cell);
      }),
    );
  });

  it('are left alone when they are harmless', () => {
    for (const cell of ['', 'a=b', "'tis", ' =1']) expect(neutralise(cell)).toBe(cell);
  });
});

describe('a citation', () => {
  it('says the passage as a sentence, for BibTeX and as CSL-JSON', async () => {
    const mark = markOn(sea, 'sea does not know.');
    const cited = await openDesk([sea], [mark]).desk.cite({ annotationId: mark.id });
    expect(cited.text).toBe('“sea does not know.” – Ines Harrow, “How tides & moons remember”, 2026-02-11.');
    expect(cited.bibtex).toBe(
      [
        '@misc{harrow2026tides,',
        '  title = {{How tides \\& moons remember}},',
        '  author = {Ines Harrow},',
        '  year = {2026},',
        '  date = {2026-02-11},',
        '  langid = {en},',
        `  url = {${cited.link}},`,
        '  annotation = {sea does not know.},',
        '}',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(cited.csl)).toMatchObject([
      {
        type: 'document',
        author: [{ literal: 'Ines Harrow' }],
        issued: { 'date-parts': [[2026, 2, 11]] },
        URL: cited.link,
      },
    ]);
    expect(cited.link).toBe(`seedleaf://open/${sea.id}/${mark.id}`);
  });

  it('holds BibTeX together whatever the words are', async () => {
    const odd = articleOf('odd.txt', '100 % of {braces} & $5 #1 a_b \\x ~y ^z', {
      title: '}{\\',
      author: 'Sea and Sons; 日本',
    });
    const mark = markOn(odd, odd.text);
    const { bibtex } = await openDesk([odd], [mark]).desk.cite({ annotationId: mark.id });
    let depth = 0;
    for (const [sign] of bibtex.replaceAll(/\\[{}]/g, '').matchAll(/[{}]/g)) {
      depth += sign === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    expect(bibtex).toContain('author = {{Sea and Sons} and 日本}');
    expect(bibtex).toContain(String.raw`100 \% of \{braces\} \& \$5 \#1 a\_b \textbackslash{}x`);
    await expect(openDesk([odd]).desk.cite({ annotationId: mark.id })).rejects.toMatchObject({
      code: 'annotation-not-found',
    });
  });
});

describe('the web address of an article', () => {
  const url = 'https://example.org/tides?a={1}';
  const published = articleOf('tides.md', 'The sea does not know.', { title: 'Tides', url });
  const mark = markOn(published, 'sea does', { note: 'Why?' });
  const as = async (format: 'markdown' | 'w3c' | 'csv' | 'hypothesis') =>
    textIn(await openDesk([published], [mark]).desk.export({ ...ALL, format }));

  it('is in every export, where the format has a place for it', async () => {
    expect(await as('markdown')).toContain(`\nurl: ${url}\n`);
    expect(await as('csv')).toContain(`,sea does,Tides,,${url},Why?,`);
    const set = JSON.parse(await as('w3c')) as { about: object; items: { target: object }[] };
    expect(set.about).toMatchObject({ 'dc:source': url });
    expect(set.items[0]?.target).toMatchObject({ 'dc:source': url });
    const { annotations } = JSON.parse(await as('hypothesis')) as { annotations: object[] };
    expect(annotations[0]).toMatchObject({ uri: url, target: [{ source: url }] });
  });

  it('is what a citation names, beside the link back', async () => {
    const cited = await openDesk([published], [mark]).desk.cite({ annotationId: mark.id });
    expect(cited.text).toBe(`“sea does” – “Tides”, ${url}`);
    expect(cited.bibtex).toContain('url = {https://example.org/tides?a=%7B1%7D},');
    expect(cited.bibtex).toContain(`note = {${cited.link}},`);
    expect(JSON.parse(cited.csl)).toMatchObject([{ URL: url }]);
  });

  it.each(['w3c', 'csv', 'hypothesis'] as const)(
    'keeps no %s from coming back to its article',
    async (format) => {
      const twin = articleOf('other.md', 'The sea does not know.', { title: 'Tides' });
      const empty = openDesk([published, twin]);
      await empty.import(await as(format));
      expect(empty.list()).toMatchObject([{ id: mark.id, articleId: published.id }]);
    },
  );
});

describe('what an article was published in', () => {
  const tides = articleOf('tides.md', 'The sea does not know.', {
    ...{ title: 'Tides', author: 'Ines Harrow', date: '2026', publication: 'Harbour & Coast' },
  });
  const mark = markOn(tides, 'sea does');

  it('stands between title and date in a citation, and in fields of its own elsewhere', async () => {
    const cited = await openDesk([tides], [mark]).desk.cite({ annotationId: mark.id });
    expect(cited.text).toBe('“sea does” – Ines Harrow, “Tides”, Harbour & Coast, 2026.');
    expect(cited.bibtex).toContain(String.raw`howpublished = {Harbour \& Coast},`);
    expect(JSON.parse(cited.csl)).toMatchObject([{ 'container-title': 'Harbour & Coast' }]);
  });

  it('is in the exports that have a place for it', async () => {
    const { desk } = openDesk([tides], [mark]);
    expect(textIn(await desk.export({ ...ALL, format: 'markdown' }))).toContain(
      '\npublication: Harbour & Coast\n',
    );
    const set = JSON.parse(textIn(await desk.export({ ...ALL, format: 'w3c' }))) as { about: object };
    expect(set.about).toMatchObject({ 'dc:publisher': 'Harbour & Coast' });
  });
});

describe('a table for spreadsheets', () => {
  it('begins with the mark that Excel knows UTF-8 by, before a column that can be done without', async () => {
    const text = await exported('csv');
    expect(text.startsWith('\u{feff}Color,Highlight,Title,')).toBe(true);
    for (const file of [text, text.slice(1)]) {
      const empty = openDesk([sea]);
      await empty.import(file);
      expect(empty.list()).toMatchObject([{ colour: 'plum', note: '# Why?\n- because' }]);
    }
  });
});

describe('the name of a file', () => {
  it('holds nothing that a system refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = safeName(title, 'Untitled');
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(125);
      }),
    );
    expect(safeName('Où est la mer ?', '')).toBe('Où est la mer');
    expect(safeName('CON', '')).toBe('CON -');
    expect(safeName('../..', 'abc')).toBe('abc');
  });
});
