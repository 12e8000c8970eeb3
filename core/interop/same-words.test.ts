/** Records of one file that have the same words, or the same id: none takes the place of another. */
import { describe, expect, it } from 'vitest';
import { articleOf, markOn, openDesk } from './fixtures.ts';

const SEA = 'The sea does not know what we wrote down. It is the sea that remembers, and nobody asks it.';
const sea = articleOf('sea.txt', SEA, { title: 'The sea' });
const QUOTE = 'The sea does not know what we wrote down.';

const csv = (...rows: readonly string[]): string =>
  ['Highlight,Title,Note,Location,Date', ...rows.map((row) => `"${QUOTE}",The sea,${row}`), ''].join('\n');
const clipping = (kind: string, place: string, text: string): string =>
  `The sea (Moray)\n- Your ${kind} on Location ${place} | Added on Monday, 4 May 2026 21:30:15\n\n${text}\n==========\n`;
const KINDLE = [
  clipping('Highlight', '10-12', QUOTE),
  clipping('Note', '12', 'first'),
  clipping('Highlight', '900-902', QUOTE),
  clipping('Note', '902', 'second'),
].join('');

interface Facts {
  readonly id?: string;
  readonly modified?: string;
  readonly exact?: string;
}
const annotation = (note: string, { exact = QUOTE, ...facts }: Facts = {}) => ({
  ...{ type: 'Annotation', created: '2026-01-01T00:00:00Z', ...facts },
  body: { type: 'TextualBody', value: note },
  target: { source: 'sea.txt', selector: { type: 'TextQuoteSelector', exact } },
});
const set = (...annotations: readonly object[]): string => JSON.stringify(annotations);
const ID = 'urn:uuid:11111111-1111-4111-8111-111111111111';

type Desk = ReturnType<typeof openDesk>;
const notesIn = (desk: Desk): string[] =>
  desk
    .list()
    .map(({ note }) => note)
    .sort();
const kindsOf = async (desk: Desk, file: string): Promise<string[]> =>
  (await desk.import(file)).records.map(({ action }) => action.kind);

describe('two records of the same words', () => {
  it.each([
    ['a Web Annotation without ids', set(annotation('first'), annotation('second'))],
    ['a CSV, at other places', csv('first,10,2026-01-01', 'second,99,2026-02-01')],
    ['a CSV that says no place', csv('first,,', 'second,,')],
    ['a Kindle’s clippings', KINDLE],
  ])('each bring their note from %s, and nothing when they come again', async (_name, file) => {
    const desk = openDesk([sea]);
    const kinds = await kindsOf(desk, file);
    expect(kinds.filter((kind) => kind === 'new')).toHaveLength(2);
    expect(notesIn(desk)).toEqual(['first', 'second']);
    const once = desk.list();
    expect(await kindsOf(desk, file)).toEqual(kinds.map((kind) => (kind === 'new' ? 'same' : kind)));
    expect(desk.list()).toEqual(once);
    expect(desk.writes()).toBe(1);
  });

  it('are one where they say the same', async () => {
    const desk = openDesk([sea]);
    expect(await kindsOf(desk, set(annotation('first'), annotation('first')))).toEqual(['new', 'repeated']);
  });

  it('bring what was left out when only the first of them had come', async () => {
    const desk = openDesk([sea]);
    await desk.import(csv('first,10,2026-01-01'));
    const [before] = desk.list();
    expect(await kindsOf(desk, csv('first,10,2026-01-01', 'second,99,2026-02-01'))).toEqual(['same', 'new']);
    expect(desk.annotations.get(before?.id ?? '')).toEqual(before);
    expect(notesIn(desk)).toEqual(['first', 'second']);
  });

  it('are known again in any order, and each alone', async () => {
    const desk = openDesk([sea]);
    const [first, second] = ['first,10,2026-01-01', 'second,99,2026-02-01'] as const;
    await desk.import(csv(first, second));
    const once = desk.list();
    for (const file of [csv(second, first), csv(second), csv(first)])
      expect(new Set(await kindsOf(desk, file))).toEqual(new Set(['same']));
    expect(desk.list()).toEqual(once);
  });

  it('do not write over one another when they come in two files', async () => {
    const desk = openDesk([sea]);
    await desk.import(csv('first,10,2026-01-01'));
    expect(await kindsOf(desk, csv('second,99,2026-02-01'))).toEqual(['new']);
    expect(notesIn(desk)).toEqual(['first', 'second']);
  });

  it('are still one whose note was changed, at the time that it says', async () => {
    const desk = openDesk([sea]);
    const highlight = clipping('Highlight', '10-12', QUOTE);
    await desk.import(highlight + clipping('Note', '12', 'first'));
    const later = clipping('Note', '12', 'second').replace('4 May', '5 May');
    expect(await kindsOf(desk, highlight + later)).toEqual(['change', 'repeated']);
    expect(notesIn(desk)).toEqual(['second']);
  });
});

