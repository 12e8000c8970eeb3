/** Which words of a text tell what it is about: those it says often and others seldom. Owns the choice; ranks nothing. */
import { inverseFrequency, NAME_WEIGHT } from './bm25.ts';
import type { Collection } from './collection.ts';
import { onlyConnects } from './connecting-words.ts';
import { originalSpan, type Folded } from './fold.ts';
import type { Holding, PieceHolders } from './piece-holders.ts';
import { HIGHEST_FREQUENCY } from './postings.ts';
import { isUnspaced } from './unspaced.ts';
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
  /** Whether it is a piece of what is written without spaces. */
  readonly isPiece: boolean;
  /** Who holds it, where that is no form of the index; else null. */
  readonly holding: Holding | null;
}

/** What a text can be looked for by. */
export interface Telling {
  /** Most telling first. Forms of one word are one term. */
  readonly terms: readonly Term[];
  /** How many of its words tell; also those that nothing else holds. */
  readonly told: number;
}

/** A text and what `tellingSegments` answers of it. */
export interface ToldText {
  readonly text: string;
  readonly folded: Folded;
  readonly segments: ReadonlyMap<string, number>;
  readonly language: string | null;
}

/** How many words a text is looked for by. */
const MOST_TERMS = 50;
/** A word that more passages hold than this share says nothing; in a small library a few may always hold it. */
const COMMON_SHARE = 0.2;
const NEVER_COMMON = 24;
/** How much what a text says again tells more. */
const REPEAT_WEIGHT = 2;
const SHORTEST = 3;
const NO_FORMS: Term['forms'] = new Map();

interface Said {
  readonly written: string;
  count: number;
  /** True when it stands with a capital where none is due. */
  isName: boolean;
}

/** The words of a text where spaces part them, folded, each with how it is written there. */
function saidIn({ text, folded, language }: ToldText): Map<string, Said> {
  const said = new Map<string, Said>();
  const mayBeUnspaced = isUnspaced(folded.text);
  for (const word of wordsOf(folded.text)) {
    if (mayBeUnspaced && isUnspaced(word.text)) continue;
    const { start, end } = originalSpan(folded, word.start, word.end);
    const written = text.slice(start, end);
    if (word.text.length < SHORTEST || onlyConnects(written, language) || !/^\p{L}+$/u.test(word.text))
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

const worthOf = (holders: number, all: number, times: number): number =>
  inverseFrequency(holders, all) * (1 + REPEAT_WEIGHT * Math.log(times));

/** The most telling words of a text in a language; `pieces` are those of the collection. */
export function tellingTerms(collection: Collection, told: ToldText, pieces: PieceHolders): Telling {
  const common = Math.max(NEVER_COMMON, collection.index.size * COMMON_SHARE);
  const [words, segments] = [
    wordTerms(collection, told, common),
    pieceTerms(collection, told.segments, pieces, common),
  ];
  const terms = [...words.terms, ...segments.terms].sort(
    (a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1),
  );
  return { terms: terms.slice(0, MOST_TERMS), told: words.told + segments.told };
}

/** What nothing else holds relates to nothing. */
const FEWEST_HOLDERS = 2;

function pieceTerms(
  collection: Collection,
  segments: ToldText['segments'],
  pieces: PieceHolders,
  common: number,
): Telling {
  const terms: Term[] = [];
  let told = 0;
  for (const [text, times] of segments) {
    const holding = pieces.of(text);
    const { holders, most } = holding
      ? { holders: holding.times.size, most: holding.most }
      : holdersOf(collection, [text], common);
    if (holders > common) continue;
    told++;
    if (holders < FEWEST_HOLDERS) continue;
    const weight = worthOf(holders, collection.index.size, times);
    terms.push({ text, written: text, forms: NO_FORMS, weight, most, isPiece: true, holding });
  }
  return { terms, told };
}

function wordTerms(collection: Collection, text: ToldText, common: number): Telling {
  const { index, lexicon } = collection;
  const { language } = text;
  const said = saidIn(text);
  const taken = new Set<string>();
  const terms: Term[] = [];
  let told = 0;
  for (const [word, { written, count, isName }] of said) {
    if (taken.has(word)) continue;
    const forms = lexicon.formsOf(written.toLowerCase().normalize('NFC'), word);
    const own = [...forms].filter(([, languages]) => languages.has(language ?? '')).map(([form]) => form);
    for (const form of own) taken.add(form);
    const { holders, most } = holdersOf(collection, [word, ...own], common);
    if (holders > common) continue;
    told++;
    if (holders < FEWEST_HOLDERS) continue;
    const times = own.reduce((sum, form) => sum + (said.get(form)?.count ?? 0), count);
    const weight = worthOf(holders, index.size, times) * (isName ? NAME_WEIGHT : 1);
    // Of forms that are ones of the word only elsewhere nothing was read.
    const mostElsewhere = (forms.size - own.length) * HIGHEST_FREQUENCY;
    terms.push({
      ...{ text: word, written, forms, weight, most: most + mostElsewhere },
      ...{ isPiece: false, holding: null },
    });
  }
  return { terms, told };
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
      if (!index.hasDead) {
        holders += numbers.length;
        return;
      }
      for (let i = 0; i < numbers.length && holders <= common; i++)
        if (index.articleOf(base + (numbers[i] ?? 0)) >= 0) holders++;
    });
    most += mostOfForm;
  }
  return { holders, most };
}
