import { describe, expect, it } from 'vitest';
import { articleOf, hashOf, markOn, openDesk, textIn } from './fixtures.ts';

const SEA = [
  'The sea does not know what we wrote down.',
  'Springs come two days after the moon is full, and neaps come when nobody is looking.',
  'The keeper of the light counted every wave, they say; the sea kept no count at all.',
].join('\n\n');
const sea = articleOf('essays/sea.txt', SEA, { title: 'How tides remember', author: 'Ines Harrow' });
const ALL = { selection: { kind: 'library' }, language: 'en' } as const;

const csv = (...rows: readonly string[]): string => ['Highlight,Title,Author,Note', ...rows, ''].join('\n');
const quoted = (words: string): string => `"${words}",How tides remember,Ines Harrow,`;
const annotation = (facts: object, selector: object, source: unknown = 'https://a.test/sea.txt') => ({
  type: 'Annotation',
  ...facts,
  target: { source, selector },
});
const quote = (exact: string, around = {}) => ({ type: 'TextQuoteSelector', exact, ...around });

describe('an import', () => {
  it('finds a quote where it stands, and says so', async () => {
    const desk = openDesk([sea]);
    const { records } = await desk.preview(csv(quoted('Springs come two days after the moon is full')));
    expect(records).toMatchObject([
      { number: 1, article: { id: sea.id }, action: { kind: 'new', place: 'found' } },
    ]);
    expect(desk.list()).toEqual([]);
  });

  it('finds it though spaces and quotation marks are written otherwise', async () => {
    const desk = openDesk([sea]);
    await desk.import(csv(quoted('The keeper of the light  counted every wave, they say;')));
    const [made] = desk.list();
    expect(made?.passage.exact).toContain('counted every wave');
    expect(made?.passage.textHash).toBe(sea.textHash);
  });

  it('lets what reads otherwise today, or is nowhere, wait with its own words', async () => {
    const desk = openDesk([sea]);
    const { records } = await desk.import(
      csv(
        quoted('Springs come three days after the moon is full, and neaps come when somebody is looking.'),
        quoted('Nothing like this was ever written about it, by anyone, anywhere.'),
      ),
    );
    expect(records.map(({ action }) => ('place' in action ? action.place : action.kind))).toEqual([
      'edited',
      'orphaned',
    ]);
    for (const { passage } of desk.list()) {
      const kept = desk.texts.get(passage.textHash);
      expect(kept?.slice(passage.start, passage.end)).toBe(passage.exact);
      expect(hashOf(kept ?? '')).toBe(passage.textHash);
    }
    const placed = await desk.desk.gather(ALL.selection, 'en');
    const states = placed.articles[0]?.annotations.map(({ annotation }) => annotation.anchor.state);
    expect(states?.toSorted()).toEqual([expect.stringMatching(/edited|uncertain/), 'orphaned']);
  });

  it('takes of several equal places the one with these words around it, and none without', async () => {
    const twice = articleOf('twice.txt', 'First the sea was grey. Then the sea was green.');
    const desk = openDesk([twice]);
    const source = 'https://a.test/twice.txt';
    const set = JSON.stringify([
      annotation({ id: 'urn:x:1' }, quote('the sea was', { prefix: 'Then ', suffix: ' green.' }), source),
      annotation({ id: 'urn:x:2' }, quote('the sea was'), source),
    ]);
    const { records } = await desk.import(set);
    expect(records.map(({ action }) => ('place' in action ? action.place : action.kind))).toEqual([
      'found',
      'orphaned',
    ]);
    expect(desk.list().find(({ passage }) => passage.textHash === twice.textHash)?.passage.start).toBe(29);
  });

  it('lays no quote on the same words of another chapter', async () => {
    const text = [
      'The first chapter is of the house. Roses grow along the wall where the sun is warm all day.',
      'The second chapter is of the pond and of its frogs. To read more about this matter, please call.',
      'Lilies grow in the shallow water, and the wind goes over them.',
    ].join('\n\n');
    const garden = articleOf('garden.txt', text);
    const records = [
      ['To read more about this matter', 'the sun is warm all day. ', ', visit the roses in town'],
      [
        'To read more about this matter, please call.',
        'the sun is warm all day. ',
        ' Visit the roses in town',
      ],
      ['To read more about this matter', 'and of  its frogs.\n', ', please write to us'],
      ['To read more about this matter, please call.', 'the frogs of the pond. ', '\n\nSoon lilies grow'],
      ['To read more about this matter, please call.', 'Else. ', ''],
    ].map(([exact = '', prefix = '', suffix = ''], index) =>
      annotation({ id: `urn:x:${index}` }, quote(exact, { prefix, suffix }), 'garden.txt'),
    );
    const desk = openDesk([garden]);
    const { records: told } = await desk.import(JSON.stringify(records));
    expect(told.map(({ action }) => ('place' in action ? action.place : action.kind))).toEqual([
      'doubtful',
      'doubtful',
      'found',
      'found',
      'found',
    ]);
    const { articles } = await desk.desk.gather(ALL.selection, 'en');
    const states = articles[0]?.annotations.map(({ annotation: { anchor } }) => anchor.state);
    expect(states?.toSorted()).toEqual(['exact', 'exact', 'exact', 'uncertain', 'uncertain']);
  });

  it('keeps the times of any year that a calendar can say', async () => {
    const times = { createdAt: Date.UTC(11_000, 1, 1), updatedAt: Date.UTC(11_000, 1, 2) };
    const mark = markOn(sea, 'kept no count', times);
    for (const format of ['w3c', 'hypothesis', 'csv'] as const) {
      const desk = openDesk([sea]);
      await desk.import(textIn(await openDesk([sea], [mark]).desk.export({ ...ALL, format })));
      expect(desk.list()).toEqual([mark]);
    }
  });

  it('believes no full stop that stands among other words', async () => {
    const desk = openDesk([articleOf('a.txt', 'Nothing of it.')]);
    const set = JSON.stringify(
      annotation({ id: 'urn:x:1' }, quote('.', { prefix: 'The sea', suffix: ' ' }), 'a.txt'),
    );
    expect((await desk.preview(set)).records[0]?.action).toEqual({ kind: 'new', place: 'orphaned' });
  });

  it('believes no quote in the middle of a word', async () => {
    const desk = openDesk([sea]);
    const { records } = await desk.preview(csv(quoted('eeper')));
    expect(records[0]?.action).toEqual({ kind: 'new', place: 'orphaned' });
  });

  it('knows an article by its title and author, and by nothing that two of them share', async () => {
    const other = articleOf('other.txt', 'Another text of the same name.', {
      title: 'How tides remember',
      author: 'Moray, Ansel',
    });
    const desk = openDesk([sea, other]);
    const { records } = await desk.preview(
      csv(
        '"Another text",how tides  REMEMBER!,Ansel Moray,',
        '"Another text",How tides remember,,',
        '"Another text",How tides forget,,',
      ),
    );
    expect(
      records.map(({ action, article }) => (action.kind === 'failed' ? action.problem : article.id)),
    ).toEqual([other.id, 'article-ambiguous', 'article-unknown']);
  });

  it('takes the article of that title where the path, or the id that was made of it, is another’s here', async () => {
    const text = 'Roses grow along the southern wall. The sun is warm there, and the frogs are at the pond.';
    const origin = articleOf('notes.txt', text, { title: 'Gardens' });
    const marks = [markOn(origin, 'Roses grow along the southern wall'), markOn(origin, 'at the pond')];
    const other = articleOf('notes.txt', 'Something else entirely stands here, about ships.', {
      title: 'Ships',
    });
    const edited = text.replace('warm', 'very warm');
    const gardens = articleOf('gardens-2025.txt', edited, { title: 'Gardens' });
    for (const format of ['w3c', 'hypothesis', 'csv'] as const) {
      const file = textIn(await openDesk([origin], marks).desk.export({ ...ALL, format }));
      const { records } = await openDesk([other, gardens]).import(file);
      for (const { article, action } of records) {
        expect(article.id).toBe(gardens.id);
        expect(action).toEqual({ kind: 'new', place: 'found' });
      }
      // What is nowhere waits with the article that the file names.
      const nowhere = { ...gardens, text: 'Nothing of it.', textHash: hashOf('Nothing of it.') };
      const astray = await openDesk([other, nowhere]).import(file);
      expect(astray.records.map(({ article }) => article.id)).toEqual([other.id, other.id]);
    }
  });

  it('changes what is older here, leaves what is newer, and never the passage', async () => {
    const settlement = { textHash: sea.textHash, passage: null };
    const times = { createdAt: 1_000, updatedAt: 2_000 };
    const mark = markOn(sea, 'kept no count', { note: 'Old', settlement, ...times });
    const desk = openDesk([sea], [mark]);
    const record = (modified: number) =>
      JSON.stringify(
        annotation(
          {
            id: `urn:uuid:${mark.id}`,
            modified: new Date(modified).toISOString(),
            body: { type: 'TextualBody', value: 'New', tags: ['a'] },
          },
          quote('other words'),
        ),
      );
    expect((await desk.import(record(1_500))).records[0]?.action).toEqual({ kind: 'newer' });
    expect(desk.list()).toEqual([mark]);
    const { records, undoId } = await desk.import(record(3_000));
    expect(records[0]).toMatchObject({
      action: { kind: 'change' },
      article: { id: sea.id, title: sea.title },
    });
    expect(desk.list()).toEqual([{ ...mark, note: 'New', tags: ['a'], updatedAt: 3_000 }]);
    await desk.desk.undoImport({ undoId: undoId ?? '' });
    expect(desk.list()).toEqual([mark]);
  });

  it('leaves what the file does not know of as it is', async () => {
    const later = '2027-01-01T00:00:00Z';
    const words = 'kept no count';
    const clipping = (kind: string, text: string): string =>
      `How tides remember (Ines Harrow)\n- Your ${kind} on Location 3 | Added on Friday, 1 January 2027 10:00:00\n\n${text}\n==========\n`;
    const target = [{ selector: [{ type: 'TextQuoteSelector', exact: words }] }];
    const row = { id: 'x', uri: 'https://a.test/sea.txt', created: later, target };
    const inNoWords = JSON.stringify(annotation({ id: 'urn:x:1', created: later }, quote(words)));
    for (const { file, note, tags } of [
      { file: clipping('Highlight', words), note: 'Mine', tags: ['mine'] },
      { file: clipping('Highlight', words) + clipping('Note', 'Theirs'), note: 'Theirs', tags: ['mine'] },
      { file: `Highlight,Title,Date\n${words},How tides remember,${later}\n`, note: 'Mine', tags: ['mine'] },
      {
        file: `Highlight,Title,Note,Date\n${words},How tides remember,Theirs,${later}\n`,
        ...{ note: 'Theirs', tags: ['mine'] },
      },
      {
        file: `Highlight,Title,Date,Note,Tags\n${words},How tides remember,${later},,theirs\n`,
        ...{ note: '', tags: ['theirs'] },
      },
      { file: JSON.stringify({ rows: [row] }), note: 'Mine', tags: ['mine'] },
      { file: JSON.stringify({ rows: [{ ...row, text: '', tags: [] }] }), note: '', tags: [] },
      { file: inNoWords, note: 'Mine', tags: ['mine'] },
    ]) {
      const desk = openDesk([sea]);
      await desk.import(file);
      const [made] = desk.list();
      if (!made) throw new Error('It was imported.');
      desk.annotations.set(made.id, { ...made, updatedAt: 2_000, note: 'Mine', tags: ['mine'] });
      await desk.import(file);
      expect(desk.annotations.get(made.id), file).toMatchObject({ note, tags });
    }
  });

  it('leaves what a person wrote since as they wrote it when it is undone', async () => {
    const mark = markOn(sea, 'kept no count', { note: 'Old', createdAt: 1_000, updatedAt: 2_000 });
    const desk = openDesk([sea], [mark]);
    const record = { id: mark.id, uri: `seedleaf://open/${sea.id}`, text: 'New', tags: [] };
    const selector = [{ type: 'TextQuoteSelector', exact: mark.passage.exact }];
    const row = { ...record, updated: new Date(3_000).toISOString(), target: [{ selector }] };
    const { undoId } = await desk.import(JSON.stringify({ annotations: [row] }));
    const [imported = mark] = desk.list();
    expect(imported.note).toBe('New');
    desk.annotations.set(mark.id, { ...imported, note: 'Written since', updatedAt: 4_000 });
    expect(await desk.desk.undoImport({ undoId: undoId ?? '' })).toEqual({ kept: 1 });
    expect(desk.list()).toMatchObject([{ id: mark.id, note: 'Written since' }]);
  });

  it('leaves what it brought to whoever has written on it since when it is undone, and counts it', async () => {
    const desk = openDesk([sea]);
    const { undoId } = await desk.import(
      csv(quoted('Springs come'), quoted('neaps come'), quoted('The keeper')),
    );
    const [noted, settled, untouched] = desk.list();
    if (!noted || !settled || !untouched) throw new Error('Three were imported.');
    desk.annotations.set(noted.id, { ...noted, note: 'Written on it since' });
    const settlement = { textHash: sea.textHash, passage: null };
    desk.annotations.set(settled.id, { ...settled, settlement });
    expect(await desk.desk.undoImport({ undoId: undoId ?? '' })).toEqual({ kept: 2 });
    expect(desk.annotations.get(noted.id)?.note).toBe('Written on it since');
    expect(desk.annotations.get(settled.id)?.settlement).toEqual(settlement);
    expect(desk.annotations.has(untouched.id)).toBe(false);
  });

  it('is undone whole, once', async () => {
    const desk = openDesk([sea]);
    const { undoId } = await desk.import(csv(quoted('Springs come'), quoted('neaps come')));
    expect(desk.list()).toHaveLength(2);
    expect(await desk.desk.undoImport({ undoId: undoId ?? '' })).toEqual({ kept: 0 });
    expect(desk.list()).toEqual([]);
    await expect(desk.desk.undoImport({ undoId: undoId ?? '' })).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });

  it('takes an article whose source is away by what is remembered of it', async () => {
    const mark = markOn(sea, 'kept no count');
    const file = textIn(await openDesk([sea], [mark]).desk.export({ ...ALL, format: 'w3c' }));
    const desk = openDesk([]);
    desk.identities.set(sea.id, {
      id: sea.id,
      path: sea.path,
      title: sea.title,
      textHash: sea.textHash,
      bytesHash: sea.textHash,
    });
    desk.texts.set(sea.textHash, sea.text);
    const { records } = await desk.import(file);
    expect(records[0]?.action).toEqual({ kind: 'new', place: 'orphaned' });
    expect(desk.list()[0]?.passage).toEqual(mark.passage);
  });

  it('brings back what a person decided about a passage', async () => {
    const mark = markOn(sea, 'kept no count');
    const settlement = { textHash: sea.textHash, passage: markOn(sea, 'no count at all').passage };
    const file = textIn(
      await openDesk([sea], [{ ...mark, settlement }]).desk.export({ ...ALL, format: 'w3c' }),
    );
    const desk = openDesk([sea]);
    await desk.import(file);
    expect(desk.list()[0]?.settlement).toEqual(settlement);
  });

  it('refuses a file of another kind by its name', async () => {
    const deep = `${'{"type":"AnnotationCollection","first":'.repeat(60_000)}{}${'}'.repeat(60_000)}`;
    for (const text of ['', 'Dear friend', '{"a":1}', '[]', 'a,b\n1,2', deep])
      await expect(openDesk([sea]).preview(text, 'letter.txt')).rejects.toMatchObject({
        code: 'import-unreadable',
        subject: 'letter.txt',
      });
  });

  it('says of half an export that it is cut short', async () => {
    for (const format of ['w3c', 'hypothesis'] as const) {
      const text = textIn(
        await openDesk([sea], [markOn(sea, 'kept no count')]).desk.export({ ...ALL, format }),
      );
      for (const cut of [text.slice(0, 20), text.slice(0, text.length / 2), text.trimEnd().slice(0, -1)])
        await expect(openDesk([sea]).preview(cut, 'notes.json')).rejects.toMatchObject({
          code: 'import-cut-short',
          subject: 'notes.json',
        });
    }
    await expect(openDesk([sea]).preview('[Notes] of a walk', 'notes.txt')).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  it('reads UTF-8 with a few bad bytes as that, and says so', async () => {
    const bytes = Buffer.from(csv(`${quoted('Springs come')}"été, œuvre — 日本語 X"`));
    const sound = openDesk([sea]);
    expect((await sound.import(bytes)).warnings).toEqual([]);
    bytes[bytes.lastIndexOf('X')] = 0xe9;
    const desk = openDesk([sea]);
    const { warnings, records } = await desk.import(bytes);
    expect(warnings).toEqual(['damaged-characters']);
    expect(records.map(({ action }) => action.kind)).toEqual(['new']);
    expect(desk.list()[0]?.note).toBe(sound.list()[0]?.note.replace('X', '\u{fffd}'));
    const windows = Buffer.from(csv(`${quoted('Springs come')}"L'été"`), 'latin1');
    const other = openDesk([sea]);
    expect((await other.import(windows)).warnings).toEqual([]);
    expect(other.list()[0]?.note).toBe("L'été");
  });

  it('lets every record fail alone', async () => {
    const desk = openDesk([sea]);
    const set = JSON.stringify([
      annotation({ id: 'urn:x:1', motivation: 'bookmarking' }, { type: 'FragmentSelector', value: 'x' }),
      annotation({ id: 'urn:x:2' }, quote('Springs come'), 'https://a.test/unknown'),
      { type: 'Annotation', target: null },
      'nonsense',
      annotation({ id: 'urn:x:3', body: { value: 'x'.repeat(100_001) } }, quote('Springs come')),
      annotation({ id: 'urn:x:4' }, quote('Springs come')),
      annotation({ id: 'urn:x:4' }, quote('Springs come')),
    ]);
    const { records } = await desk.import(set);
    expect(records.map(({ action }) => (action.kind === 'failed' ? action.problem : action.kind))).toEqual([
      'bookmark',
      'article-unknown',
      'no-quote',
      'not-an-annotation',
      'too-long',
      'new',
      'repeated',
    ]);
    expect(desk.list()).toHaveLength(1);
  });
});

describe('what other programs write', () => {
  it('is read from a set of Readium’s', async () => {
    const desk = openDesk([sea]);
    const { format } = await desk.import(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'urn:uuid:5f0c5f0e-6df2-4a3c-a6f1-0f4a2a1d9f10',
        type: 'AnnotationSet',
        about: { 'dc:title': 'How tides remember', 'dc:creator': ['Ines Harrow'] },
        items: [
          annotation(
            {
              id: 'urn:uuid:0b8c6c1e-57d5-4d3c-9f0a-3f1f6f7f2a11',
              created: '2026-05-01T10:00:00Z',
              modified: '2026-05-02T10:00:00Z',
              body: {
                type: 'TextualBody',
                value: 'Twice.',
                color: 'purple',
                highlight: 'underline',
                tag: 'moon',
              },
            },
            [
              quote('two days after the moon', { prefix: 'come ', suffix: ' is full' }),
              { type: 'CssSelector', value: 'p' },
            ],
            'chapter.html',
          ),
        ],
      }),
    );
    expect(format).toBe('w3c');
    expect(desk.list()).toMatchObject([
      {
        id: '0b8c6c1e-57d5-4d3c-9f0a-3f1f6f7f2a11',
        articleId: sea.id,
        ...{ colour: 'plum', note: 'Twice.', tags: ['moon'] },
        ...{ createdAt: Date.UTC(2026, 4, 1, 10), updatedAt: Date.UTC(2026, 4, 2, 10) },
      },
    ]);
  });

  it('is read from Hypothesis, page notes told apart', async () => {
    const desk = openDesk([sea]);
    const row = (id: string, selector: object[]) => ({
      ...{ id, created: '2026-05-01T10:00:00.123456+00:00', updated: '2026-05-01T11:00:00+00:00' },
      ...{
        uri: 'https://a.test/x',
        text: 'Why?',
        tags: ['moon', 'sea'],
        document: { title: ['How tides remember'] },
      },
      target: [{ source: 'https://a.test/x', selector }],
    });
    const { format, records } = await desk.import(
      JSON.stringify({ total: 2, rows: [row('q2vYpkVZEe2', [quote('neaps come')]), row('other', [])] }),
    );
    expect(format).toBe('hypothesis');
    expect(records.map(({ action }) => action.kind)).toEqual(['new', 'failed']);
    expect(desk.list()[0]).toMatchObject({
      note: 'Why?',
      tags: ['moon', 'sea'],
      createdAt: Date.UTC(2026, 4, 1, 10) + 123,
    });
  });

  it('is read from Readwise’s own export, whatever the order and the sign between its columns', async () => {
    const desk = openDesk([sea]);
    await desk.import(
      'Note;Book Title;Highlight;Tags;Color;Highlighted at\n"a; b";How tides remember;neaps come;"moon, sea";blue;2026-05-01 10:00:00+00:00\n',
    );
    expect(desk.list()).toMatchObject([
      { note: 'a; b', tags: ['moon', 'sea'], colour: 'sky', createdAt: Date.UTC(2026, 4, 1, 10) },
    ]);
  });
});

