/** A tag as programs that read Markdown know tags: `#` and what such a name may hold, no markup. Pure. */
import { escapeInline } from './escape-markdown.ts';

/** What no tag of Obsidian, Logseq or Bear may hold; emoji may. */
const ODD = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u{200d}\u{fe0f}_/-]+/gu;
/** An underscore that is not inside a word would begin or end an emphasis. */
const LOOSE = /(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu;

/** Where a name may hold no space or sign, a hyphen stands; a tag of nothing but signs is words, with the sign escaped. */
export function markdownTag(tag: string): string {
  const name = tag
    .normalize('NFC')
    .replaceAll(ODD, '-')
    .replaceAll(LOOSE, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-/]+|[-/]+$/g, '');
  return name === '' ? `\\#${escapeInline(tag)}` : `#${name}`;
}
