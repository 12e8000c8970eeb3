/** An article's annotations as one Markdown file: front matter, then quotes with their notes and a link back. Pure. */
import { stringify } from 'yaml';
import { timestamp } from '../../../contract/annotation-set.ts';
import { linkTo } from '../../../contract/link.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { markdownTag } from './markdown-tag.ts';
import type { Gathered, GatheredAnnotation, GatheredArticle } from './gathered.ts';

/** What things are called. */
type Words = Pick<Gathered, 'colourNames' | 'since' | 'readsToday'>;

/** Says the same for the same annotations, whenever it is written: no time of export is in it. */
export function markdownOf({ article, isHere, annotations }: GatheredArticle, words: Words): string {
  const { title, author, date, path, url, publication } = article;
  const link = linkTo({ articleId: article.id, annotationId: null });
  const facts = {
    title,
    ...(author === null ? {} : { author }),
    ...(date === null ? {} : { date }),
    ...(publication === null ? {} : { publication }),
    ...(url === null ? {} : { url }),
    source: path,
    link,
    annotations: annotations.length,
  };
  const parts = annotations.map((each, index) => {
    const under = headingLine(each, annotations[index - 1]);
    return `${under}${annotationText(each, sinceThen(each, isHere, words), words)}`;
  });
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n# ${escapeInline(title) || '–'}\n\n${parts.join('\n')}`;
}

/** The heading above the passage, when it is another one than that of the passage before. */
function headingLine({ headings }: GatheredAnnotation, before: GatheredAnnotation | undefined): string {
  const here = headings.at(-1);
  if (here === undefined || before?.headings.join('\n') === headings.join('\n')) return '';
  return `## ${escapeInline(here)}\n\n`;
}

/** What became of the passage since; null when it stands as it was marked. */
function sinceThen({ annotation }: GatheredAnnotation, isHere: boolean, { since }: Words): string | null {
  if (!isHere) return since.away;
  const { state } = annotation.anchor;
  return state === 'exact' || state === 'moved' ? null : since[state];
}

function annotationText(
  { annotation, today }: GatheredAnnotation,
  since: string | null,
  { colourNames, readsToday }: Words,
): string {
  const { id, articleId, passage, note, tags, colour, createdAt } = annotation;
  const quote = escapeMarkdown(passage.exact)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
  const day = timestamp(createdAt).slice(0, 10);
  const facts = [
    `[${day}](${linkTo({ articleId, annotationId: id })})`,
    escapeInline(colourNames[colour]),
    ...new Set(tags.map(markdownTag)),
    ...(since === null ? [] : [`*${since}*`]),
  ].join(' · ');
  const now = today === null ? [] : [`*${readsToday}* ${escapeInline(today.exact)}`];
  return (
    [quote, ...now, ...(note.trim() === '' ? [] : [escapeMarkdown(note.trim())]), facts].join('\n\n') + '\n'
  );
}
