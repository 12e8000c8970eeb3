/**
 * Reads a Kindle's "My Clippings.txt". The device only ever appends: an edited highlight or note stands there again, later,
 * and what was deleted is still there, which nobody can tell. Pure.
 */
import { failed, NO_CLUE, type ForeignRecord } from '../foreign.ts';
import { idOf } from '../stable-id.ts';
import { overlapsAmong, type Place } from './overlaps.ts';
import { clippingPlace, clippingTime, isLimitNotice, kindOf, type ClippingKind } from './kindle-words.ts';

interface Clipping {
  readonly kind: ClippingKind;
  readonly title: string;
  readonly author: string | null;
  readonly place: Place | null;
  readonly at: number | null;
  readonly text: string;
}

/** Null when the file has none of the lines of "=" that end each clipping. */
export function readKindle(text: string): ForeignRecord[] | null {
  const parts = text.split(/^={6,}[ \t]*\r?$/m);
  if (parts.length < 2) return null;
  const clippings = parts.map(clippingOf).filter((clipping) => clipping !== 'nothing');
  if (clippings.every((clipping) => clipping === 'foreign')) return null;
  const books = new Map<string, Clipping[]>();
  for (const clipping of clippings) {
    if (clipping === 'foreign') continue;
    const name = JSON.stringify([clipping.title, clipping.author]);
    const book = books.get(name);
    if (book) book.push(clipping);
    else books.set(name, [clipping]);
  }
  const settled = new Map<Clipping, Settled>();
  for (const book of books.values()) {
    const all = settle(book);
    for (const clipping of book) settled.set(clipping, all);
  }
  return clippings.map((clipping) => {
    const book = clipping === 'foreign' ? undefined : settled.get(clipping);
    return clipping === 'foreign' || !book ? failed('not-an-annotation') : recordOf(clipping, book);
  });
}

type Read = Clipping | 'foreign';

function clippingOf(part: string): Read | 'nothing' {
  const lines = part
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .replaceAll('\r\n', '\n')
    .trim()
    .split('\n');
  const [heading = '', facts = '', ...rest] = lines;
  if (heading.trim() === '') return 'nothing';
  const kind = /^\s*[-–—]/.test(facts) ? kindOf(facts) : null;
  if (kind === null) return 'foreign';
  return {
    kind,
    ...namesIn(heading.trim()),
    place: clippingPlace(facts),
    at: clippingTime(facts.split('|').at(-1) ?? ''),
    text: rest.join('\n').trim().toWellFormed(),
  };
}

/** "Title (Author)", where the title may hold brackets of its own, or "Title - Author" of older devices. */
function namesIn(heading: string): { title: string; author: string | null } {
  const [, title, author] =
    /^(.*\S)\s*\(((?:[^()]|\([^()]*\))*)\)$/.exec(heading) ?? /^(.*\S)\s+[-–]\s+(\S.*)$/.exec(heading) ?? [];
  return title === undefined || author === undefined
    ? { title: heading, author: null }
    : { title, author: author.trim() || null };
}

interface Settled {
  /** Clippings whose place a later one takes, and notes that stand with their highlight. */
  readonly repeated: ReadonlySet<Clipping>;
  readonly noteOf: ReadonlyMap<Clipping, Clipping>;
}

/** Finds out what became of the clippings of one book. */
function settle(book: readonly Clipping[]): Settled {
  const highlights = book.filter(({ kind }) => kind === 'highlight');
  const notes = book.filter(({ kind }) => kind === 'note');
  const repeated = new Set([...redrawn(highlights), ...rewritten(notes)]);
  const highlightFor = highlightFinder(highlights.filter((each) => !repeated.has(each)));
  const noteOf = new Map<Clipping, Clipping>();
  for (const note of notes) {
    if (repeated.has(note)) continue;
    const highlight = highlightFor(note.place, (each) => !noteOf.has(each));
    if (!highlight) continue;
    noteOf.set(highlight, note);
    repeated.add(note);
  }
  return { repeated, noteOf };
}

/** Answers the highlight that a note at a place was written on: the one that ends there, else the last one around it. */
function highlightFinder(highlights: readonly Clipping[]) {
  const order = new Map(highlights.map((each, index) => [each, index]));
  const around = overlapsAmong(highlights);
  const endingAt = new Map<number, Clipping[]>();
  for (const each of highlights) {
    if (!each.place) continue;
    const others = endingAt.get(each.place.end);
    if (others) others.push(each);
    else endingAt.set(each.place.end, [each]);
  }
  return (place: Place | null, isFree: (highlight: Clipping) => boolean): Clipping | undefined => {
    const ending = place ? endingAt.get(place.end)?.find(isFree) : undefined;
    if (ending) return ending;
    const free = nearest(around(place)).filter(isFree);
    return free.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).at(-1);
  };
}

/** Of the highlights around a place so many are looked at: more never lie on one another in a book that somebody reads. */
const NEAREST = 64;

function nearest(highlights: Iterable<Clipping>): Clipping[] {
  const taken: Clipping[] = [];
  for (const each of highlights) if (taken.push(each) === NEAREST) break;
  return taken;
}

/** Highlights that were drawn longer or shorter later on: the places overlap and one text holds the other. */
function redrawn(highlights: readonly Clipping[]): Clipping[] {
  const order = new Map(highlights.map((each, index) => [each, index]));
  const overlapping = overlapsAmong(highlights);
  return highlights.filter((earlier, index) =>
    nearest(overlapping(earlier.place)).some(
      (later) =>
        (order.get(later) ?? 0) > index &&
        (later.text.includes(earlier.text) || earlier.text.includes(later.text)),
    ),
  );
}

/** Notes that were edited: the latest one at a place counts. */
function rewritten(notes: readonly Clipping[]): Clipping[] {
  const latest = new Map(notes.map((note) => [note.place?.end, note]));
  return notes.filter((note) => note.place !== null && latest.get(note.place.end) !== note);
}

function recordOf(clipping: Clipping, { repeated, noteOf }: Settled): ForeignRecord {
  const { kind, title, author, text, place, at } = clipping;
  if (kind === 'bookmark') return failed('bookmark', { title });
  if (repeated.has(clipping))
    return { kind: 'repeated', quote: kind === 'note' ? '' : text, note: kind === 'note' ? text : '', title };
  if (kind === 'note') return failed('note-without-highlight', { note: text, title });
  if (text === '' || isLimitNotice(text)) return failed('no-quote', { title });
  const note = noteOf.get(clipping);
  return {
    kind: 'annotation',
    annotation: {
      // Neither the time nor the place: another device, or another edition of the book, writes them otherwise.
      id: idOf('kindle', title, author ?? '', text),
      isIdMade: true,
      apart: JSON.stringify([place, at]),
      passage: { exact: text, prefix: '', suffix: '', position: null, textHash: null },
      settlement: null,
      colour: null,
      // That a highlight has no note here says nothing: it may have one elsewhere.
      note: note?.text ?? null,
      tags: null,
      createdAt: at,
      updatedAt: Math.max(at ?? 0, note?.at ?? 0) || null,
      article: { ...NO_CLUE, title, author },
    },
  };
}
