/** Other spellings of the names a query asks for. They are offered, never looked for unasked. Pure. */
import type { QueryNode } from '../../contract/query/grammar.ts';
import type { Spelling } from '../../contract/search.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import { wordsOf } from './words.ts';

type Word = Extract<QueryNode, { kind: 'word' }>;

/** The words that are asked for, not those that are excluded. */
function wordsAsked(node: QueryNode): Word[] {
  if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(wordsAsked);
  return node.kind === 'word' && !node.isPrefix ? [node] : [];
}

/**
 * For each name of a query how else texts of the library write it, but as the query does too. A word that the library knows
 * other forms of, as plurals, is no name.
 */
export function spellingsIn(root: QueryNode | null, names: NameIndex, lexicon: Lexicon): Spelling[] {
  const asked = root ? wordsAsked(root) : [];
  const all = asked.flatMap(({ text }) => wordsOf(fold(text)).map((word) => word.text));
  return asked.flatMap(({ text, span }) => {
    const [only, ...others] = wordsOf(fold(text));
    if (!only || others.length > 0) return [];
    const hasForms = (written: string, folded: string): boolean =>
      lexicon.formsOf(written.toLowerCase().normalize('NFC'), folded).size > 0;
    if (hasForms(text, only.text)) return [];
    return names
      .spellingsOf(only.text)
      .filter(({ folded, written }) => !all.includes(folded) && !hasForms(written, folded))
      .map(({ written }) => ({ typed: text, shown: written, span }));
  });
}
