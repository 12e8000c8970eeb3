/** Which words of a text tell what it is about: those it says often and others seldom. Owns the choice; ranks nothing. */
import { inverseFrequency, NAME_WEIGHT } from './bm25.ts';
import type { Collection } from './collection.ts';
import { originalSpan, type Folded } from './fold.ts';
import { HIGHEST_FREQUENCY } from './postings.ts';
import { isConnecting } from './stop-words.ts';
import { wordsOf } from './words.ts';

export interface Term {
  /** Folded. */
  readonly text: string;
  /** As the text writes it. */
  readonly written: string;
  /** Its other forms, as `Lexicon.formsOf` gives them. */
  readonly forms: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a passage that holds it earns at most. */
  readonly weight: number;
  /** A passage holds it at most so often. */
  readonly most: number;
}

/** How many words a text is looked for by. */
const MOST_TERMS = 50;
/** A word that more passages hold than this share says nothing; in a small library a few may always hold it. */
const COMMON_SHARE = 0.2;
const NEVER_COMMON = 24;
/** How much what a text says again tells more. */
const REPEAT_WEIGHT = 2;
const SHORTEST = 3;

interface Said {
  readonly written: string;
  count: number;
  /** True when it stands with a capital where none is due. */
  isName: boolean;
}

/** The words of a text, folded, each with how it is written there. */
function saidIn(text: string, folded: Folded): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const word of wordsOf(folded.text)) {
    const { start, end } = originalSpan(folded, word.start, word.end);
    const written = text.slice(start, end);
    if (word.text.length < SHORTEST || isConnecting(written.toLowerCase()) || !/^\p{L}+$/u.test(word.text))
      continue;
    const startsSentence = /(?:^|[.!?…:«"“]\s*)$/u.test(text.slice(Math.max(0, start - 3), start));
    const isName = /^\p{Lu}/u.test(written) && !startsSentence;
    const known = said.get(word.text);
    if (known) {
      known.count++;
      known.isName ||= isName;
    } else said.set(word.text, { written, count: 1, isName });
  }
  return said;
}

/** The most telling words of a text in a language, most telling first. Forms of one word are one term. */
export function tellingTerms(
  collection: Collection,
  { text, folded, language }: { text: string; folded: Folded; language: string | null },
): Term[] {
  const { index, lexicon } = collection;
  const common = Math.max(NEVER_COMMON, index.size * COMMON_SHARE);
  const said = saidIn(text, folded);
  const taken = new Set<string>();
  const terms: Term[] = [];
  for (const [word, { written, count, isName }] of said) {
    if (taken.has(word)) continue;
    const forms = lexicon.formsOf(written.toLowerCase().normalize('NFC'), word);
    const own = [...forms].filter(([, languages]) => languages.has(language ?? '')).map(([form]) => form);
    for (const form of own) taken.add(form);
    const { holders, most } = holdersOf(collection, [word, ...own], common);
    // What nothing else holds relates to nothing.
    if (holders < 2 || holders > common) continue;
    const times = own.reduce((sum, form) => sum + (said.get(form)?.count ?? 0), count);
    const worth =
      inverseFrequency(holders, index.size) *
      (1 + REPEAT_WEIGHT * Math.log(times)) *
      (isName ? NAME_WEIGHT : 1);
    // Of forms that are ones of the word only elsewhere nothing was read.
    const mostElsewhere = (forms.size - own.length) * HIGHEST_FREQUENCY;
    terms.push({ text: word, written, forms, weight: worth, most: most + mostElsewhere });
  }
  return terms.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, MOST_TERMS);
}

/**
 * In how many passages one of the forms stands, a passage with several counted for each; more than `common` is as good as all.
 * And how often they can stand in one together.
 */
function holdersOf({ index }: Collection, forms: readonly string[], common: number) {
  let [holders, most] = [0, 0];
  for (const form of forms) {
    let mostOfForm = 0;
    if (holders > common) break;
    index.eachKin(form, (base, numbers, frequency) => {
      mostOfForm = Math.max(mostOfForm, frequency);
      for (let i = 0; i < numbers.length && holders <= common; i++)
        if (index.articleOf(base + (numbers[i] ?? 0)) >= 0) holders++;
    });
    most += mostOfForm;
  }
  return { holders, most };
}
