import { describe, expect, it } from 'vitest';
import { articleOf, openDesk } from './fixtures.ts';

const ADDRESS = 'https://garden.example/notes/frogs';
const frogs = articleOf('frogs.md', 'Frogs come back to the pond where they were born.', { url: ADDRESS });
const toads = articleOf('toads.md', 'Toads come back to the pond as well, later in the year.');

const hypothesis = (uri: string, title: string, exact: string): string =>
  JSON.stringify({
    rows: [
      {
        ...{ id: `row ${uri}`, uri, text: '', tags: [], document: { title: [title] } },
        ...{ created: '2026-05-01T10:00:00Z', updated: '2026-05-01T10:00:00Z' },
        target: [{ source: uri, selector: [{ type: 'TextQuoteSelector', exact }] }],
      },
    ],
  });
const readwise = (url: string, title: string, quote: string): string =>
  `Highlight,Book Title,URL\n"${quote}","${title}",${url}\n`;
const w3c = (source: string, title: string, exact: string): string =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    ...{ type: 'AnnotationSet', about: { 'dc:title': title } },
    items: [
      {
        ...{ type: 'Annotation', id: 'urn:x', created: '2026-05-01T10:00:00Z' },
        target: { source, selector: { type: 'TextQuoteSelector', exact } },
      },
    ],
  });

describe('an imported record with a web address', () => {
  it('finds the article that says it comes from there, before one of its title', async () => {
    for (const file of [hypothesis, readwise, w3c]) {
      const { records } = await openDesk([frogs, toads]).preview(
        file(ADDRESS, 'toads', 'where they were born'),
      );
      expect(records[0]?.article.id, file.name).toBe(frogs.id);
      expect(records[0]?.action).toEqual({ kind: 'new', place: 'found' });
    }
  });

  it('finds it however the same address is written', async () => {
    for (const written of [
      'http://garden.example/notes/frogs',
      'https://www.GARDEN.example/notes/frogs/',
      `${ADDRESS}#the-pond`,
      `${ADDRESS}/?utm_source=letter&UTM_medium=mail`,
    ]) {
      const { records } = await openDesk([frogs]).preview(hypothesis(written, 'Else', 'they were born'));
      expect(records[0]?.article.id, written).toBe(frogs.id);
    }
  });

  it('takes another address for another article', async () => {
    for (const written of [
      'https://garden.example/notes',
      'https://garden.example:8443/notes/frogs',
      `${ADDRESS}?page=2`,
      'ftp://garden.example/notes/frogs',
    ]) {
      const { records } = await openDesk([frogs]).preview(hypothesis(written, 'Else', 'they were born'));
      expect(records[0]?.action, written).toEqual({ kind: 'failed', problem: 'article-unknown' });
    }
  });

  it('asks the title which of several articles of one address is meant', async () => {
    const desk = openDesk([frogs, { ...toads, url: ADDRESS }]);
    const of = async (title: string) =>
      (await desk.preview(hypothesis(ADDRESS, title, 'come back'))).records[0];
    expect((await of('Toads'))?.article.id).toBe(toads.id);
    expect((await of('Newts'))?.action).toEqual({ kind: 'failed', problem: 'article-ambiguous' });
  });
});