describe('an id that is here already, of other words', () => {
  const ships = articleOf('ships.txt', 'Nothing of this is about the sea, only about ships.', {
    title: 'Ships',
  });
  const record = (source: string) => ({
    ...annotation('about ships', { id: ID, modified: '2027-01-01T00:00:00Z', exact: 'only about ships' }),
    target: { source, selector: { type: 'TextQuoteSelector', exact: 'only about ships' } },
  });
  const mark = markOn(sea, QUOTE, { id: ID.replace('urn:uuid:', ''), note: 'mine' });

  it('brings an annotation of its own where they are in another article, once', async () => {
    const desk = openDesk([sea, ships], [mark]);
    const { records } = await desk.import(set(record('ships.txt')));
    expect(records).toMatchObject([{ article: { id: ships.id }, action: { kind: 'new', place: 'found' } }]);
    expect(desk.annotations.get(mark.id)).toEqual(mark);
    expect(desk.list().filter(({ articleId }) => articleId === ships.id)).toMatchObject([
      { note: 'about ships' },
    ]);
    expect(await kindsOf(desk, set(record('ships.txt')))).toEqual(['same']);
    expect(desk.list()).toHaveLength(2);
  });

  it('is refused where nobody knows what article they are from', async () => {
    const desk = openDesk([sea], [mark]);
    const { records } = await desk.import(set(record('elsewhere.txt')));
    expect(records[0]?.action).toEqual({ kind: 'failed', problem: 'article-unknown' });
    expect(desk.list()).toEqual([mark]);
  });
});

describe('an id that stands in a file twice', () => {
  it('says what it said last, and the earlier version is named as such', async () => {
    const [old, recent] = [
      annotation('old', { id: ID, modified: '2026-01-02T00:00:00Z' }),
      annotation('recent', { id: ID, modified: '2026-03-02T00:00:00Z' }),
    ];
    for (const [file, kinds] of [
      [set(old, recent), ['older', 'new']],
      [set(recent, old), ['new', 'older']],
    ] as const) {
      const desk = openDesk([sea]);
      expect(await kindsOf(desk, file)).toEqual(kinds);
      expect(notesIn(desk)).toEqual(['recent']);
      expect(await kindsOf(desk, file)).toEqual(kinds.map((kind) => (kind === 'new' ? 'same' : kind)));
    }
  });

  it('is two annotations where nothing tells which is later, or where the words are others', async () => {
    const other = annotation('second', { id: ID, exact: 'It is the sea that remembers' });
    for (const file of [
      set(annotation('first', { id: ID }), annotation('second', { id: ID })),
      set(annotation('first', { id: ID }), other),
    ]) {
      const desk = openDesk([sea]);
      expect(await kindsOf(desk, file)).toEqual(['new', 'new']);
      expect(notesIn(desk)).toEqual(['first', 'second']);
      expect(await kindsOf(desk, file)).toEqual(['same', 'same']);
    }
  });
});
