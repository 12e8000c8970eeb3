/** A text of the benchmark as the program has it. */
import type { SearchDocument } from '../../core/search/passage.ts';
import type { Text } from './engine-messages.ts';

const GAP = '\n\n';

/** All of a text, its title before it when it has one. */
export const allOf = ({ title, paragraphs }: Text): string =>
  [title, ...paragraphs].filter((part) => part !== '').join(GAP);

export function documentOf({ title, paragraphs }: Text, number: number): SearchDocument {
  const blocks: { start: number; end: number }[] = [];
  let start = 0;
  for (const { length } of paragraphs) {
    blocks.push({ start, end: start + length });
    start += length + GAP.length;
  }
  const text = paragraphs.join(GAP);
  const facts = { language: 'fr', author: null, publication: null, tags: [], source: null };
  return { id: String(number), title, text, ...facts, blocks };
}