describe('a plan that takes long', () => {
  const many = csv(
    ...Array.from({ length: 600 }, (_, index) => quoted(`never said, ${index}`)),
    quoted('neaps come when nobody is looking'),
  );

  it('says how many records it has come to, and when it is over', async () => {
    const desk = openDesk([sea]);
    await desk.preview(many);
    expect(desk.planned.at(0)).toEqual({ done: 0, total: 601 });
    expect(desk.planned.at(-2)).toEqual({ done: 601, total: 601 });
    expect(desk.planned.at(-1)).toBeNull();
    const counts = desk.planned.flatMap((planning) => (planning ? [planning.done] : []));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(2);
  });

  it('can be given up, and then changes nothing', async () => {
    const desk = openDesk([sea]);
    const imported = desk.import(many);
    desk.desk.cancelImport();
    await expect(imported).rejects.toMatchObject({ code: 'import-cancelled' });
    expect(desk.planned.at(-1)).toBeNull();
    expect(desk.writes()).toBe(0);
    await desk.import(csv(quoted('neaps come when nobody is looking')));
    expect(desk.list()).toHaveLength(1);
  });

  it('gives way to the next file', async () => {
    const desk = openDesk([sea]);
    const first = desk.preview(many);
    const second = desk.preview(csv(quoted('neaps come')));
    await expect(first).rejects.toMatchObject({ code: 'import-cancelled' });
    expect((await second).records).toHaveLength(1);
  });
});
