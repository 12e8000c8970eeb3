/** The catalogue of messages and the choice of a language. */
import type { Language, Messages } from './catalogue.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type { Language, Messages } from './catalogue.ts';

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, fr };

/** The first of the wanted languages (BCP 47 tags) that the interface speaks; English when it speaks none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'fr' || base === 'en') return base;
  }
  return 'en';
}
