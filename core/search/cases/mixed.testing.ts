/** Articles in which two languages meet, and what is asked of them: words of both are found, forms by the article's own. */
import type { Case } from './case.testing.ts';
import type { CaseArticle } from './library.testing.ts';

export const MIXED_ARTICLES: readonly CaseArticle[] = [
  {
    id: 'phare',
    language: 'fr',
    title: 'Le carnet du gardien',
    text: [
      'Le gardien de Planier compte chaque soir les navires qu’il aperçoit.',
      'Un marin anglais y a laissé ces mots : “The lantern burned all night, and no vessel hailed us.”',
    ],
  },
  {
    id: 'logbook',
    language: 'en',
    title: 'A lighthouse keeper’s logbook',
    text: [
      'The keeper of Planier hailed every vessel that came by.',
      'His last line is in French: « Les lanternes brûlent encore, et nul ne les voit. »',
    ],
    notes: [{ note: 'Traduire ce carnet avant l’automne' }],
  },
  {
    id: 'mayak',
    language: 'ru',
    title: 'Маяк на скале',
    text: ['Смотритель маяка читал вслух: «Le sémaphore est muet», и чайки отвечали ему.'],
  },
];

export const MIXED_CASES: Readonly<Record<string, readonly Case[]>> = {
  'words of either language': [
    ['gardien vessel', 'phare'],
    ['vessel gardien', 'phare'],
    ['keeper lanternes', 'logbook'],
    ['brulent', 'logbook decompose'],
    ['burned ', 'phare'],
    ['semaphore маяк', 'mayak'],
    ['"le semaphore est muet"', 'mayak'],
    ['"burned all night"', 'phare'],
    ['"lanternes brûlent encore"', 'logbook'],
    ['"hailed us" navires', 'phare'],
    ['planier titre:carnet', 'phare'],
  ],
  'forms of the language of the article alone': [
    ['hailing', 'logbook'],
    ['burns ', ''],
    ['gardiens', 'phare'],
    ['маяки', 'mayak'],
    ['lang:fr vessel', 'phare'],
    ['lang:en lanternes', 'logbook'],
    ['lang:fr hailed', 'phare'],
    ['note:automne keeper', 'logbook'],
  ],
};
