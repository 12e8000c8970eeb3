/** What is asked when the very text that was marked comes elsewhere, after the next note by its template took its path. */
import { afterEach, describe, expect, it } from 'vitest';
import { daily } from './fixtures/daily-note.ts';
import { smallLibrary, WHILES, type SmallLibrary } from './fixtures/small-library.ts';

const [MONDAY, TUESDAY, WEDNESDAY] = [daily('Monday', 11), daily('Tuesday', 12), daily('Wednesday', 13)];

let opened: SmallLibrary | null = null;
afterEach(async () => {
  expect(opened?.room.bugs ?? []).toEqual([]);
  await opened?.room.close();
  opened = null;
});

/** A library in which Monday's note was marked, and Tuesday's stands at its path. */
async function replaced(how: (typeof WHILES)[number]) {
  const library = await smallLibrary({ 'today.txt': MONDAY });
  opened = library;
  const id = await library.mark('today.txt');
  await library.change(how, () => library.put('today.txt', TUESDAY));
  expect(await library.at('today.txt'), 'nothing tells it from an edit').toBe(id);
  expect(await library.asked(id)).toEqual([]);
  return { ...library, id };
}

describe.each(WHILES)('the very text that was marked, come elsewhere while the program is %s', (how) => {
  it('is asked about until it is answered, and once', async () => {
    const library = await replaced(how);
    const { id, room } = library;
    await library.change(how, () => library.put('archive/monday.txt', MONDAY));
    expect(await library.asked(id)).toEqual(['archive/monday.txt']);
    await library.restart();
    expect(await library.asked(id)).toEqual(['archive/monday.txt']);
    await room.answer(id, (await library.at('archive/monday.txt')) ?? '', false);
    await room.rest();
    expect(await library.asked(id)).toEqual([]);
    await library.restart();
    expect(await library.asked(id)).toEqual([]);
  });

  it('has the marks when it is said to be the same, and the other note keeps its path', async () => {
    const library = await replaced(how);
    const { id, room } = library;
    await library.change(how, () => library.put('archive/monday.txt', MONDAY));
    const monday = (await library.at('archive/monday.txt')) ?? '';
    await room.answer(id, monday, true);
    await library.restart();
    expect(await library.at('archive/monday.txt')).toBe(monday);
    expect(room.marked()).toEqual([monday]);
    expect(await library.asked(id)).toEqual([]);
    await library.change(how, () => library.put('today.txt', WEDNESDAY));
    expect(room.marked()).toEqual([monday]);
  });

  it('is not asked about when the text at its path was marked since, or another came', async () => {
    const library = await replaced(how);
    await library.change(how, () => library.put('archive/other.txt', WEDNESDAY));
    expect(await library.asked(library.id)).toEqual([]);
    await library.mark('today.txt');
    await library.change(how, () => library.put('archive/monday.txt', MONDAY));
    expect(await library.asked(library.id)).toEqual([]);
  });
});
