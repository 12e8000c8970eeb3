import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../contract/annotation.ts';
import type { NotebookFilter, NotebookQuery, Which } from '../../contract/notebook.ts';
import { createNotes, type Note, type Notes } from './fixtures/notes.ts';
import { Notebook } from './notebook.ts';

const everything: NotebookFilter = {
  search: '',
  colours: [],
  tags: [],
  untagged: false,
  articleId: null,
  date: { by: 'created', from: null, until: null },
  states: [],
  gone: false,
};
const query = (
  filter: Partial<NotebookFilter> = {},
  rest: Partial<Omit<NotebookQuery, 'filter'>> = {},
): NotebookQuery => ({
  filter: { ...everything, ...filter },
  ...{ sort: 'created', descending: false, group: 'none', from: 0, count: 50 },
  ...rest,
});

const garden: readonly Note[] = [
  {
    ...{ id: 'a', articleId: 'marais', quote: 'L’œdicnème criard revient', createdAt: 3, start: 90 },
    ...{ note: 'À vérifier à l’aube', tags: ['oiseaux', 'à vérifier'], colour: 'leaf' },
  },
  { id: 'b', articleId: 'marais', quote: 'la digue fut coupée', createdAt: 1, start: 10, colour: 'sky' },
  {
    ...{ id: 'c', articleId: 'tides', quote: 'Tides remember nothing', createdAt: 2, start: 5 },
    ...{ note: 'Lovely', tags: ['sea'], colour: 'sun' },
  },
];
const open = (notes: Notes): Notebook => new Notebook(notes, () => undefined);
const listed = async (notebook: Notebook, asked: NotebookQuery): Promise<string> =>
  (await notebook.window(asked)).rows.map(({ annotationId }) => annotationId).join('');

