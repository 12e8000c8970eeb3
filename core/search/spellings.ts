/** Other spellings of the names a query asks for. They are offered, never looked for unasked. Pure. */
import type { QueryNode } from '../../contract/query/grammar.ts';
import type { Spelling } from '../../contract/search.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import { isStopWord } from './stop-words.ts';
import { wordsOf } from './words.ts';

type Word = Extract<QueryNode, { kind: 'word' }>;

/** The words that are asked for, and with `excluded` also those that are not to be found. */
function wordsIn(node: QueryNode, excluded: boolean): Word[] {
  if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap((each) => wordsIn(each, excluded));
  if (node.kind === 'not') return excluded ? wordsIn(node.of, excluded) : [];
  return node.kind === 'word' && !node.isPrefix ? [node] : [];
}

/**
 * For each name of a query how else texts of the library write it, but as the query does too. A word that the library knows
 * other forms of, as plurals, is no name.
 */
export function spellingsIn(root: QueryNode | null, names: NameIndex, lexicon: Lexicon): Spelling[] {
  const asked = root ? wordsIn(root, false) : [];
  const typed = root ? wordsIn(root, true) : [];
  const all = typed.flatMap(({ text }) => wordsOf(fold(text)).map((word) => word.text));
  const found = asked.flatMap(({ text, span }) => {
    if (isStopWord(text)) return [];
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
  // A name that is typed twice is offered once.
  return found.filter(({ shown }, at) => found.findIndex((each) => each.shown === shown) === at);
}
