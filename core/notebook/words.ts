/** What a search of the notebook asks for, and where that stands in a text. Folds as the search of the library does. */
import type { Span } from '../../contract/article.ts';
import { fieldNamed } from '../../contract/query/grammar.ts';
import { lex } from '../../contract/query/lex.ts';
import { fold, foldWithMap, originalSpan, type Folded } from '../search/fold.ts';
import { wordsOf } from '../search/words.ts';

/** A tag that is asked for by `tag:`, or ruled out by a minus before it. */
export interface AskedTag {
  readonly name: string;
  readonly isNot: boolean;
}

/** The tags that are asked for as the search of the library has it, and what was typed besides. */
function split(search: string): { readonly tags: readonly AskedTag[]; readonly rest: string } {
  const tokens = lex(search);
  const tags: AskedTag[] = [];
  let rest = '';
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const { text, start, end } = token;
    const colon = text.indexOf(':');
    if (colon <= 0 || fieldNamed(text.slice(0, colon)) !== 'tag') continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    const isNot = before?.kind === 'not' && before.end === start;
    const quoted =
      text.length === colon + 1 && after?.kind === 'quoted' && after.start === end ? after : null;
    const name = (quoted?.text ?? text.slice(colon + 1)).trim();
    if (name !== '') tags.push({ name, isNot });
    rest += `${search.slice(at, isNot ? before.start : start)} `;
    at = quoted?.end ?? end;
  }
  return { tags, rest: rest + search.slice(at) };
}

export const tagsIn = (search: string): readonly AskedTag[] => split(search).tags;

/** The different words that must all be there, folded, without elided articles; none when nothing was typed. */
export function wantedIn(search: string): readonly string[] {
  const folded = fold(split(search).rest).trim();
  if (folded === '') return [];
  const words = wordsOf(folded).map(({ text }) => text);
  return words.length > 0 ? [...new Set(words)] : [folded];
}

function* occurrences(folded: Folded, word: string): Generator<Span> {
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length))
    yield originalSpan(folded, at, at + word.length);
}

/** Every occurrence of the words in a text, in order, those that touch made one. */
export function marksIn(text: string, words: readonly string[]): Span[] {
  if (words.length === 0 || text === '') return [];
  const folded = foldWithMap(text);
  const found = words
    .flatMap((word) => [...occurrences(folded, word)])
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
