import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { times, tried } from '../annotations/fixtures/scale.ts';
import { Collection } from './collection.ts';
import { find } from './find.ts';
import type { SearchDocument, SearchNote } from './passage.ts';
import { related } from './related.ts';
import { IndexFolder } from './segments/index-folder.ts';
import { SegmentList } from './segments/segment-list.ts';
import { Upkeep } from './segments/upkeep.ts';
import { article, documentOf, mixedText, note } from './texts.testing.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const QUERIES = ['a', 'guerre', "l'u", 'coeur de', '🌱', 'traitee', 'ecol', 'manifestation'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-index-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const id = fc.constantFrom(...IDS);
const step = fc.oneof(
  { weight: 6, arbitrary: id.chain(article).map((document) => ({ kind: 'put' as const, document })) },
  { weight: 2, arbitrary: id.map((which) => ({ kind: 'remove' as const, which })) },
  {
    weight: 1,
    arbitrary: fc.tuple(id, mixedText).map(([which, text]) => ({ kind: 'note' as const, which, text })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'store' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'store all' as const }) },
  // In the middle of storing, after so many pieces of work: killed there, or asked and changed meanwhile.
  { weight: 2, arbitrary: fc.nat(60).map((pieces) => ({ kind: 'kill' as const, pieces })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'start again' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const put = (document: SearchDocument): Step => ({ kind: 'put', document: { ...document, language: 'fr' } });
/** A note that moved to another reading of its article, and then all was numbered anew, was counted twice. */
const ONCE_WRONG: Step[] = [
  { kind: 'note', which: 'b', text: 'guerre ' },
  put(documentOf('b', '', [''])),
  put(documentOf('a', '', ['l’Ukraine guerre l’Ukraine l’Ukraine l’Ukraine', 'guerres'])),
  put(documentOf('c', '', ['treaty œufs écoles l’Ukraine guerre été Œuvre'])),
  put(documentOf('b', 'l’Ukraine', ['l’Ukraine', 'l’Ukraine'])),
  { kind: 'store all' },
];

/** An index of tiny segments on a real folder, and what it should hold. */
class Trial {
  readonly #documents = new Map<string, SearchDocument>();
  readonly #notes = new Map<string, readonly SearchNote[]>();
  readonly #room: number;
  #piecesLeft = Infinity;
  #die: () => void = () => undefined;
  #collection: Collection;
  #upkeep: Upkeep;

  constructor(room: number) {
    this.#room = room;
    [this.#collection, this.#upkeep] = this.#start();
  }

  async take(change: Step): Promise<void> {
    if (change.kind === 'put') {
      this.#documents.set(change.document.id, change.document);
      this.#collection.put(change.document);
    } else if (change.kind === 'remove') {
      this.#documents.delete(change.which);
      this.#collection.remove(change.which);
    } else if (change.kind === 'note') {
      const notes = [note(`${change.which} 1`, change.text)];
      this.#notes.set(change.which, notes);
      this.#collection.putNotes(change.which, notes);
    } else if (change.kind === 'kill') await this.#kill(change.pieces);
    else if (change.kind === 'start again') this.#startAgain();
    else await this.#upkeep.work(change.kind === 'store all');
  }

  check(): void {
    const fresh = new Collection(1_000);
    for (const document of this.#documents.values()) fresh.put(document);
    for (const [articleId, notes] of this.#notes) fresh.putNotes(articleId, notes);
    for (const query of QUERIES) expect(find(this.#collection, query, 10)).toEqual(find(fresh, query, 10));
    for (const each of this.#documents.keys())
      expect(
        related(this.#collection, each, null, 10).map(({ articleId, shared }) => [articleId, shared]),
      ).toEqual(related(fresh, each, null, 10).map(({ articleId, shared }) => [articleId, shared]));
  }

  #start(): [Collection, Upkeep] {
    const index = new IndexFolder(folder);
    const segments = new SegmentList(this.#room, index.open());
    const pause = (): Promise<void> => {
      if (this.#piecesLeft-- > 0) return Promise.resolve();
      this.#die();
      // What is killed never goes on, and tidies nothing up.
      return new Promise(() => undefined);
    };
    return [new Collection(this.#room, segments), new Upkeep({ segments, folder: index, pause })];
  }

  async #kill(pieces: number): Promise<void> {
    this.#piecesLeft = pieces;
    const killed = new Promise<void>((resolve) => (this.#die = resolve));
    await Promise.race([this.#upkeep.work(true), killed]);
    this.#piecesLeft = Infinity;
    this.#startAgain();
  }

  /** As a start of the program does: what the index has is compared with what there is. */
  #startAgain(): void {
    [this.#collection, this.#upkeep] = this.#start();
    const held = [...this.#collection.slots()].map((slot) => this.#collection.at(slot)?.document);
    for (const document of held)
      if (document && this.#documents.get(document.id)?.text !== document.text)
        this.#collection.remove(document.id);
    for (const document of this.#documents.values()) this.#collection.put(document);
    for (const [articleId, notes] of this.#notes) this.#collection.putNotes(articleId, notes);
  }
}

it('answers as a new one does, however often it was stored, put together, killed meanwhile and started again', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.integer({ min: 3, max: 12 }),
      async (changes, room) => {
        for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
        const trial = new Trial(room);
        for (const change of changes) await trial.take(change);
        trial.check();
        steps += changes.length;
      },
    ),
    // What is killed here leaves its files open to the end: more histories would need more than the system gives.
    { numRuns: times(50, 400), examples: [[ONCE_WRONG, 3]] },
  );
  tried(`${String(steps)} changes, stores, kills and starts of an index on the disk`);
}, 600_000);
