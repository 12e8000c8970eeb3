/** The words of what is related to an article, and of two articles side by side, in French. */
import type { Messages } from '../catalogue.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const related: Messages['related'] = {
  title: 'Ailleurs dans votre bibliothèque',
  ofPassage: 'Ce qui en parle aussi',
  about: (words) => `À propos de « ${words} »`,
  list: 'Passages proches',
  inCommon: 'En commun :',
  note: 'Note',
  hereToo: 'Vos notes sur cet article',
  sideBySide: 'Côte à côte',
  compareWith: (title) => `Mettre côte à côte avec « ${title} »`,
  more: (count) => plural(count, { one: 'Montrer # autre passage', other: 'Montrer # autres passages' }),
  loading: 'Recherche dans votre bibliothèque…',
  none: 'Rien d’autre dans votre bibliothèque n’en parle.',
};

export const compare: Messages['compare'] = {
  title: 'Côte à côte',
  loading: 'Comparaison des textes…',
  text: (title) => `Texte de « ${title} »`,
  openPage: (title) => `Ouvrir « ${title} » sur la page`,
  summary: 'Ce qu’ils ont en commun',
  inBoth: (count) => plural(count, { one: '# phrase commune', other: '# phrases communes' }),
  changed: (count) => plural(count, { one: '# avec d’autres mots', other: '# avec d’autres mots' }),
  noneInBoth: 'Aucune phrase commune',
  subjects: (count) =>
    plural(count, { one: '# passage sur le même sujet', other: '# passages sur le même sujet' }),
  nothing: 'Ces textes n’ont rien en commun.',
  legend: { both: 'dans les deux', changed: 'autres mots', only: 'seulement ici', subject: 'même sujet' },
  comparedUntil: (count) => `seuls les ${count} premiers caractères ont été comparés`,
  onlyHere: (count) => plural(count, { one: '# phrase seulement ici', other: '# phrases seulement ici' }),
  onlyRun: 'Seulement ici : ',
  sameAs: 'Dans les deux, mot pour mot',
  nearlyAs: (share) => `Dans les deux, identique à ${share}`,
  alsoOn: (words) => `Les deux parlent de : ${words}`,
  step: 'Passage commun suivant',
  stepBack: 'Passage commun précédent',
  position: (at, count) => `${at} sur ${count}`,
};