describe('the list of all annotations', () => {
  it('is sorted by when they were made or changed, by their place, or by colour', async () => {
    const notebook = open(createNotes(garden));
    expect(await listed(notebook, query())).toBe('bca');
    expect(await listed(notebook, query({}, { descending: true }))).toBe('acb');
    expect(await listed(notebook, query({}, { sort: 'place' }))).toBe('bac');
    expect(await listed(notebook, query({}, { sort: 'colour' }))).toBe('cab');
  });

  it('is answered in windows, with how many there are', async () => {
    const notebook = open(createNotes(garden));
    const window = await notebook.window(query({ tags: ['sea'] }, { from: 0, count: 1 }));
    expect(window).toMatchObject({ total: 1, annotations: 1, all: 3 });
    expect(await listed(notebook, query({}, { from: 1, count: 1 }))).toBe('c');
    expect(await listed(notebook, query({}, { from: 3 }))).toBe('');
  });

  it('is searched in quote, note and tags, whatever the accents, ligatures, apostrophes and capitals', async () => {
    const notebook = open(createNotes(garden));
    for (const [typed, found] of [
      ['OEDICNEME', 'a'],
      ["l'aube", 'a'],
      ['a verifier', 'a'],
      ['sea', 'ca'],
      ['tides lovely', 'c'],
      ['tides aube', ''],
      ['dig', 'b'],
    ] as const)
      expect(await listed(notebook, query({ search: typed })), typed).toBe(found);
  });

  it('asks for tags by their field as the search of the library does, also beside words and while it is typed on', async () => {
    const notebook = open(createNotes(garden));
    for (const [typed, found] of [
      ['tag:OISEAUX', 'a'],
      ['tag:ois', ''],
      ['tag:ois*', 'a'],
      ['étiquette:"à vérifier" aube', 'a'],
      ['tag:"a verifier" lovely', ''],
      ['-tag:oiseaux', 'bc'],
      ['tag:', 'bca'],
      ['tag:oiseaux tag:sea', ''],
    ] as const)
      expect(await listed(notebook, query({ search: typed })), typed).toBe(found);
    const [row] = (await notebook.window(query({ search: 'tag:oiseaux verifier' }))).rows;
    expect(row?.noteMarks.map(({ start, end }) => row.note.slice(start, end))).toEqual(['vérifier']);
  });

  it('is read by the grammar of the library’s search', async () => {
    const notes = createNotes(garden);
    notes.nameColour('sky', 'À revoir');
    const notebook = open(notes);
    for (const [typed, found] of [
      ['-sea', 'b'],
      ['tides OU digue', 'bc'],
      ['(tides OR digue) -lovely', 'b'],
      ['"remember nothing"', 'c'],
      ['"nothing remember"', ''],
      ['"nothing tides"~1', 'c'],
      ['"digu"', ''],
      ['note:aube', 'a'],
      ['note:œdicnème', ''],
      ['dans:texte sea', ''],
      ['titre:marais', 'ba'],
      ['mar*', ''],
      ['rev*', 'a'],
      ['colour:leaf', 'a'],
      ['couleur:bleu', 'b'],
      ['colour:"a revoir"', 'b'],
      ['-couleur:soleil', 'ba'],
      ['avec:note', 'ca'],
      ['has:tag sea', 'ca'],
    ] as const)
      expect(await listed(notebook, query({ search: typed })), typed).toBe(found);
  });

  it('is typed on in any way, and answers what it answers when it is typed at once', async () => {
    const typed = 'tid -(aube OR "fut coup") note:l OU couleur:ciel';
    const notebook = open(createNotes(garden));
    for (let end = 0; end <= typed.length; end++) {
      const asked = query({ search: typed.slice(0, end) });
      expect(await listed(notebook, asked), typed.slice(0, end)).toBe(
        await listed(open(createNotes(garden)), asked),
      );
    }
  });

  it('says what of a search is asked of articles alone, or cannot be read', async () => {
    const notebook = open(createNotes(garden));
    const said = async (search: string) =>
      (await notebook.window(query({ search }))).problems.map(
        ({ code, start, end }) => `${code} ${search.slice(start, end)}`,
      );
    expect(await said('tides auteur:zola est:lu')).toEqual([
      'of-articles-only auteur:zola',
      'of-articles-only est:lu',
    ]);
    expect(await listed(notebook, query({ search: 'tides auteur:zola' }))).toBe('c');
    expect(await said('"tides')).toEqual(['quote-not-closed "tides']);
    expect(await said('tides -sea')).toEqual([]);
  });

  it('knows a colour by the name it is given, as soon as it is', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const search = 'colour:doubt';
    const unread = async () => (await notebook.window(query({ search }))).problems.map(({ code }) => code);
    expect(await listed(notebook, query({ search }))).toBe('bca');
    expect(await unread()).toEqual(['value-unknown']);
    notes.nameColour('leaf', 'Doubt');
    expect(await listed(notebook, query({ search }))).toBe('a');
    expect(await unread()).toEqual([]);
  });

  it('knows what day it is, also when it is another', async () => {
    const noon = new Date(2026, 4, 20, 12).getTime();
    const notes = createNotes([
      { id: 'a', articleId: 'marais', quote: 'œdicnème', createdAt: noon, start: 1 },
      { id: 'b', articleId: 'marais', quote: 'digue', createdAt: noon - 86_400_000, start: 2 },
    ]);
    const notebook = open(notes);
    notes.pass(noon);
    const asked = query({ search: 'added:today' });
    expect(await listed(notebook, asked)).toBe('a');
    expect(await listed(notebook, query({ search: 'ajouté:hier' }))).toBe('b');
    notes.pass(noon + 86_400_000);
    expect(await listed(notebook, asked)).toBe('');
    expect(await listed(notebook, query({ search: 'ajouté:hier' }))).toBe('a');
  });

  it('marks what was found, as it is written', async () => {
    const notebook = open(createNotes(garden));
    const [row] = (await notebook.window(query({ search: 'oedic verifier' }))).rows;
    expect(row?.quoteMarks.map(({ start, end }) => row.quote.slice(start, end))).toEqual(['œdic']);
    expect(row?.noteMarks.map(({ start, end }) => row.note.slice(start, end))).toEqual(['vérifier']);
  });

  it('cuts a very long quote to what is around the first match', async () => {
    const quote = `${'word '.repeat(2_000)}salicorne ${'again '.repeat(2_000)}`;
    const notebook = open(createNotes([{ id: 'a', articleId: 'one', quote }]));
    const [row] = (await notebook.window(query({ search: 'salicorne' }))).rows;
    expect(row).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(row?.quote.length).toBeLessThanOrEqual(1_240);
    expect(row?.quoteMarks.map(({ start, end }) => row.quote.slice(start, end))).toEqual(['salicorne']);
  });

  it('groups by article in the order of the first row, and by tag by name, once for each tag', async () => {
    const notebook = open(createNotes(garden));
    const heads = async (group: 'article' | 'tag') =>
      (await notebook.window(query({}, { group }))).rows.map(
        ({ opens }) => opens && [opens.name, opens.rows],
      );
    expect(await heads('article')).toEqual([['marais', 2], null, ['tides', 1]]);
    expect(await heads('tag')).toEqual([
      ['à vérifier', 1],
      ['oiseaux', 1],
      ['sea', 1],
      [null, 1],
    ]);
    expect(await notebook.window(query({}, { group: 'tag' }))).toMatchObject({ total: 4, annotations: 3 });
    expect(await notebook.ids({ ...query({}, { group: 'tag' }), count: 4 })).toEqual(['a', 'c', 'b']);
  });
});

