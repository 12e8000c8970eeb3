/**
 * Where a text says what an acronym stands for, as in `Collective Security Treaty Organization (CSTO)`. Pure: owns what counts
 * as such a definition. After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text" (2003), and stricter: every word but the little ones must give a letter, its first one first.
 */
import { fold } from './fold.ts';
import { isStopWord } from './stop-words.ts';

/** An acronym and what it stands for, as written. */
export interface Definition {
  readonly short: string;
  readonly long: string;
}

const SHORT = String.raw`(?<![\p{L}\p{N}])\p{Lu}(?:\.?[\p{Lu}\p{N}]){1,9}\.?(?![\p{L}\p{N}])`;
/** What may stand before an acronym in its brackets: `(ou OTSC)`. */
const LEAD = String.raw`(?:(?:ou|dite?|en abrégé|sigle|or|abbreviated|called)\s+)?(?:[lLdD]['’]|the\s+|les?\s+|la\s+)?`;
const BRACKETED = new RegExp(String.raw`\(\s*${LEAD}(?<short>${SHORT})\s*(?=[),;:])`, 'gu');
const FOLLOWED = new RegExp(
  String.raw`(?<short>${SHORT})\s*(?<sign>\(|,|[–—:]\s)\s*(?<rest>[^()]{1,160})`,
  'gu',
);
/** A text without a sign defines nothing. */
const ANY_SIGN = /[(,–—:]/u;
/** How much of a text before a bracket may be the long form, in UTF-16 units. */
const REACH = 160;
const FEWEST_LETTERS = 2;
/** A comma is a weak sign: shorter acronyms are met by chance. */
const FEWEST_BEHIND_COMMA = 3;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

interface LongWord {
  /** Folded. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isLittle: boolean;
}

const lettersOf = (short: string): string => fold(short.replaceAll('.', ''));

/** The words of a text, each without what is elided before it, which is a little word of its own. */
const longWords = (text: string): LongWord[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: fold(word),
    start: index,
    end: index + word.length,
    isLittle: isStopWord(word.toLowerCase()),
  }));

/**
 * Whether words give the letters of an acronym, in order: each its first, then others of its own; little words may be
 * passed over. `isLoose` allows letters from the inside of words.
 */
function spells(words: readonly LongWord[], letters: string, isLoose: boolean): boolean {
  const [word, ...others] = words;
  if (!word) return letters === '';
  if (word.isLittle && spells(others, letters, isLoose)) return true;
  if (letters === '' || word.text[0] !== letters[0]) return false;
  return takes(word.text.slice(1), letters.slice(1), others, isLoose);
}

/** The rest of a word may give the next letters, or leave them to the words behind it. */
function takes(rest: string, letters: string, others: readonly LongWord[], isLoose: boolean): boolean {
  if (spells(others, letters, isLoose)) return true;
  const at = isLoose && letters !== '' ? rest.indexOf(letters[0] ?? '') : -1;
  return at >= 0 && takes(rest.slice(at + 1), letters.slice(1), others, isLoose);
}

const isContent = ({ isLittle }: LongWord): boolean => !isLittle;

/** What of some words the letters stand for, when they are the last of them, or the first; null when nothing is. */
function longForm(
  text: string,
  words: readonly LongWord[],
  letters: string,
  isAtEnd: boolean,
): string | null {
  // Two letters say little: both must begin a word.
  const isLoose = letters.length > FEWEST_LETTERS && isAtEnd;
  const fitting: readonly LongWord[][] = words
    .map((_word, at) => (isAtEnd ? words.slice(at) : words.slice(0, at + 1)))
    .filter((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last || first.isLittle || last.isLittle) return false;
      const contents = run.filter(isContent).length;
      return contents >= 2 && contents <= letters.length && spells(run, letters, isLoose);
    });
  const longest = fitting.reduce<readonly LongWord[]>(
    (most, run) => (run.length > most.length ? run : most),
    [],
  );
  const [first, last] = [longest[0], longest.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/gu, ' ') : null;
}

const withoutLittleStart = (words: readonly LongWord[]): readonly LongWord[] => {
  const first = words.findIndex(isContent);
  return first < 0 ? [] : words.slice(first);
};

/** `Organisation du traité de sécurité collective (OTSC)`. */
function* definedBefore(text: string): Generator<Definition> {
  for (const { index, groups } of text.matchAll(BRACKETED)) {
    const short = groups?.['short'] ?? '';
    const letters = lettersOf(short);
    const before =
      text
        .slice(Math.max(0, index - REACH), index)
        .split(/[.!?;()«»“”]/u)
        .at(-1) ?? '';
    const long = longForm(before, longWords(before), letters, true);
    if (long !== null) yield { short, long };
  }
}

/** Whether the first word that is not a little one gives the first letter; all others need not be looked at where it does not. */
function begins(text: string, letters: string): boolean {
  for (const [word] of text.matchAll(WORD))
    if (!isStopWord(word.toLowerCase())) return fold(word).startsWith(letters[0] ?? '');
  return false;
}

/** `OTSC (Organisation du traité de sécurité collective)`, and the same between commas. */
function* definedBehind(text: string): Generator<Definition> {
  for (const { groups } of text.matchAll(FOLLOWED)) {
    const { short = '', sign = '', rest = '' } = groups ?? {};
    const letters = lettersOf(short);
    if (sign !== '(' && letters.length < FEWEST_BEHIND_COMMA) continue;
    if (!begins(rest, letters)) continue;
    const words = withoutLittleStart(longWords(rest));
    const long = longForm(rest, words, letters, false);
    // Behind a comma only a name explains one; any four words may begin with its letters.
    if (long !== null && (sign === '(' || /^\p{Lu}/u.test(long))) yield { short, long };
  }
}

/** Every definition of an acronym in a text. */
export const definitionsIn = (text: string): readonly Definition[] =>
  ANY_SIGN.test(text) ? [...definedBefore(text), ...definedBehind(text)] : [];
