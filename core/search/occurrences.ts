/** Where a query stands in a text. Pure: the one matcher of marks, snippets and of finding in an article. */
import type { Span } from '../../contract/article.ts';
import { originalSpan, type Folded } from './fold.ts';
import { partedPlaces } from './parted.ts';
import { placesOf } from './phrases.ts';
import type { PassageKind } from './passage-index.ts';
import { isFormIn, reachIn, type Reach, type Sought, type SoughtLeaf, type SoughtWord } from './sought.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';
import { isInsideWord, startsWord } from './words.ts';

/** Most words stand in few texts: what is found nowhere makes no garbage. */
const NOWHERE: readonly never[] = [];

/** Every offset at which `needle`, not empty, stands in a folded text; they may overlap. */
export function offsetsOf(folded: string, needle: string): readonly number[] {
  let at = folded.indexOf(needle);
  if (at < 0) return NOWHERE;
  const offsets: number[] = [];
  for (; at >= 0; at = folded.indexOf(needle, at + 1)) offsets.push(at);
  return offsets;
}

/** How a word found at an offset of a folded text stands there. */
export function likenessAt(folded: string, offset: number, word: string): Likeness {
  if (isInsideWord(folded, offset)) return LIKENESS.inside;
  return startsWord(folded, offset + word.length) ? LIKENESS.prefix : LIKENESS.exact;
}

/** Whether a word that may reach so far is found where it stands so. */
export const reaches = (reach: Reach, likeness: Likeness): boolean =>
  likeness === LIKENESS.exact || reach === 'piece' || (reach === 'beginning' && likeness === LIKENESS.prefix);

/** A found run of the original text. */
export interface Match extends Span {
  /** What was found, folded: the whole query, one of its words, or another form of one. */
  readonly found: string;
  /** What of the query that is: the whole, or a word as it was asked for. */
  readonly asked: string;
}

const inOrder = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

function matchesOf(
  folded: Folded,
  needle: string,
  offsets: readonly number[],
  asked = needle,
): readonly Match[] {
  if (offsets.length === 0) return NOWHERE;
  return offsets.map((at) => {
    const { start, end } = originalSpan(folded, at, at + needle.length);
    return { start, end, found: needle, asked };
  });
}

/** Occurrences of a word as far as it reaches; those inside longer words only where there is no better one. */
function wordMatches(folded: Folded, word: SoughtWord, language: string | null): readonly Match[] {
  const { text } = word;
  const everywhere = offsetsOf(folded.text, text);
  if (everywhere.length === 0) return NOWHERE;
  const reach = reachIn(word, language);
  const offsets = everywhere.filter((at) => reaches(reach, likenessAt(folded.text, at, text)));
  const better = offsets.filter((at) => !isInsideWord(folded.text, at));
  return matchesOf(folded, text, better.length > 0 ? better : offsets);
}

/** Where other forms of a word stand, each as a whole word, and where it is written in parts. */
function kinMatches(folded: Folded, word: SoughtWord, language: string | null): readonly Match[] {
  const matches: Match[] = [];
  for (const form of word.forms.keys()) {
    const offsets = offsetsOf(folded.text, form);
    if (offsets.length === 0 || !isFormIn(word, form, language)) continue;
    const whole = offsets.filter((at) => likenessAt(folded.text, at, form) === LIKENESS.exact);
    matches.push(...matchesOf(folded, form, whole, word.text));
  }
  for (const { start, end } of word.parted ? partedPlaces(word.parted, folded.text) : NOWHERE)
    matches.push({
      ...originalSpan(folded, start, end),
      ...{ found: folded.text.slice(start, end), asked: word.text },
    });
  return matches;
}

/** Every occurrence of the whole query; none where it is not words alone. */
const literalMatches = (folded: Folded, { literal }: Sought): readonly Match[] =>
  literal === null ? NOWHERE : matchesOf(folded, literal, offsetsOf(folded.text, literal));