describe('filters', () => {
  it('hold together: colour, tags, no tag, article and time', async () => {
    const notebook = open(createNotes(garden));
    expect(await listed(notebook, query({ colours: ['leaf', 'sun'] }))).toBe('ca');
    expect(await listed(notebook, query({ tags: ['oiseaux', 'à vérifier'] }))).toBe('a');
    expect(await listed(notebook, query({ tags: ['oiseaux', 'sea'] }))).toBe('');
    expect(await listed(notebook, query({ untagged: true }))).toBe('b');
    expect(await listed(notebook, query({ articleId: 'marais', colours: ['sky'] }))).toBe('b');
    expect(await listed(notebook, query({ date: { by: 'created', from: 2, until: 3 } }))).toBe('c');
  });

  it('know every state, also that of a place which is still being found out', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    notes.place('a', null);
    notes.place('b', 'orphaned');
    expect(await listed(notebook, query({ states: ['checking'] }))).toBe('a');
    expect(await listed(notebook, query({ states: ['orphaned', 'checking'] }))).toBe('ba');
    notes.place('a', 'moved');
    expect(await listed(notebook, query({ states: ['checking'] }))).toBe('');
    expect((await notebook.facets()).states).toMatchObject({ exact: 1, moved: 1, orphaned: 1, checking: 0 });
  });

  it('find what belongs to a source that is gone, under the title it had', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    expect(await listed(notebook, query({ gone: true }))).toBe('');
    notes.title('tides', null);
    notebook.libraryChanged();
    const { rows } = await notebook.window(query({ gone: true }));
    expect(rows.map(({ article }) => article)).toEqual([
      { id: 'tides', title: 'tides', path: 'tides.txt', isHere: false },
    ]);
    expect((await notebook.facets()).gone).toBe(1);
  });
});

