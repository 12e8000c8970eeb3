import { describe, expect, it } from 'vitest';
import type { ForeignRecord } from './foreign.ts';
import { readKindle } from './read/kindle.ts';
import { clippingPlace, clippingTime } from './read/kindle-words.ts';
import { readFile } from './read/read-file.ts';

const clipping = (heading: string, facts: string, text: string): string =>
  [heading, facts, '', text, '==========', ''].join('\r\n');
const BOOK = 'The Sea (Ansel Moray)';
const highlight = (place: string, text: string, day = 4): string =>
  clipping(BOOK, `- Your Highlight on Location ${place} | Added on Monday, ${day} May 2026 21:30:15`, text);
const note = (place: string, text: string, day = 4): string =>
  clipping(BOOK, `- Your Note on Location ${place} | Added on Monday, ${day} May 2026 21:31:15`, text);

const annotations = (records: readonly ForeignRecord[] | null) =>
  (records ?? []).flatMap((record) => (record.kind === 'annotation' ? [record.annotation] : []));
const kinds = (records: readonly ForeignRecord[] | null) =>
  (records ?? []).map((record) => (record.kind === 'failed' ? record.problem : record.kind));
const at = (year: number, month: number, day: number, hour: number, minute: number, second: number): number =>
  new Date(year, month - 1, day, hour, minute, second).getTime();

