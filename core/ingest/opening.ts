/** The first words of a text: as its title when it has none, and as its excerpt on the shelf. */

const LONGEST_TITLE = 80;
const LONGEST_EXCERPT = 200;
const TRAILING = /[\s.,;:!?…·|–—(«“"'‘-]+$/u;

/** The end of the last whole word within `limit` units; `limit` itself in a text without spaces. */
function endOfWords(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const space = text.slice(0, limit + 1).search(/\s\S*$/u);
  if (space > limit / 2) return space;
  // A very long word, or a script without spaces: cut between code points.
  return text.slice(0, limit).toWellFormed().endsWith('\uFFFD') ? limit - 1 : limit;
}

/** The end of the first sentence, or of the last clause that is long enough, within the limit; 0 when there is none. */
function endOfClause(text: string, limit: number): number {
  const within = text.slice(0, limit);
  const sentence = /^.{15,}?(?:[.!?…](?=\s)|[。！？])/u.exec(within);
  if (sentence) return sentence[0].length;
  const clause = /^.{45,}(?=(?:\s?[;:]|,|\s[–—])\s)/u.exec(within);
  return clause ? clause[0].length : 0;
}

/** Words that leave a title hanging: articles, prepositions and the like. */
const HANGING =
  /(?:\s(?:\S{1,3}|dans|avec|pour|sans|chez|vers|entre|leur|leurs|cette|mais|plus|from|with|that|into|over|their|nach|eine|einer|para|como|della|dello))+$/iu;

/** Like the end of the last whole word, but of one that a title can end with. */
function endOfHeld(text: string, limit: number): number {
  const end = endOfWords(text, limit);
  if (end === text.length) return end;
  const held = text.slice(0, end).replace(HANGING, '').length;
  return held > limit / 2 ? held : end;
}

/** Where the words that serve as a title end in `text` (one line, trimmed), and the title itself, at most 80 units. */
export function openingTitle(text: string): { readonly title: string; readonly end: number } {
  const limit = LONGEST_TITLE - 1;
  const whole = text.length <= LONGEST_TITLE && !/[.!?…]\s/u.test(text);
  const end = whole ? text.length : endOfClause(text, limit) || endOfHeld(text, limit);
  const words = text.slice(0, end).replace(TRAILING, '');
  const isSentence = /[.!?…。！？]/u.test(text.slice(words.length).trimStart().charAt(0));
  if (words === '') return { title: text.slice(0, end), end };
  return { title: end === text.length || isSentence ? words : `${words}…`, end };
}

/** At most 200 units of `text` (one line), whole words, with an ellipsis when cut. */
export function excerptOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= LONGEST_EXCERPT) return trimmed;
  return `${trimmed.slice(0, endOfWords(trimmed, LONGEST_EXCERPT - 1)).replace(TRAILING, '')}…`;
}
