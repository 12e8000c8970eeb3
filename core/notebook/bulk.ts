/**
 * What a change of many is for each of them, and what taking it back needs. Pure, in steps; whatever would stay as it is is
 * left out.
 */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import type { ChangedBefore } from '../../contract/notebook.ts';
import type { AnnotationChange } from '../annotations/store.ts';
import type { Steps } from '../library/shelf-order.ts';

/** Tags of one annotation at most, as the contract has it. */
const MOST_TAGS = 100;
const STEP = 500;

export interface Wanted {
  readonly colour?: Colour;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** What of an annotation was changed, as it was before; when it was changed is known once it is. */
type PlannedBefore = Omit<ChangedBefore, 'made'> & {
  readonly made: Omit<ChangedBefore['made'], 'updatedAt'>;
};

export interface Planned {
  readonly changes: readonly AnnotationChange[];
  readonly before: readonly PlannedBefore[];
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

function* plan(
  annotations: readonly Annotation[],
  changeOf: (annotation: Annotation) => { readonly colour: Colour; readonly tags: readonly string[] },
): Steps<Planned> {
  const changes: AnnotationChange[] = [];
  const before: PlannedBefore[] = [];
  for (const [index, annotation] of annotations.entries()) {
    if (index % STEP === STEP - 1) yield;
    const { id: annotationId, colour, tags, updatedAt } = annotation;
    const wanted = changeOf(annotation);
    const isRecoloured = wanted.colour !== colour;
    const isRetagged = !isSameList(wanted.tags, tags);
    if (!isRecoloured && !isRetagged) continue;
    const made = {
      ...(isRecoloured ? { colour: wanted.colour } : {}),
      ...(isRetagged ? { tags: [...wanted.tags] } : {}),
    };
    changes.push({ annotationId, ...made });
    before.push({
      ...{ annotationId, made, updatedAt },
      ...(isRecoloured ? { colour } : {}),
      ...(isRetagged ? { tags: [...tags] } : {}),
    });
  }
  return { changes, before };
}

export const planChange = (
  annotations: readonly Annotation[],
  { colour, addTags = [], removeTags = [] }: Wanted,
): Steps<Planned> =>
  plan(annotations, (annotation) => {
    const kept = annotation.tags.filter((tag) => !removeTags.includes(tag));
    const tags = [...kept, ...addTags.filter((tag) => !kept.includes(tag))].slice(0, MOST_TAGS);
    return { colour: colour ?? annotation.colour, tags };
  });

/** The new name takes the place of the old one; an annotation that has both keeps one, where the first of them stood. */
export const planRename = (annotations: readonly Annotation[], tag: string, name: string): Steps<Planned> =>
  plan(annotations, ({ colour, tags }) => ({
    colour,
    tags: tags.includes(tag) ? [...new Set(tags.map((one) => (one === tag ? name : one)))] : tags,
  }));

/**
 * What takes a change back: a colour or a note that is another since stays, and of the tags only what the change did is
 * undone. It counts as changed when it did before, unless it was changed since. What is another altogether is left out.
 */
export function* planBack(
  before: readonly ChangedBefore[],
  find: (annotationId: string) => Annotation | null,
): Steps<readonly AnnotationChange[]> {
  const changes: AnnotationChange[] = [];
  for (const [index, { annotationId, colour, note, tags, updatedAt, made }] of before.entries()) {
    if (index % STEP === STEP - 1) yield;
    const now = find(annotationId);
    if (!now) continue;
    const isRecoloured = colour !== undefined && now.colour === made.colour;
    const isRewritten = note !== undefined && now.note === made.note;
    const retagged = tags && tagsBack(now.tags, tags, made.tags ?? []);
    const back = {
      ...(isRecoloured ? { colour } : {}),
      ...(isRewritten ? { note } : {}),
      ...(retagged && !isSameList(retagged, now.tags) ? { tags: retagged } : {}),
    };
    if (Object.keys(back).length === 0) continue;
    const time = now.updatedAt === made.updatedAt ? updatedAt : now.updatedAt;
    changes.push({ annotationId, updatedAt: time, ...back });
  }
  return changes;
}

function tagsBack(
  now: readonly string[],
  before: readonly string[],
  made: readonly string[],
): readonly string[] {
  if (isSameList(now, made)) return before;
  const kept = now.filter((tag) => before.includes(tag) || !made.includes(tag));
  const missing = before.filter((tag) => !made.includes(tag) && !kept.includes(tag));
  return [...kept, ...missing].slice(0, MOST_TAGS);
}