describe('a Kindle’s clippings', () => {
  it.each([
    ['- Your Highlight on page 7 | Location 89-92 | Added on Tuesday, March 12, 2024 9:30:15 PM', 21],
    ['- Your Highlight at location 89-92 | Added on Tuesday, 12 March 2024 21:30:15', 21],
    ['- Highlight Loc. 89-92 | Added on Tuesday, March 12, 2024, 09:30:15 PM', 21],
    ['- Votre surlignement sur la page 7 | emplacement 89-92 | Ajouté le mardi 12 mars 2024 21:30:15', 21],
    ['- Votre surlignement à lʼemplacement 89-92 | Ajouté le mardi 12 mars 2024 à 21:30:15', 21],
    [
      '- Ihre Markierung auf Seite 7 | bei Position 89-92 | Hinzugefügt am Dienstag, 12. März 2024 um 21:30:15 Uhr',
      21,
    ],
    ['- Ihre Markierung bei Position 89-92 | Hinzugefügt am Dienstag, 12. März 2024 21:30:15', 21],
    ['- La subrayado en la página 7 | posición 89-92 | Añadido el martes, 12 de marzo de 2024 21:30:15', 21],
    ['- Tu subrayado en la posición 89-92 | Añadido el martes, 12 de marzo de 2024 9:30:15', 9],
    [
      '- La tua evidenziazione a pagina 7 | posizione 89-92 | Aggiunto in data martedì 12 marzo 2024 21:30:15',
      21,
    ],
    ['-  La tua evidenziazione alla posizione 89-92 | Aggiunto il martedì 12 marzo 2024 21:30:15', 21],
    [
      '- Seu destaque na página 7 | posição 89-92 | Adicionado: terça-feira, 12 de março de 2024 21:30:15',
      21,
    ],
    ['- Je markering op pagina 7 | locatie 89-92 | Toegevoegd op dinsdag 12 maart 2024 21:30:15', 21],
  ])('are understood as %s', (facts, hour) => {
    const [found] = annotations(readKindle(clipping(BOOK, facts, 'It remembers.')));
    expect(found).toMatchObject({
      passage: { exact: 'It remembers.' },
      createdAt: at(2024, 3, 12, hour, 30, 15),
    });
    expect(clippingPlace(facts)).toEqual({ start: 89, end: 92 });
  });

  it('are understood in every month of five languages', () => {
    const months = {
      en: 'January February March April May June July August September October November December',
      fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
      de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
      es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
      it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    };
    const days = {
      en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
      fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
      de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
      es: 'lunes martes miércoles jueves viernes sábado domingo',
      it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
    };
    for (const [language, names] of Object.entries(months))
      names.split(' ').forEach((month, index) => {
        for (const day of days[language as keyof typeof days].split(' '))
          expect(clippingTime(`${day}, 9 ${month} 2019 8:05:06`), `${day} ${month}`).toBe(
            at(2019, index + 1, 9, 8, 5, 6),
          );
      });
  });

  it('say midnight and noon of twelve hours right', () => {
    expect(clippingTime('Added on Monday, July 20, 2020 12:58:07 AM')).toBe(at(2020, 7, 20, 0, 58, 7));
    expect(clippingTime('Added on Monday, July 20, 2020 12:58:07 PM')).toBe(at(2020, 7, 20, 12, 58, 7));
  });

  it('shorten the end of a place', () => {
    expect(clippingPlace('- Highlight Loc. 1406-10 | Added')).toEqual({ start: 1406, end: 1410 });
  });

  it('take a title with brackets of its own, an author, and one with none', () => {
    const titles = [
      'Il (film) (Ansel Moray)',
      'The Sea (Moray, Ansel (ed.))',
      'Sea - Moray',
      'Just a title',
    ].map(
      (heading) =>
        annotations(
          readKindle(clipping(heading, '- Your Highlight on Location 1-2 | Added on x', 'Text.')),
        )[0]?.article,
    );
    expect(titles.map((each) => [each?.title, each?.author])).toEqual([
      ['Il (film)', 'Ansel Moray'],
      ['The Sea', 'Moray, Ansel (ed.)'],
      ['Sea', 'Moray'],
      ['Just a title', null],
    ]);
  });

  it('join a note to the highlight that it was written on', () => {
    const records = readKindle(
      highlight('10-12', 'The sea.') + note('12', 'Why?') + highlight('30-31', 'The sky.'),
    );
    expect(kinds(records)).toEqual(['annotation', 'repeated', 'annotation']);
    expect(annotations(records).map((each) => each.note)).toEqual(['Why?', null]);
    expect(annotations(records)[0]?.updatedAt).toBe(at(2026, 5, 4, 21, 31, 15));
  });

  it('keep the last of a highlight drawn again and of a note written again', () => {
    const records = readKindle(
      highlight('10-12', 'The sea does') +
        note('12', 'First', 4) +
        highlight('10-14', 'The sea does not know', 5) +
        note('12', 'Second', 5),
    );
    expect(kinds(records)).toEqual(['repeated', 'repeated', 'annotation', 'repeated']);
    expect(annotations(records)[0]).toMatchObject({
      passage: { exact: 'The sea does not know' },
      note: 'Second',
    });
  });

  it('fail alone, each with its reason', () => {
    const records = readKindle(
      clipping(BOOK, '- Your Bookmark on Location 5 | Added on x', '') +
        note('99', 'On nothing.') +
        highlight('7', '<You have reached the clipping limit for this item>') +
        clipping('Something', 'else entirely', 'stands here') +
        highlight('30-31', 'The sky.'),
    );
    expect(kinds(records)).toEqual([
      'bookmark',
      'note-without-highlight',
      'no-quote',
      'not-an-annotation',
      'annotation',
    ]);
  });

  it('are read though ten thousands of them lie on one another, each with its note', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index);
    const records = readKindle(
      many.map((index) => highlight(`1-${100_000 + index}`, `Highlight ${index}.`)).join('') +
        many.map((index) => note(`${100_000 + index}`, `Note ${index}.`)).join(''),
    );
    const found = annotations(records);
    expect(found.map(({ note: words }) => words)).toEqual(many.map((index) => `Note ${index}.`));
    expect(found.at(-1)?.passage.exact).toBe('Highlight 19999.');
  });

  it('have the same ids whenever they are read, whatever stands around them', () => {
    const [alone] = annotations(readKindle(highlight('10-12', 'The sea.')));
    const [, later] = annotations(
      readKindle(highlight('1-2', 'A sky.') + highlight('10-12', 'The sea.', 9) + note('12', 'x')),
    );
    expect(later?.id).toBe(alone?.id);
  });

  it('are known by what is in them, in UTF-8 with its mark and in UTF-16', () => {
    const text = `\u{feff}${clipping('Été (Moray)', '- Votre note Emplacement 3 | Ajouté le x', 'Là.')}`;
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      const { format, records } = readFile(bytes, 'whatever.bin');
      expect(format).toBe('kindle');
      expect(records[0]).toMatchObject({ kind: 'failed', title: 'Été' });
    }
  });

  it('are not what every text with a line of signs is', () => {
    expect(readKindle('A heading\n==========\nand its text')).toBeNull();
    expect(readKindle('no line at all')).toBeNull();
  });
});
