/** What a person can set, with its limits; unknown or broken values fall back one by one. */
import * as v from 'valibot';

export const THEMES = ['system', 'light', 'sepia', 'dark'] as const;
export const LOCALES = ['system', 'fr', 'en'] as const;
export const TYPEFACES = ['literata', 'inter', 'system-serif', 'system-sans'] as const;

/** Limits of the page's numbers: text size in px, measure in rem, line height as a factor. */
export const PAGE_LIMITS = {
  textSize: { min: 14, max: 32, step: 1, standard: 19 },
  measure: { min: 26, max: 56, step: 2, standard: 38 },
  lineHeight: { min: 1.3, max: 2.1, step: 0.08, standard: 1.62 },
} as const;

const within = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));

const fields = {
  theme: v.picklist(THEMES),
  locale: v.picklist(LOCALES),
  /** What the screen speaks while `locale` leaves that to its system, as it last said; null until it did. */
  spoken: v.nullable(v.picklist(['fr', 'en'])),
  typeface: v.picklist(TYPEFACES),
  textSize: within(PAGE_LIMITS.textSize),
  measure: within(PAGE_LIMITS.measure),
  lineHeight: within(PAGE_LIMITS.lineHeight),
  /** Marks are elements of the text, which assistive technology hears, instead of paint on it. */
  marksInText: v.boolean(),
  /** A printed article has its notes after it. */
  printNotes: v.boolean(),
  /** A copy of all notes as Markdown files is kept up to date beside the library. */
  notesCopy: v.boolean(),
};

export const settings = v.strictObject(fields);
export type Settings = v.InferOutput<typeof settings>;

/** Any part of the settings; what is not named stays. */
export const settingsChange = v.strictObject({
  theme: v.exactOptional(fields.theme),
  locale: v.exactOptional(fields.locale),
  spoken: v.exactOptional(fields.spoken),
  typeface: v.exactOptional(fields.typeface),
  textSize: v.exactOptional(fields.textSize),
  measure: v.exactOptional(fields.measure),
  lineHeight: v.exactOptional(fields.lineHeight),
  marksInText: v.exactOptional(fields.marksInText),
  printNotes: v.exactOptional(fields.printNotes),
  notesCopy: v.exactOptional(fields.notesCopy),
});
export type SettingsChange = v.InferOutput<typeof settingsChange>;

export const STANDARD_SETTINGS: Settings = {
  theme: 'system',
  locale: 'system',
  spoken: null,
  typeface: 'literata',
  textSize: PAGE_LIMITS.textSize.standard,
  measure: PAGE_LIMITS.measure.standard,
  lineHeight: PAGE_LIMITS.lineHeight.standard,
  marksInText: false,
  printNotes: true,
  notesCopy: false,
};

/** Reads settings of unknown origin: every field that is not valid takes its standard value. */
export function readSettings(stored: unknown): Settings {
  const given: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const valid = Object.entries(fields).filter(([name, schema]) => v.is(schema, given[name]));
  return { ...STANDARD_SETTINGS, ...Object.fromEntries(valid.map(([name]) => [name, given[name]])) };
}