/** Occurrences of the whole query where its first word begins, or its last one may reach into others. */
function literalWordMatches(
  folded: Folded,
  { literal, leaves }: Sought,
  language: string | null,
): readonly Match[] {
  const offsets = literal === null ? NOWHERE : offsetsOf(folded.text, literal);
  if (literal === null || offsets.length === 0) return NOWHERE;
  const last = leaves.at(-1);
  const ofPhrase = last?.kind === 'phrase' && last.isOpen ? 'beginning' : 'whole';
  const reach = last?.kind === 'word' ? reachIn(last.word, language) : ofPhrase;
  const reached = offsets.filter((at) => reaches(reach, likenessAt(folded.text, at, literal)));
  const better = reached.filter((at) => !isInsideWord(folded.text, at));
  return matchesOf(folded, literal, better.length > 0 ? better : reached);
}

function leafMatches(folded: Folded, leaf: SoughtLeaf, language: string | null): readonly Match[] {
  if (leaf.kind === 'word') {
    const [own, kin] = [wordMatches(folded, leaf.word, language), kinMatches(folded, leaf.word, language)];
    return kin.length === 0 ? own : [...own, ...kin];
  }
  return placesOf(leaf, folded.text).map(({ start, end }) => {
    const found = folded.text.slice(start, end);
    const asked = leaf.near === null ? leaf.atoms.join(' ') : found;
    return { ...originalSpan(folded, start, end), found, asked };
  });
}

/** What a text is in its article. */
export interface TextKind {
  readonly kind: PassageKind;
  readonly language: string | null;
}

/** Occurrences of one leaf, where it is asked for as what the text is. */
export const matchesOfLeaf = (
  folded: Folded,
  leaf: SoughtLeaf,
  { kind, language }: TextKind,
): readonly Match[] =>
  leaf.scope === null || leaf.scope === kind ? leafMatches(folded, leaf, language) : NOWHERE;

/** Occurrences of the whole query and of its leaves, in order; they may overlap. */
export function allMatches(folded: Folded, sought: Sought, { kind, language }: TextKind): Match[] {
  const { literal, leaves } = sought;
  const matches = [...literalWordMatches(folded, sought, language)];
  for (const leaf of leaves) {
    if (leaf.scope !== null && leaf.scope !== kind) continue;
    // All its occurrences are among the whole query's.
    const isLiteral = leaf.kind === 'word' && leaf.word.text === literal;
    const own = isLiteral ? kinMatches(folded, leaf.word, language) : leafMatches(folded, leaf, language);
    for (const match of own) matches.push(match);
  }
  return matches.sort(inOrder);
}

/** Spans in order, overlapping ones made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort(inOrder)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * Where a person looks for a query in one text: several words as one wherever they stand so, else each in any form. In
 * order.
 */
export function findIn(folded: Folded, sought: Sought, language: string | null): Span[] {
  const [only] = sought.leaves;
  const isOneWord = sought.leaves.length === 1 && only?.kind === 'word' && only.word.text === sought.literal;
  const literal = isOneWord ? [] : literalMatches(folded, sought);
  // Within one text a person sees at once what is looked for: there every piece of a word counts.
  const pieces = (): Match[] => [
    ...literalMatches(folded, sought),
    ...allMatches(folded, sought, { kind: 'text', language }),
  ];
  return outermost(literal.length > 0 ? literal : pieces());
}

/** Spans in order, without those that stand inside another. */
export function outermost(found: readonly Span[]): Span[] {
  const spans = [...found]
    .sort(inOrder)
    .map(({ start, end }) => ({ start, end }))
    .filter((span, i, all) => all[i - 1]?.start !== span.start || all[i - 1]?.end !== span.end);
  // What stands inside a longer find, as the beginning of a form in that form, is part of it.
  let reach = -1;
  return spans.filter(({ start, end }, i) => {
    const next = spans[i + 1];
    const isInside = end <= reach || (next?.start === start && next.end > end);
    reach = Math.max(reach, end);
    return !isInside;
  });
}
