/**
 * Which articles answer a query, and in what order. Owns the rule (docs/decisions/how-search-matches.md): every word in
 * the article; the whole query as written before its words scattered; exact forms before prefixes before insides.
 */
import { ARTICLE_WEIGHT, inverseFrequency, saturation, titleWeight } from './bm25.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { likenessAt, offsetsOf } from './occurrences.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Query, QueryWord } from './query.ts';
import { corrected, isFormIn, withForms, type Sought, type SoughtWord } from './sought.ts';
import { Tally } from './tally.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** How the whole query stands somewhere in an article. */
const LITERAL = { atWord: 0, insideWord: 1, nowhere: 2 } as const;
type Literal = (typeof LITERAL)[keyof typeof LITERAL];

export interface RankedArticle {
  readonly article: IndexedArticle;
  readonly literal: Literal;
  readonly likeness: Likeness;
  readonly score: number;
  /** How many of its passages match. */
  readonly matching: number;
}

/** The answer to a query, before anything of it is shown. */
export interface Ranking {
  /** What was looked for in the end. */
  readonly sought: Sought;
  /** Every article that answers, in no order. */
  readonly articles: readonly RankedArticle[];
  /** The passages of such an article that match: those with every word, or if there are none, those with any. */
  matching(article: IndexedArticle): IndexedPassage[];
  score(passage: IndexedPassage): number;
}

/** Best first; those that rank the same go by id, so that the order says nothing of how the library grew. */
export const byRank = (a: RankedArticle, b: RankedArticle): number =>
  a.literal - b.literal ||
  a.likeness - b.likeness ||
  b.score - a.score ||
  (a.article.document.id < b.article.document.id ? -1 : 1);

/** What another form of a word is worth beside the word itself. */
const KIN_WEIGHT = 0.7;

/** What a form is worth beside the word itself. The word being typed is most likely the beginning of its forms. */
function likenessWeight(likeness: Likeness, word: QueryWord): number {
  if (likeness === LIKENESS.exact) return 1;
  if (likeness === LIKENESS.kin) return KIN_WEIGHT;
  if (likeness === LIKENESS.prefix) return word.isLast ? 1 : 0.5;
  return 0.25;
}

interface HeldForm {
  readonly base: number;
  readonly numbers: readonly number[];
  readonly frequency: number;
  /** What the form is where it is no form of the word; null when it is nothing there. */
  readonly likeness: Likeness | null;
  readonly form: string;
}

/** Notes passages that hold another form of a word: in their language it may be one or not. */
function readForm(collection: Collection, word: SoughtWord, passages: Tally, held: HeldForm): void {
  const { base, numbers, frequency, likeness, form } = held;
  for (const number of numbers) {
    const article = collection.at(collection.index.articleOf(base + number));
    if (!article) continue;
    const isForm = isFormIn(word, form, article.document.language);
    const as = isForm ? LIKENESS.kin : likeness;
    if (as !== null) passages.hold(base + number, frequency * likenessWeight(as, word), as);
  }
}

/** Notes the living passages that hold a word. The index answers for a run of letters and digits, the text for the rest. */
function readWord(collection: Collection, word: SoughtWord, passages: Tally): void {
  const { index, folded } = collection;
  if (word.atom === word.text) {
    index.eachHolding(word.text, (base, numbers, frequency, likeness, form) => {
      const weight = frequency * likenessWeight(likeness, word);
      if (word.forms.size === 0 || !word.forms.has(form())) passages.holdAll(base, numbers, weight, likeness);
      else readForm(collection, word, passages, { base, numbers, frequency, likeness, form: form() });
    });
    for (const form of word.forms.keys())
      if (!form.includes(word.text))
        index.eachKin(form, (base, numbers, frequency) =>
          readForm(collection, word, passages, { base, numbers, frequency, likeness: null, form }),
        );
    passages.current = passages.current.filter((entry) => index.articleOf(entry) >= 0);
    return;
  }
  const candidates = new Set<number>();
  if (word.atom === null) index.eachPassage((passage) => candidates.add(passage.entry));
  else
    index.eachHolding(word.atom, (base, numbers) =>
      numbers.forEach((number) => candidates.add(base + number)),
    );
  for (const entry of candidates) {
    const passage = index.at(entry);
    const text = passage ? folded.of(passage).text : '';
    for (const offset of offsetsOf(text, word.text)) {
      const likeness = likenessAt(text, offset, word.text);
      passages.hold(entry, likenessWeight(likeness, word), likeness);
    }
  }
}

/** What a query earns the passages, the articles and their titles. */
class Scoring {
  readonly #collection: Collection;
  readonly passages: Tally;
  readonly articles: Tally;
  readonly words: SoughtWord[] = [];
  readonly #titleScore: Float64Array;
  readonly #titleWorth: Float64Array;
  readonly #best: Float64Array;
  readonly #whole: Uint32Array;
  readonly #any: Uint32Array;
  #worth = 0;

