/** Forms of one word meet, words of one root do not. */
import { describe, expect, it } from 'vitest';
import { stemKey } from './stems.ts';

const meet = (language: string, forms: string): void => {
  const keys = forms.split(' ').map((form) => stemKey(form, language));
  expect(new Set(keys).size, forms).toBe(1);
};
const differ = (language: string, forms: string): void => {
  const keys = forms.split(' ').map((form) => stemKey(form.toLowerCase(), language));
  expect(new Set(keys).size, forms).toBe(keys.length);
};

describe('forms of one word', () => {
  it.each([
    'législatif législatifs législative législatives',
    'manifestation manifestations',
    'manifestant manifestants manifestante manifestantes',
    'cheval chevaux',
    'national nationale nationaux nationales',
    'traité traités',
    'membre membres',
    'parle parlait parlaient parler',
    'heureux heureuse heureuses',
    'école écoles',
    'travail travaux',
    'lieu lieux',
    'vœu vœux voeux',
    'œil yeux',
    'actif active actifs actives',
    'sportif sportive',
    'vif vive vifs',
    'public publique publics publiques',
    'français française françaises francaise',
    'mauvais mauvaise',
    'vieux vieil vieille vieilles',
    'beau bel belle beaux',
    'faux fausse fausses',
    'gros grosse',
    'directeur directrice directeurs',
    'sénateur sénatrice sénateurs',
    'chercheur chercheuse chercheuses',
  ])('meet in French: %s', (forms) => meet('fr', forms));
  it.each([
    'die dies died dying',
    'sky skies',
    'treaty treaties',
    'talk talks talked',
    'walk walking walked',
    'organization organizations',
  ])('meet in English: %s', (forms) => meet('en', forms));
  it.each([
    ['de', 'wahl wahlen'],
    ['es', 'gato gatos'],
    ['ru', 'книга книги книгу'],
    ['it', 'libro libri'],
    ['pt', 'casa casas'],
    ['uk', 'книга книги книгу книгою'],
    ['uk', 'школа школи школі школу школою'],
    ['uk', 'українська українські українську'],
    ['ro', 'vorbi vorbesc vorbește vorbeşte'],
    ['ro', 'informație informații informaţie informaţiile'],
  ])('meet in %s: %s', meet);
});

describe('words of one root', () => {
  it.each([
    'manifestation manifestant',
    'élection électeur',
    'silence silencieux',
    'organisation organe',
    'nation nationalité nationalisme nationaliste',
    'jamais James',
    'France franc français',
    'maire mairie',
    'bas base',
    'palais pal',
    'motif motiver',
    'matrice mateur',
  ])('stay apart in French: %s', (forms) => differ('fr', forms));
  it.each([
    'news new',
    'skies ski',
    'organization organ',
    'university universe',
    'nation nationalism nationalist',
  ])('stay apart in English: %s', (forms) => differ('en', forms));
});

it('says nothing of what has no letters, of very short words and of languages it does not know', () => {
  for (const word of ['1989', "aujourd'hui", 'où', 'c++']) expect(stemKey(word, 'fr')).toBeNull();
  expect(stemKey('kato', 'eo')).toBeNull();
});