describe('many at once', () => {
  it('get a colour and tags in one append, and get back what they had', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const before = await notebook.change({
      which: { kind: 'filter', filter: { ...everything, articleId: 'marais' }, except: [] },
      colour: 'sky',
      addTags: ['sel'],
      removeTags: ['oiseaux'],
    });
    expect(notes.appends).toBe(1);
    expect(before).toEqual([
      { annotationId: 'b', tags: [], updatedAt: 1, made: { tags: ['sel'], updatedAt: 2 } },
      {
        ...{ annotationId: 'a', colour: 'leaf', tags: ['oiseaux', 'à vérifier'], updatedAt: 3 },
        made: { colour: 'sky', tags: ['à vérifier', 'sel'], updatedAt: 4 },
      },
    ]);
    expect(await listed(notebook, query({ colours: ['sky'], tags: ['sel'] }))).toBe('ba');
    await notebook.changeBack({ before: [...before] });
    expect(notes.store.find('a')).toMatchObject({ colour: 'leaf', tags: ['oiseaux', 'à vérifier'] });
    expect(notes.store.find('b')).toMatchObject({ colour: 'sky', tags: [] });
    // What is as it was counts as changed when it did.
    expect(notes.store.find('a')?.updatedAt).toBe(3);
  });

  it('are left alone when they are as wanted, or excepted', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const which = { kind: 'filter', filter: everything, except: ['a'] } as const;
    expect(await notebook.change({ which: { ...which, except: ['a', 'c'] }, colour: 'sky' })).toEqual([]);
    expect(notes.appends).toBe(0);
  });

  it('are deleted and brought back', async () => {
    const notebook = open(createNotes(garden));
    const ids = await notebook.delete({ which: { kind: 'ids', annotationIds: ['a', 'c', 'unknown'] } });
    expect(ids).toEqual(['a', 'c']);
    expect(await listed(notebook, query())).toBe('b');
    await notebook.restore({ annotationIds: [...ids] });
    expect(await listed(notebook, query())).toBe('bca');
  });

  it('get another name for a tag; with the name of another, the two become one', async () => {
    const notes = createNotes([
      ...garden,
      { id: 'd', articleId: 'tides', quote: 'salt', tags: ['mer', 'x', 'sea'], createdAt: 4 },
    ]);
    const notebook = open(notes);
    const before = await notebook.rename({ tag: 'sea', name: 'mer' });
    expect(notes.store.find('c')?.tags).toEqual(['mer']);
    expect(notes.store.find('d')?.tags).toEqual(['mer', 'x']);
    expect(await notebook.tags({ query: '', limit: 1 })).toEqual([{ tag: 'mer', annotations: 2 }]);
    await notebook.changeBack({ before: [...before] });
    expect(notes.store.find('d')?.tags).toEqual(['mer', 'x', 'sea']);
  });

  it('get back the note that a change rewrote, unless it is another one since', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const { note, updatedAt } = notes.store.find('a') ?? { note: '', updatedAt: 0 };
    await notes.store.changeAll([{ annotationId: 'a', note: 'Rewritten' }]);
    const made = { note: 'Rewritten', updatedAt: notes.store.find('a')?.updatedAt ?? 0 };
    const before = [{ annotationId: 'a', note, updatedAt, made }];
    await notebook.changeBack({ before });
    expect(notes.store.find('a')).toMatchObject({ note, updatedAt });
    await notes.store.changeAll([{ annotationId: 'a', note: 'Written since' }]);
    await notebook.changeBack({ before });
    expect(notes.store.find('a')?.note).toBe('Written since');
  });

  it('keep what was done to them since, when a change is taken back', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const both: Which = { kind: 'ids', annotationIds: ['a', 'b'] };
    const one: Which = { kind: 'ids', annotationIds: ['a'] };
    const before = await notebook.change({
      ...{ which: both, colour: 'rose', addTags: ['relu'], removeTags: ['oiseaux'] },
    });
    await notebook.change({ which: one, colour: 'plum', addTags: ['printemps'] });
    await notebook.changeBack({ before: [...before] });
    expect(notes.store.find('a')).toMatchObject({
      colour: 'plum',
      tags: ['à vérifier', 'printemps', 'oiseaux'],
    });
    expect(notes.store.find('b')).toMatchObject({ colour: 'sky', tags: [], updatedAt: 1 });
    expect(notes.store.find('a')?.updatedAt, 'changed since').toBe(5);
  });
});

describe('tags and articles to choose from', () => {
  it('come by what they begin with, then by what they hold, the most used first', async () => {
    const tags = (...names: string[]): Note => ({
      id: names.join(),
      articleId: 'one',
      quote: 'q',
      tags: names,
    });
    const notebook = open(
      createNotes([tags('amer', 'Été'), tags('mer'), tags('mer', 'merle'), tags('été 2')]),
    );
    const named = async (typed: string) =>
      (await notebook.tags({ query: typed, limit: 9 })).map(({ tag }) => tag);
    expect(await named('mer')).toEqual(['mer', 'merle', 'amer']);
    expect(await named('#ETE')).toEqual(['Été', 'été 2']);
    expect(await named('rien')).toEqual([]);
  });

  it('name the articles that have annotations, with how many', async () => {
    const notes = createNotes(garden);
    const notebook = open(notes);
    const titled = async () =>
      (await notebook.articles({ query: '', limit: 9 })).map(({ article, annotations }) => [
        article.title,
        annotations,
      ]);
    expect(await titled()).toEqual([
      ['marais', 2],
      ['tides', 1],
    ]);
    notes.title('tides', 'Aux marées');
    notebook.libraryChanged();
    expect(await titled()).toEqual([
      ['marais', 2],
      ['Aux marées', 1],
    ]);
    expect(await listed(notebook, query({}, { sort: 'place' }))).toBe('cba');
  });
});

