import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom, type Random } from '../annotations/fixtures/prose.ts';
import { times, tried } from '../annotations/fixtures/scale.ts';
import { sketchOf } from '../ingest/sketch.ts';
import type { ArticleEntry } from '../library/entries.ts';
import { areTelling, CERTAIN, decodeSketch, likenessOf, POSSIBLE } from '../library/likeness.ts';
import { ACTS, FileHistory, type Act, type Piece, type PieceFile } from './fixtures/file-history.ts';
import { ReadingRoom } from './fixtures/reading-room.ts';
import { SimulatedFolder } from './fixtures/simulated-folder.ts';

const HISTORIES = times(2_000);
const STEP_MS = 600_000;

/** Whether the program stays open during a step, is closed for it, or is closed and finds its catalog gone. */
type How = 'open' | 'closed' | 'closed, catalog lost';
interface Step {
  readonly acts: readonly Act[];
  readonly how: How;
}

/** How each annotation was found, summed up over all histories. */
const outcomes = new Map<string, number>();
const count = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

/** What an annotation belongs to, and what the program can know of it. */
interface Mark {
  piece: Piece;
  /** What its text is known by; after a loss of the catalog, the text that was annotated. */
  seen: string;
  /** What its text was when it was last there. */
  last: string;
  /** Where the program last had it. */
  path: string;
  readonly annotated: string;
}

class Trial {
  readonly folder: SimulatedFolder<PieceFile>;
  readonly history: FileHistory;
  readonly marks = new Map<string, Mark>();
  readonly #random: Random;
  /** The article that each piece was when it was last on the shelf, as far as the catalog remembers. */
  readonly #seenAs = new Map<Piece, string>();
  /** Pairs of articles that were answered. */
  readonly #said = new Set<string>();
  #now = 1_700_000_000_000;
  #isCatalogLost = false;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.folder = new SimulatedFolder(this.#random);
    this.history = new FileHistory(this.folder.files, this.#random, this.now);
  }

