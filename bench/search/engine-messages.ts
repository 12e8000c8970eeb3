/** What is said between the benchmark and the process of an engine. */
import * as v from 'valibot';

const text = v.object({ title: v.string(), paragraphs: v.pipe(v.array(v.string()), v.readonly()) });
/** What is looked for: a paragraph without a title, or an article. */
export type Text = Readonly<v.InferOutput<typeof text>>;

export const toEngine = v.variant('kind', [
  v.object({ kind: v.literal('build'), name: v.string(), texts: v.array(text) }),
  v.object({
    kind: v.literal('ask'),
    way: v.picklist(['search', 'related']),
    query: v.string(),
    count: v.number(),
  }),
]);
export type ToEngine = v.InferOutput<typeof toEngine>;

/** Where an index is to lie, and of what. */
export const toFiller = v.object({ indexFolder: v.string(), texts: v.array(text) });

/** How long building took, in seconds, and what the process holds after it, in megabytes. */
export const built = v.object({ seconds: v.number(), megabytes: v.number() });
export type Built = v.InferOutput<typeof built>;

/** What was found, best first, and how many milliseconds it took by the wall clock and of the processor. */
export const answer = v.object({ found: v.array(v.number()), wall: v.number(), processor: v.number() });
export type Answer = v.InferOutput<typeof answer>;
