/** Reads annotations of Hypothesis: what its client exports, what its service answers, and our own in its shape. Pure. */
import { readLink } from '../../../contract/link.ts';
import { failed, NO_CLUE, type ForeignRecord } from '../foreign.ts';
import { idOf, uuidIn } from '../stable-id.ts';
import { colourOf } from './colours.ts';
import { fieldsOf, firstText, isFields, listOf, tagsOf, textOf, timeOf, type Fields } from './json.ts';
import { passageOf } from './selectors.ts';

/** Null when it is something else. */
export function readHypothesis(json: unknown): ForeignRecord[] | null {
  const { annotations, rows } = fieldsOf(json);
  const list = Array.isArray(json) ? (json as unknown[]) : (annotations ?? rows);
  if (!Array.isArray(list)) return null;
  const isOurs = list.length === 0 ? annotations !== undefined : list.some(isRow);
  return isOurs ? list.map((row) => recordOf(fieldsOf(row))) : null;
}

const isRow = (row: unknown): boolean => isFields(row) && ('uri' in row || 'target_uri' in row);

function recordOf(row: Fields): ForeignRecord {
  const target = fieldsOf(listOf(row['target'])[0]);
  const own = fieldsOf(row['seedleaf']);
  const note = textOf(row['text']);
  const url = firstText(row['uri'], target['source'], row['target_uri']);
  const title = firstText(own['title'], fieldsOf(row['document'])['title']);
  const passage = passageOf(target['selector'], textOf(own['textHash']));
  if (!isRow(row)) return failed('not-an-annotation', { note: note ?? '', title });
  // Page notes and answers to other people's annotations have no passage of their own.
  if (!passage) return failed('no-quote', { note: note ?? '', title });
  const id = textOf(row['id']) ?? '';
  const createdAt = timeOf(row['created']);
  return {
    kind: 'annotation',
    annotation: {
      id: uuidIn(id) ?? idOf('hypothesis', id === '' ? `${url} ${passage.exact} ${passage.prefix}` : id),
      isIdMade: id === '',
      apart: JSON.stringify([passage.position, passage.suffix, createdAt]),
      passage,
      settlement: null,
      colour: colourOf(own['colour']),
      note,
      tags: row['tags'] === undefined ? null : tagsOf(listOf(row['tags'])),
      createdAt,
      updatedAt: timeOf(row['updated']) ?? createdAt,
      article: {
        ...NO_CLUE,
        id: readLink(textOf(own['link']) ?? url ?? '')?.articleId ?? null,
        textHash: textOf(own['textHash']),
        path: textOf(own['path']),
        url,
        title,
        author: textOf(own['author']),
      },
    },
  };
}
