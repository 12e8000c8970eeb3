/** What a query asks for that cannot be found on the page of an article. Pure. */
import { saidWhole } from '../../contract/query/enclosing.ts';
import type { QueryNode, Scope } from '../../contract/query/grammar.ts';
import type { Known } from '../../contract/query/known.ts';
import { parseSearch } from '../../contract/query/parse.ts';

/** Whether some of it names a place of its own. */
function hasOwnPlace(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.of.some(hasOwnPlace);
  return (node.kind === 'word' || node.kind === 'phrase') && node.scope !== null;
}

/** As it was typed. What is excluded is found nowhere, and not among it. */
export function leftOutOf(typed: string, hasTitle: boolean, known: Known = {}): string[] {
  const { root, scope } = parseSearch(typed, known);
  const isOff = (where: Scope): boolean => where === 'note' || (where === 'title' && !hasTitle);
  const within = (node: QueryNode): string[] => {
    if (node.kind === 'not') return [];
    if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(within);
    const isFound = (node.kind === 'word' || node.kind === 'phrase') && !isOff(node.scope ?? scope);
    return isFound ? [] : [saidWhole(typed, node.span)];
  };
  const pieces = root ? within(root) : [];
  // A place is said of all of it.
  const isWhole = isOff(scope) && pieces.length > 0 && root !== null && !hasOwnPlace(root);
  return isWhole ? [typed.trim()] : pieces;
}
