import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { times, tried } from '../annotations/fixtures/scale.ts';
import { Collection } from './collection.ts';
import { NO_FACTS, NO_MARKS } from './facts.ts';
import { find } from './find.ts';
import { heldFrom } from './held.ts';
import { marksAndFacts, putContent, writtenArticle, type Content } from './libraries.testing.ts';
import type { SearchDocument } from './passage.ts';
import { filterQuery, query, type TypedQuery } from './queries.testing.ts';
import { related } from './related.ts';
import { IndexFolder } from './segments/index-folder.ts';
import { SegmentList } from './segments/segment-list.ts';
import { Upkeep } from './segments/upkeep.ts';
import { expectSlowAnswer } from './slow-answer.testing.ts';
import { article, documentOf, note } from './texts.testing.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const QUERIES = ['a', 'guerre', "l'u", 'coeur de', '🌱', 'traitee', 'ecol', 'manifestation'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-index-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const id = fc.constantFrom(...IDS);
/** Texts as they are anywhere, and such as queries of every kind find. */
const anyArticle = (which: string): fc.Arbitrary<SearchDocument> =>
  fc.oneof(article(which), writtenArticle(which));
/** What people made of an article, which may not be there yet. */
type Made = Omit<Content, 'document'>;
const made = id.chain((which) => marksAndFacts(which).map((all) => ({ which, all })));
const step = fc.oneof(
  { weight: 6, arbitrary: id.chain(anyArticle).map((document) => ({ kind: 'put' as const, document })) },
  { weight: 2, arbitrary: id.map((which) => ({ kind: 'remove' as const, which })) },
  { weight: 2, arbitrary: made.map(({ which, all }) => ({ kind: 'annotate' as const, which, ...all })) },
  { weight: 2, arbitrary: made.map(({ which, all }) => ({ kind: 'learn' as const, which, ...all })) },
  { weight: 4, arbitrary: query.map((asked) => ({ kind: 'ask' as const, asked })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'store' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'store all' as const }) },
  // In the middle of storing, after so many pieces of work: killed there, or asked and changed meanwhile.
  { weight: 2, arbitrary: fc.nat(60).map((pieces) => ({ kind: 'kill' as const, pieces })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'start again' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const put = (document: SearchDocument): Step => ({ kind: 'put', document: { ...document, language: 'fr' } });
const NOTHING_MADE: Made = { notes: [], facts: NO_FACTS, marks: NO_MARKS };
/** A note that moved to another reading of its article, and then all was numbered anew, was counted twice. */
const ONCE_WRONG: Step[] = [
  { ...NOTHING_MADE, kind: 'annotate', which: 'b', notes: [note('b 1', 'guerre ')] },
  put(documentOf('b', '', [''])),
  put(documentOf('a', '', ['l’Ukraine guerre l’Ukraine l’Ukraine l’Ukraine', 'guerres'])),
  put(documentOf('c', '', ['treaty œufs écoles l’Ukraine guerre été Œuvre'])),
  put(documentOf('b', 'l’Ukraine', ['l’Ukraine', 'l’Ukraine'])),
  { kind: 'store all' },
];

/** An index of tiny segments on a real folder, and what it should hold. */
class Trial {
  answers = 0;
  readonly #documents = new Map<string, SearchDocument>();
  readonly #made = new Map<string, Made>();
  readonly #room: number;
  /** Asked again and again. */
  readonly #standing: readonly TypedQuery[];
  #readings = 0;
  #piecesLeft = Infinity;
  #die: () => void = () => undefined;
  #collection: Collection;
  #upkeep: Upkeep;

  constructor(room: number, standing: readonly TypedQuery[]) {
    this.#room = room;
    this.#standing = standing;
    [this.#collection, this.#upkeep] = this.#start();
  }

  async take(change: Step): Promise<void> {
    if (change.kind === 'put') {
      const document = { ...change.document, version: String(this.#readings++) };
      this.#documents.set(document.id, document);
      this.#collection.put(document);
    } else if (change.kind === 'remove') {
      this.#documents.delete(change.which);
      this.#collection.remove(change.which);
    } else if (change.kind === 'annotate') {
      const { which, notes, marks } = change;
      this.#made.set(which, { ...this.#madeOf(which), notes, marks });
      this.#collection.putNotes(which, notes, marks);
    } else if (change.kind === 'learn') {
      const { which, facts } = change;
      this.#made.set(which, { ...this.#madeOf(which), facts });
      this.#collection.putFacts(which, facts);
    } else if (change.kind === 'ask') this.#ask([change.asked, ...this.#standing]);
    else if (change.kind === 'kill') await this.#kill(change.pieces);
    else if (change.kind === 'start again') this.#startAgain();
    else await this.#upkeep.work(change.kind === 'store all');
  }

  check(): void {
    this.#ask(this.#standing);
    const fresh = new Collection(1_000);
    for (const each of this.#library()) putContent(fresh, each);
    for (const typed of QUERIES) expect(find(this.#collection, typed, 10)).toEqual(find(fresh, typed, 10));
    for (const each of this.#documents.keys())
      expect(
        related(this.#collection, each, null, 10).map(({ articleId, shared }) => [articleId, shared]),
      ).toEqual(related(fresh, each, null, 10).map(({ articleId, shared }) => [articleId, shared]));
  }

  #library(): Content[] {
    return [...this.#documents.values()].map((document) => ({ document, ...this.#madeOf(document.id) }));
  }

  #ask(queries: readonly TypedQuery[]): void {
    const library = this.#library();
    for (const each of queries) expectSlowAnswer(this.#collection, library, each);
    this.answers += queries.length;
  }

  #madeOf(articleId: string): Made {
    return this.#made.get(articleId) ?? NOTHING_MADE;
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

  /** As a start of the program does: the readings the index has are compared with those there are; the rest it is told. */
  #startAgain(): void {
    [this.#collection, this.#upkeep] = this.#start();
    const held = new Map(
      heldFrom(this.#collection, 0).articles.map(({ id: own, version }) => [own, version]),
    );
    for (const [articleId, { facts, notes, marks }] of this.#made) {
      this.#collection.putFacts(articleId, facts);
      this.#collection.putNotes(articleId, notes, marks);
    }
    // What a person opens is put first, whether it is held or not.
    const [opened] = this.#documents.values();
    if (opened) this.#collection.put(opened);
    for (const document of this.#documents.values())
      if (held.get(document.id) !== document.version) this.#collection.put(document);
    for (const own of held.keys()) if (!this.#documents.has(own)) this.#collection.remove(own);
  }
}

it('answers as a new one and as a slow reading of its texts do, however often it was stored, put together, killed meanwhile and started again', async () => {
  let [steps, answers] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.integer({ min: 3, max: 12 }),
      fc.tuple(query, filterQuery, filterQuery).map((all): readonly TypedQuery[] => all),
      async (changes, room, standing) => {
        for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
        const trial = new Trial(room, standing);
        for (const change of changes) await trial.take(change);
        trial.check();
        steps += changes.length;
        answers += trial.answers;
      },
    ),
    // What is killed here leaves its files open to the end: more histories would need more than the system gives.
    { numRuns: times(50, 400), examples: [[ONCE_WRONG, 3, []]] },
  );
  tried(
    `${String(steps)} changes, stores, kills and starts of an index on the disk, ${String(answers)} queries meanwhile`,
  );
}, 600_000);
