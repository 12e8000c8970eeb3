/** Articles in other languages of Europe and in Arabic, and what is asked of them. */
import type { Case } from './case.testing.ts';
import type { CaseArticle } from './library.testing.ts';

const article = (id: string, language: string, title: string, ...text: string[]): CaseArticle => ({
  ...{ id, language, title, text },
});

export const OTHER_ARTICLES: readonly CaseArticle[] = [
  article('rat', 'de', 'Der Sicherheitsrat', 'Der Sicherheitsrat tagt in Genf. Die Straße ist gesperrt.'),
  article(
    'wahl',
    'de',
    'Nach den Wahlen',
    'Die Wahlen waren ruhig; die Sicherheit der Bürger stand im Vordergrund.',
  ),
  article('fluss', 'de', 'Der Fluß', 'Über den Fluß führt eine Brücke mit dreißig Bögen.'),
  article('gatos', 'es', 'Los gatos del puerto', 'Los niños dan de comer a los gatos cada mañana.'),
  article(
    'pinguino',
    'es',
    'El pingüino',
    'Un pingüino cruzó la avenida ante el asombro de una niña y su gato.',
  ),
  article(
    'kniga',
    'ru',
    'Старая книга',
    'Она читала книгу о войне и мире у самого моря. Ёлка стояла в углу.',
  ),
  article('dogovor', 'ru', 'Договоры и молчание', 'Союзники Москвы молчат: договор о безопасности забыт.'),
  article('muahada', 'ar', 'المعاهدة', 'وُقِّعَت المعاهدة في الصباح، ولم يتكلم أحد عن الحرب.'),
  article(
    'salam',
    'ar',
    'السلام البارد',
    'انتهت الحرب والسلام بعيد. في القرية كتـــاب قديم من عام ١٩٩٠ وأحمد يقرأ.',
  ),
  article('lArte', 'it', 'L’arte dell’acqua', 'Nell’acqua dell’isola i pescatori cantano un’aria antica.'),
];

export const OTHER_CASES: Readonly<Record<string, readonly Case[]>> = {
  German: [
    ['Sicherheit', 'wahl rat'],
    ['Sicherheit Genf', 'rat'],
    ['Rat ', 'rat'],
    ['wahl', 'wahl'],
    ['Wahlen ', 'wahl'],
    ['strasse', 'rat'],
    ['STRASSE', 'rat'],
    ['Fluss', 'fluss'],
    ['dreissig bogen', 'fluss'],
    ['brucke', 'fluss'],
    ['Brücken', 'fluss'],
    ['wer sprach von der Sicherheit der Bürger', 'wahl rat'],
    ['lang:de brücke', 'fluss'],
  ],
  Spanish: [
    ['gato', 'pinguino gatos'],
    ['gatos', 'gatos pinguino'],
    ['nino', 'gatos pinguino'],
    ['niña', 'pinguino gatos'],
    ['PINGUINO', 'pinguino'],
    ['pingüinos', 'pinguino'],
    ['manana', 'gatos'],
    ['¿qué comen los gatos?', 'gatos pinguino'],
  ],
  Russian: [
    ['книга', 'kniga'],
    ['книги', 'kniga'],
    ['КНИГУ', 'kniga'],
    ['ёлка', 'kniga'],
    ['елка', 'kniga'],
    ['война и мир', 'kniga'],
    ['договоры', 'dogovor'],
    ['договоров', 'dogovor'],
    ['союзник', 'dogovor'],
    ['"договор о безопасности"', 'dogovor'],
    ['море -книга', ''],
  ],
  Arabic: [
    ['المعاهدة', 'muahada'],
    ['معاهدة', 'muahada'],
    ['معاهده', 'muahada'],
    ['وقعت', 'muahada'],
    ['حرب', 'muahada salam'],
    ['بالمعاهدة', 'muahada'],
    ['للمعاهدة', 'muahada'],
    ['سلام', 'salam'],
    ['السلام', 'salam'],
    ['كتاب', 'salam'],
    ['1990', 'salam'],
    ['احمد', 'salam'],
    ['القريه', 'salam'],
    ['الحرب والسلام', 'salam'],
  ],
  Italian: [
    ['acqua', 'lArte'],
    ["l'acqua", 'lArte'],
    ["dell'isola", 'lArte'],
    ["un'aria", 'lArte'],
    ['pescatore', 'lArte'],
  ],
};
