/** Articles whose annotations another one has by now, as a person said: what is known in what came after that, and what is asked. */
import { afterEach, describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { edited } from './fixtures/edited.ts';
import { smallLibrary, WHILES, type SmallLibrary } from './fixtures/small-library.ts';

const paragraphs = (seed: number, count: number): string[] => prose(randomFrom(seed), count).split('\n\n');

const FIRST = paragraphs(5, 6);
const MARKED = FIRST.join('\n\n');
/** Half of it, and as much that is new; and a third of it under much that is. */
const LATER = [...FIRST.slice(0, 3), ...paragraphs(6, 3)].join('\n\n');
const REWRITTEN = [...FIRST.slice(0, 2), ...paragraphs(2, 6)].join('\n\n');

let opened: SmallLibrary | null = null;
afterEach(async () => {
  expect(opened?.room.bugs ?? []).toEqual([]);
  await opened?.room.close();
  opened = null;
});
const open = async (files: Readonly<Record<string, string>>): Promise<SmallLibrary> =>
  (opened = await smallLibrary(files));

/**
 * What was marked in note.txt is said to be old.txt, and note.txt goes on with another text; then old.txt is brought up to
 * that, and thrown away.
 */
async function wentOn() {
  const library = await open({ 'note.txt': MARKED });
  const { asked, at, change, mark, put, remove, room, write } = library;
  const note = await mark('note.txt');
  await change('open', () => write('note.txt', LATER));
  await change('open', () => put('old.txt', MARKED));
  expect(await asked(note)).toEqual(['old.txt']);
  const old = (await at('old.txt')) ?? '';
  await room.answer(note, old, true);
  await room.rest();
  const throwAway = async (): Promise<void> => {
    await change('open', () => write('old.txt', edited(LATER)));
    await change('open', () => remove('old.txt'));
  };
  return { ...library, note, old, throwAway };
}

describe.each(WHILES)('what went on with another text, the program being %s', (how) => {
  it.each([
    ['comes back at its path', 'note.txt', LATER],
    ['comes back elsewhere', 'restored.txt', LATER],
    ['comes back elsewhere, edited', 'renamed.txt', edited(LATER, 'as others say')],
  ])('is not taken for what has its annotations as it %s', async (_what, path, text) => {
    const { at, change, old, put, remove, throwAway } = await wentOn();
    await throwAway();
    await change(how, () => remove('note.txt'));
    await change(how, () => put(path, text));
    expect(await at(path)).not.toBe(old);
  });

  it('is asked about when it was marked again, and renamed and edited in one go', async () => {
    const { asked, at, change, mark, note, old, put, remove, throwAway } = await wentOn();
    expect(await mark('note.txt')).toBe(note);
    await throwAway();
    await change(how, () => {
      remove('note.txt');
      put('renamed.txt', edited(LATER, 'as others say'));
    });
    expect(await at('renamed.txt')).not.toBe(old);
    expect(await asked(note)).toEqual(['renamed.txt']);
  });
});

describe.each(WHILES)('what is itself no more, the program being %s', (how) => {
  /** What was marked in note.txt went, and is said to be x.txt. */
  async function becameAnother() {
    const library = await open({ 'note.txt': MARKED, 'copy.txt': edited(MARKED) });
    const { at, change, mark, put, remove, room } = library;
    const note = await mark('note.txt');
    const copy = await mark('copy.txt');
    await change('open', () => {
      remove('note.txt');
      put('x.txt', REWRITTEN);
    });
    await room.answer(note, (await at('x.txt')) ?? '', true);
    await room.rest();
    return { ...library, copy };
  }

  it('is in nobody’s way: a marked copy is known as it is renamed and edited, again and again', async () => {
    const { at, change, copy, put, remove } = await becameAnother();
    let [path, text] = ['copy.txt', edited(MARKED)];
    for (let times = 1; times <= 3; times++) {
      const from = path;
      path = `moved ${times}.txt`;
      text = edited(text, `once more ${times}`);
      await change(how, () => {
        remove(from);
        put(path, text);
      });
      expect(await at(path)).toBe(copy);
    }
  });

  it('nor as the very text that was marked comes back', async () => {
    const { at, change, copy, put, remove, write } = await becameAnother();
    await change('open', () => write('copy.txt', edited(edited(MARKED), 'not marked since')));
    await change(how, () => remove('copy.txt'));
    await change(how, () => put('back.txt', edited(MARKED)));
    expect(await at('back.txt')).toBe(copy);
  });
});