  readonly now = (): number => (this.#now += 1);

  async run(steps: readonly Step[]): Promise<void> {
    for (const act of ['write', 'write', 'write'] as const) this.history.do(act);
    const room = await ReadingRoom.make(this.folder, this.now);
    try {
      await room.enter();
      await this.#mark(room);
      await this.#mark(room);
      for (const step of steps) await this.#live(room, step);
      expect(room.bugs).toEqual([]);
    } finally {
      await room.close();
    }
  }

  async #live(room: ReadingRoom, { acts, how }: Step): Promise<void> {
    this.history.step += 1;
    this.#now += STEP_MS;
    if (how !== 'open') await room.leave();
    this.#isCatalogLost = how === 'closed, catalog lost';
    if (this.#isCatalogLost) {
      await room.loseCache();
      this.#seenAs.clear();
      for (const mark of this.marks.values()) mark.seen = mark.annotated;
    }
    for (const act of acts) {
      this.#now += 1_000;
      this.history.do(act);
    }
    if (how === 'open') this.folder.catchUp();
    else await room.enter();
    await room.rest();
    await this.#check(room);
    if (this.#random() < 0.3) await this.#answer(room);
    if (this.#random() < 0.4) await this.#mark(room);
  }

  /** Every annotation is where the history says, or asked about; else it is elsewhere, or gone. */
  async #check(room: ReadingRoom): Promise<void> {
    const shelf = await room.shelf();
    expect([...shelf.keys()].sort()).toEqual([...this.folder.files.keys()].sort());
    for (const [id, mark] of this.marks) {
      const annotation = room.annotation(id);
      if (!annotation) throw new Error('An annotation is gone.');
      const entry = room.library.entry(annotation.articleId);
      const outcome = entry
        ? this.#judgeFound(entry, mark, annotation.passage.exact, room)
        : this.#judgeMissed(annotation.articleId, mark, shelf, room);
      count(outcome);
    }
    for (const [path, { id }] of shelf) {
      const file = this.folder.files.get(path);
      if (file) this.#seenAs.set(file.piece, id);
    }
  }

  #judgeFound(entry: ArticleEntry, mark: Mark, quote: string, room: ReadingRoom): string {
    const file = this.folder.files.get(entry.path);
    if (!file) throw new Error('An article has no file.');
    const { piece } = mark;
    const take = (outcome: string): string => {
      mark.piece = file.piece;
      mark.seen = file.text;
      mark.last = file.text;
      mark.path = entry.path;
      return outcome;
    };
    if (file.piece === piece) return take('where it was made');
    const { step } = this.history;
    const isIdentical = [piece.text, mark.last, mark.annotated].includes(file.text);
    if (isIdentical && entry.path === mark.path) return take('on an identical copy that took its path');
    if (isIdentical && this.#isCatalogLost) return take('on an identical copy, the catalog being lost');
    if (isIdentical && file.piece.moved === step)
      return take('on an identical copy that moved in the step in which the original went');
    const isOfOneKind = file.piece.root === piece.root && file.piece.moved === step;
    if (isOfOneKind && piece.moved === step)
      return take('on another draft of it that came in the step in which it went');
    const wasTold = (this.#seenAs.get(file.piece) ?? entry.id) !== entry.id;
    if (isOfOneKind && !wasTold && this.history.pathOf(piece) === null)
      return take('on another draft of it, which the program never knew from it');
    const isVersion = !isTelling(mark.seen, file.text) || likeness(mark.seen, file.text) >= CERTAIN;
    if (entry.path === mark.path && file.piece.root === piece.root && isVersion)
      return take('at its path, on another draft of the same piece');
    const isShared = [...this.marks].some(
      ([id, other]) => other.piece === file.piece && room.annotation(id)?.articleId === entry.id,
    );
    if (isShared && !file.text.includes(quote)) return 'orphaned, on one article with another short text';
    if (!isTelling(mark.seen, file.text) && !file.text.includes(quote))
      return 'orphaned, text too short to tell';
    throw new Error(`An annotation is elsewhere: at ${entry.path}, piece ${file.piece.id}, not ${piece.id}.`);
  }

  #judgeMissed(
    articleId: string,
    { piece, seen }: Mark,
    shelf: ReadonlyMap<string, ArticleEntry>,
    room: ReadingRoom,
  ): string {
    const path = this.history.pathOf(piece);
    if (path === null) return 'its file is away';
    const hereId = shelf.get(path)?.id;
    if (room.questions().some((pair) => pair.lostId === articleId && pair.hereId === hereId)) return 'asked';
    if (room.library.identical(hereId ?? '').some(({ id }) => id === articleId))
      return 'kept apart, its identical copy tells of it';
    if (this.#said.has(`${articleId} ${hereId}`)) return 'kept apart, as a person said of the article there';
    if (!isTelling(seen, piece.text)) return 'kept apart, text too short to tell';
    if (likeness(seen, piece.text) < POSSIBLE * 1.5) return 'kept apart, next to nothing in common';
    throw new Error(`Nobody asks about ${path}, piece ${piece.id}: ${likeness(seen, piece.text)}.`);
  }

  /** A person knows, and says so. */
  async #answer(room: ReadingRoom): Promise<void> {
    const shelf = await room.shelf();
    const byId = new Map([...shelf].map(([path, { id }]) => [id, this.folder.files.get(path)?.piece]));
    for (const { lostId, hereId } of room.questions()) {
      const own = [...this.marks].filter(([id]) => room.annotation(id)?.articleId === lostId);
      const [piece, ...others] = new Set(own.map(([, mark]) => mark.piece));
      // Of short texts, two pieces can have become one article: there is no true answer then.
      if (!piece || others.length > 0) continue;
      this.#said.add(`${lostId} ${hereId}`);
      this.#said.add(`${hereId} ${lostId}`);
      await room.answer(lostId, hereId, byId.get(hereId) === piece);
      expect(room.questions().some((pair) => pair.lostId === lostId && pair.hereId === hereId)).toBe(false);
      count('answered');
    }
    await room.rest();
    await this.#check(room);
  }

  async #mark(room: ReadingRoom): Promise<void> {
    const shelf = [...(await room.shelf())];
    const [path, entry] = shelf[Math.floor(this.#random() * shelf.length)] ?? [];
    const file = path !== undefined && this.folder.files.get(path);
    if (!entry || !file) return;
    const { text } = await room.library.textOf(entry.id);
    const start = Math.floor(this.#random() * Math.max(1, text.length - 60));
    const id = room.annotate(entry, text, start, Math.min(text.length, start + 60));
    const { text: annotated, piece } = file;
    this.marks.set(id, { piece, path: entry.path, seen: annotated, last: annotated, annotated });
  }
}

const sketch = (text: string) => decodeSketch(sketchOf(text));
const likeness = (a: string, b: string): number => likenessOf(sketch(a), sketch(b));
/** A short text can be changed altogether by one edit: then its path is all there is to know it by. */
const isTelling = (known: string, text: string): boolean =>
  areTelling(sketch(known), sketch(known)) &&
  (areTelling(sketch(text), sketch(text)) || likeness(known, text) === 0);

const step: fc.Arbitrary<Step> = fc.record({
  acts: fc.array(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 3 }),
  how: fc.oneof(
    { weight: 5, arbitrary: fc.constant<How>('open') },
    { weight: 3, arbitrary: fc.constant<How>('closed') },
    { weight: 1, arbitrary: fc.constant<How>('closed, catalog lost') },
  ),
});

describe('an annotation, whatever is done to the files', () => {
  it(`is where the history says or is asked about, in ${HISTORIES} histories`, async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(step, { minLength: 1, maxLength: 10 }), async (seed, history) => {
        steps += history.length;
        await new Trial(seed).run(history);
      }),
      { numRuns: HISTORIES },
    );
    tried(`${HISTORIES} histories of files, ${steps} steps of up to three acts, of ${ACTS.length} kinds`);
    for (const [outcome, found] of [...outcomes].sort((a, b) => b[1] - a[1])) tried(`  ${found} ${outcome}`);
    expect(outcomes.get('where it was made')).toBeGreaterThan(HISTORIES);
    expect(outcomes.get('asked')).toBeGreaterThan(0);
  }, 600_000);
});
