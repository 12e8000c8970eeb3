/** A closer look at the articles that rank first: whether the query stands in them as it is written, and its words together. */
import { PROXIMITY_WEIGHT, proximityEarned } from './bm25.ts';
import type { Collection } from './collection.ts';
import type { RankedArticle } from './best.ts';
import { likenessAt, offsetsOf } from './occurrences.ts';
import { foldOf } from './passage.ts';
import type { Scoring } from './scoring.ts';
import type { Sought } from './sought.ts';
import { isUnspaced } from './unspaced.ts';
import { LIKENESS } from './vocabulary.ts';
import { eachWord } from './words.ts';

/** Of so many articles the best passage is read word by word. */
const READ = 10;
/** Words that more passages hold than this share stand near everything. */
const COMMON_SHARE = 0.3;
const NEVER_COMMON = 24;
/** The query as it is written is worth more than any of its words scattered. */
const LITERAL_FACTOR = 2;

interface Telling {
  readonly worth: number;
  readonly leaf: number;
}

/** Telling words by their forms, and which first letters and lengths those have: most words of a text are none by that alone. */
class TellingForms {
  readonly #forms = new Map<string, Telling>();
  /** By the low bits of the first unit, the lengths of the forms as bits. */
  readonly #lengths = new Uint32Array(STARTS);

  get size(): number {
    return this.#forms.size;
  }

  set(form: string, telling: Telling): void {
    this.#forms.set(form, telling);
    const start = form.charCodeAt(0) % STARTS;
    this.#lengths[start] = (this.#lengths[start] ?? 0) | lengthBit(form.length);
  }

  /** The telling word that stands at a place of a folded text; undefined when it is none. */
  at(text: string, start: number, end: number): Telling | undefined {
    const lengths = this.#lengths[text.charCodeAt(start) % STARTS] ?? 0;
    return (lengths & lengthBit(end - start)) === 0 ? undefined : this.#forms.get(text.slice(start, end));
  }
}

const STARTS = 64;
const lengthBit = (length: number): number => 1 << Math.min(length, 31);

/** For each form of a telling word of the query, what it is worth. */
function tellingForms(collection: Collection, scoring: Scoring): TellingForms {
  const telling = new TellingForms();
  const { size } = collection.index;
  const most = Math.max(NEVER_COMMON, size * COMMON_SHARE);
  const leastWorth = Math.log(1 + (size - Math.min(most, size) + 0.5) / (most + 0.5));
  scoring.sought.forEach((sought, leaf) => {
    const worth = scoring.worth[leaf] ?? 0;
    if (sought.kind !== 'word' || worth <= leastWorth || isUnspaced(sought.word.text)) return;
    for (const form of [sought.word.text, ...sought.word.forms.keys()]) telling.set(form, { worth, leaf });
  });
  return telling;
}

/** What an article's best passage earns by holding telling words close to one another. */
function nearness(collection: Collection, entry: number, telling: TellingForms, leaves: number): number {
  const passage = collection.passageAt(entry);
  if (!passage) return 0;
  // By leaf.
  const earned = new Float64Array(leaves);
  const worth = new Float64Array(leaves);
  const { text } = foldOf(passage);
  let last: Telling | null = null;
  let [at, lastAt] = [-1, -1];
  eachWord(text, (start, end) => {
    at++;
    const here = telling.at(text, start, end);
    if (!here) return;
    if (last && last.leaf !== here.leaf) {
      const closeness = 1 / (at - lastAt) ** 2;
      earned[here.leaf] = (earned[here.leaf] ?? 0) + closeness * last.worth;
      earned[last.leaf] = (earned[last.leaf] ?? 0) + closeness * here.worth;
    }
    worth[here.leaf] = here.worth;
    last = here;
    lastAt = at;
  });
  const { meanLength } = collection.index;
  let sum = 0;
  for (let leaf = 0; leaf < leaves; leaf++) {
    const own = earned[leaf] ?? 0;
    if (own > 0) sum += proximityEarned(own, worth[leaf] ?? 0, passage.length, meanLength);
  }
  return PROXIMITY_WEIGHT * sum;
}

interface Near {
  readonly ranked: readonly RankedArticle[];
  readonly sought: Sought;
  readonly wanted: number;
}

/** The same articles with the scores they have after a closer look. */
export function refine(collection: Collection, scoring: Scoring, near: Near): RankedArticle[] {
  const { ranked, sought, wanted } = near;
  const [only] = sought.leaves;
  const isOneWord = sought.leaves.length < 2 && only?.kind !== 'phrase';
  if (sought.literal === null || isOneWord) return [...ranked];
  const { literal } = sought;
  const telling = tellingForms(collection, scoring);
  const leaves = scoring.sought.length;
  return ranked.map((each, place) => {
    const isRead = place < READ && telling.size > 1;
    const close = isRead ? nearness(collection, scoring.bestOf(each.slot), telling, leaves) : 0;
    const isLiteral = holdsLiteral(collection, scoring, each, literal, wanted);
    return { ...each, score: (each.score + close) * (isLiteral ? LITERAL_FACTOR : 1) };
  });
}

/** Whether the query stands as it is written somewhere in an article, at the start of a word. */
function holdsLiteral(
  collection: Collection,
  { passages, articles }: Scoring,
  { slot }: RankedArticle,
  literal: string,
  wanted: number,
): boolean {
  const article = (articles.of(slot) & wanted) === wanted ? collection.at(slot) : null;
  if (!article) return false;
  const own = article.title ? [article.title, ...article.passages] : article.passages;
  return own.some((passage) => {
    if ((passages.of(passage.entry) & wanted) !== wanted) return false;
    const { text } = foldOf(passage);
    return offsetsOf(text, literal).some((at) => likenessAt(text, at, literal) !== LIKENESS.inside);
  });
}