  constructor(collection: Collection, words: readonly QueryWord[]) {
    const { capacity } = collection;
    this.#collection = collection;
    this.passages = new Tally(collection.index.capacity);
    this.articles = new Tally(capacity);
    this.#titleScore = new Float64Array(capacity);
    this.#titleWorth = new Float64Array(capacity);
    this.#best = new Float64Array(capacity);
    this.#whole = new Uint32Array(capacity);
    this.#any = new Uint32Array(capacity);
    for (const word of words) this.#read(word);
    this.#gather(words.length);
  }

  /** Best passage, the article as a whole, and its title. */
  total(slot: number): number {
    const share = (this.#titleWorth[slot] ?? 0) / this.#worth;
    const title = (this.#titleScore[slot] ?? 0) * titleWeight(share);
    return (this.#best[slot] ?? 0) + ARTICLE_WEIGHT * this.articles.score(slot) + title;
  }

  /** How many passages of an article match. */
  matching(slot: number): number {
    return (this.#whole[slot] ?? 0) || (this.#any[slot] ?? 0);
  }

  #read(word: QueryWord): void {
    const { passages, articles } = this;
    const { index } = this.#collection;
    const { meanLength } = index;
    this.words.push(this.#readAsMeant(word));
    const worth = inverseFrequency(passages.current.length, index.size);
    this.#worth += worth;
    passages.endWord((entry) => {
      const frequency = passages.frequency(entry);
      const article = index.articleOf(entry);
      const score = worth * saturation(frequency, index.lengthOf(entry), meanLength);
      const isTitle = index.isTitle(entry);
      articles.hold(article, isTitle ? 0 : frequency, passages.likeness(entry));
      if (isTitle) {
        this.#titleScore[article] = (this.#titleScore[article] ?? 0) + score;
        this.#titleWorth[article] = (this.#titleWorth[article] ?? 0) + worth;
      }
      return score;
    });
    this.#endWordOfArticles();
  }

  /** Reads a word; one that stands nowhere is read as what it was most likely meant for. Answers what was read. */
  #readAsMeant(word: QueryWord): SoughtWord {
    const { lexicon } = this.#collection;
    const sought = withForms(word, lexicon);
    readWord(this.#collection, sought, this.passages);
    const other = this.passages.current.length === 0 ? corrected(word, lexicon) : null;
    if (other) readWord(this.#collection, other, this.passages);
    return other ?? sought;
  }

  #endWordOfArticles(): void {
    const { articles } = this;
    const { meanLength } = this.#collection;
    const worth = inverseFrequency(articles.current.length, this.#collection.size);
    articles.endWord((slot) => {
      const length = this.#collection.at(slot)?.length ?? 0;
      return worth * saturation(articles.frequency(slot), length, meanLength);
    });
  }

  #gather(words: number): void {
    const { index } = this.#collection;
    for (const entry of this.passages.seen) {
      if (index.isTitle(entry)) continue;
      const slot = index.articleOf(entry);
      this.#any[slot] = (this.#any[slot] ?? 0) + 1;
      if (this.passages.words(entry) === words) this.#whole[slot] = (this.#whole[slot] ?? 0) + 1;
      this.#best[slot] = Math.max(this.#best[slot] ?? 0, this.passages.score(entry));
    }
  }
}

/** How the whole query stands in the best of some passages. A single word that is the query stands as itself. */
function literalIn(collection: Collection, query: Query, passages: readonly IndexedPassage[]): Literal {
  let best: Literal = LITERAL.nowhere;
  for (const passage of passages) {
    const { text } = collection.folded.of(passage);
    for (let at = text.indexOf(query.literal); at >= 0; at = text.indexOf(query.literal, at + 1)) {
      if (likenessAt(text, at, query.literal) !== LIKENESS.inside) return LITERAL.atWord;
      best = LITERAL.insideWord;
    }
  }
  return best;
}

/** Finds and ranks the articles that hold every word of a query. */
export function rank(collection: Collection, query: Query): Ranking {
  const scoring = new Scoring(collection, query.words);
  const { passages, articles } = scoring;
  const all = query.words.length;
  const isOneWord = all === 1 && query.words[0]?.text === query.literal;

  const literalOf = (article: IndexedArticle): Literal => {
    if (isOneWord) return LITERAL.nowhere;
    const own = article.title ? [article.title, ...article.passages] : article.passages;
    return literalIn(
      collection,
      query,
      own.filter(({ entry }) => passages.words(entry) === all),
    );
  };
  const ranked = articles.seen
    .filter((slot) => articles.words(slot) === all)
    .map((slot) => collection.at(slot))
    .filter((article) => article !== null)
    .map((article) => ({
      article,
      literal: literalOf(article),
      likeness: articles.worst(article.slot),
      score: scoring.total(article.slot),
      matching: scoring.matching(article.slot),
    }));
  return {
    sought: { literal: query.literal, words: scoring.words },
    articles: ranked,
    matching: (article) => {
      const whole = article.passages.filter(({ entry }) => passages.words(entry) === all);
      return whole.length > 0 ? whole : article.passages.filter(({ entry }) => passages.words(entry) > 0);
    },
    score: ({ entry }) => passages.score(entry),
  };
}
