/**
 * Reads a Kindle's "My Clippings.txt". The device only ever appends: an edited highlight or note stands there again, later,
 * and what was deleted is still there, which nobody can tell. Pure.
 */
import { failed, NO_CLUE, type ForeignRecord } from '../foreign.ts';
import { idOf } from '../stable-id.ts';
import { clippingPlace, clippingTime, isLimitNotice, kindOf, type ClippingKind } from './kindle-words.ts';

interface Clipping {
  readonly kind: ClippingKind;
  readonly title: string;
  readonly author: string | null;
  readonly place: { readonly start: number; readonly end: number } | null;
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

const overlaps = (a: Clipping, b: Clipping): boolean =>
  a.place !== null && b.place !== null && a.place.start <= b.place.end && b.place.start <= a.place.end;

/** The same highlight drawn longer or shorter: the places overlap and one text holds the other. */
const isRedrawn = (earlier: Clipping, later: Clipping): boolean =>
  overlaps(earlier, later) && (later.text.includes(earlier.text) || earlier.text.includes(later.text));

/** The later of two notes at one place is the edited one. */
const isRewritten = (earlier: Clipping, later: Clipping): boolean =>
  later.place !== null && later.place.end === earlier.place?.end;

interface Settled {
  /** Clippings whose place a later one takes, and notes that stand with their highlight. */
  readonly repeated: ReadonlySet<Clipping>;
  readonly noteOf: ReadonlyMap<Clipping, Clipping>;
}

/** Finds out what became of the clippings of one book. */
function settle(book: readonly Clipping[]): Settled {
  const repeated = new Set<Clipping>();
  const lasting = (kind: ClippingKind, isSame: (earlier: Clipping, later: Clipping) => boolean) => {
    const all = book.filter((each) => each.kind === kind);
    all.forEach((each, index) => {
      if (all.slice(index + 1).some((later) => isSame(each, later))) repeated.add(each);
    });
    return all.filter((each) => !repeated.has(each));
  };
  const highlights = lasting('highlight', isRedrawn);
  const noteOf = new Map<Clipping, Clipping>();
  for (const note of lasting('note', isRewritten)) {
    const around = highlights.filter((each) => overlaps(each, note) && !noteOf.has(each));
    // A note stands at the place where its highlight ends.
    const highlight = around.find((each) => each.place?.end === note.place?.end) ?? around.at(-1);
    if (!highlight) continue;
    noteOf.set(highlight, note);
    repeated.add(note);
  }
  return { repeated, noteOf };
}

function recordOf(clipping: Clipping, { repeated, noteOf }: Settled): ForeignRecord {
  const { kind, title, author, text, at } = clipping;
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
      passage: { exact: text, prefix: '', suffix: '', position: null, textHash: null },
      settlement: null,
      colour: null,
      note: note?.text ?? '',
      tags: [],
      createdAt: at,
      updatedAt: Math.max(at ?? 0, note?.at ?? 0) || null,
      article: { ...NO_CLUE, title, author },
    },
  };
}
