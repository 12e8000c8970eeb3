/**
 * A quick judge of the records that journals are full of. Owns no rule of its own: what it says yes to is what the schema
 * says yes to; what it does not know at a glance, the schema judges. A library of 100,000 annotations opens by it.
 */
import { COLOURS } from '../../../contract/annotation.ts';
import { LAST_MOMENT } from './clock.ts';

type Fields = Readonly<Record<string, unknown>>;

const colours: ReadonlySet<unknown> = new Set(COLOURS);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isTags = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const isPassage = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['start']) &&
  isCount(value['end']) &&
  isText(value['exact']) &&
  isText(value['prefix']) &&
  isText(value['suffix']) &&
  isText(value['textHash']);

const isStamp = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['time']) &&
  Number(value['time']) <= LAST_MOMENT &&
  isCount(value['count']);

const isMoment = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= LAST_MOMENT;

const isSaid = (value: Fields): boolean =>
  isStamp(value['stamp']) && isText(value['device']) && isMoment(value['wallTime']) && isText(value['id']);

const isAnnotate = (value: Fields): boolean =>
  isText(value['articleId']) &&
  isPassage(value['passage']) &&
  colours.has(value['colour']) &&
  isText(value['note']) &&
  isTags(value['tags']);

const isChange = (value: Fields): boolean =>
  (value['colour'] === undefined || colours.has(value['colour'])) &&
  (value['note'] === undefined || isText(value['note'])) &&
  (value['tags'] === undefined || isTags(value['tags']));

/** True for a sound record that makes or changes an annotation. False says nothing: ask the schema. */
export function isPlainlySound(value: unknown, version: number): boolean {
  if (!isFields(value) || value['v'] !== version || !isSaid(value)) return false;
  if (value['kind'] === 'annotate') return isAnnotate(value);
  return value['kind'] === 'change' && isChange(value);
}