describe('a passage whose words were accepted as others', () => {
  const [, digue] = garden;
  const accepted = 'la digue fut rompue à marée haute';
  const cut = { ...digue, id: 'b', articleId: 'marais', quote: 'la digue fut coupée', accepted };

  it('shows those that were marked, and says what stands there today', async () => {
    const window = await open(createNotes([cut])).window(query({ search: 'maree' }));
    expect(window.rows).toMatchObject([
      { quote: 'la digue fut coupée', today: { words: accepted, cutBefore: false, cutAfter: false } },
    ]);
    const [{ today } = {}] = window.rows;
    expect(today?.marks.map(({ start, end }) => today.words.slice(start, end))).toEqual(['marée']);
  });

  it('says nothing where only the spaces are others, or where the text was changed again', async () => {
    const spaced = { ...cut, accepted: 'la digue\nfut  coupée' };
    expect((await open(createNotes([spaced])).window(query())).rows[0]?.today).toBeNull();
    const notes = createNotes([cut]);
    const notebook = open(notes);
    for (const [state, words] of [
      ['moved', accepted],
      ['edited', undefined],
      [null, undefined],
    ] as const) {
      notes.place('b', state);
      expect((await notebook.window(query())).rows[0]?.today?.words).toBe(words);
    }
  });

  it('shows of a long one the piece where the words part', async () => {
    const quote = 'le sel et la mer '.repeat(60);
    const long = { ...cut, quote, accepted: `${quote.slice(0, 510)}la pluie ${quote.slice(510)}` };
    const { today } = (await open(createNotes([long])).window(query())).rows[0] ?? {};
    expect(today).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(today?.words.indexOf('la pluie')).toBeLessThan(90);
    expect(today?.words).toContain('la pluie');
    expect(today?.words.length).toBeLessThan(320);
  });
});

describe('a notebook that is changed all the time', () => {
  const id = fc.nat(14).map(String);
  const note = fc.record({
    id,
    articleId: fc.constantFrom('Aube', 'Brume', 'Cendre'),
    quote: fc.constantFrom('sel', 'mer', 'été'),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y')),
    colour: fc.constantFrom(...COLOURS),
    start: fc.nat(9),
    createdAt: fc.nat(9),
    accepted: fc.constantFrom('sel', 'sel gris', 'mer'),
  });
  const step = fc.oneof(
    note.map((given) => (notes: Notes) => notes.put(given)),
    id.map((given) => (notes: Notes) => notes.remove(given)),
    fc.tuple(id, fc.constantFrom('exact', 'orphaned', null)).map(
      ([given, state]) =>
        (notes: Notes) =>
          notes.place(given, state),
    ),
  );
  const asked = fc
    .record({
      filter: fc.record({
        search: fc.constantFrom('', 'e', 'ete', 'sel'),
        colours: fc.subarray([...COLOURS]),
        states: fc.subarray(['exact', 'orphaned', 'checking'] as const),
      }),
      rest: fc.record({
        sort: fc.constantFrom('created', 'changed', 'place', 'colour'),
        descending: fc.boolean(),
        group: fc.constantFrom('none', 'article', 'tag'),
      }),
    })
    .map(({ filter, rest }) => query(filter, rest));

  it('answers what one that is opened afterwards answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, asked), { maxLength: 25 }), async (history) => {
        const notes = createNotes();
        const notebook = open(notes);
        for (const [change, question] of history) {
          change(notes);
          const fresh = open(notes);
          expect(await notebook.window(question)).toEqual(await fresh.window(question));
          expect(await notebook.facets()).toEqual(await fresh.facets());
          fresh.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
