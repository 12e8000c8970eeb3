/** The words about the language of search, in French. */
import type { Messages } from '../catalogue.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const query: Messages['query'] = {
  completions: 'Suites possibles',
  complete: (keys) => `${keys} pour compléter`,
  relaxed: 'Rien ne contient tous ces mots : voici ce qui en contient le plus.',
  also: (typed, shown) =>
    `« ${typed} » désigne aussi « ${shown} » dans votre bibliothèque : les deux sont trouvés.`,
  why: {
    show: 'Pourquoi ce résultat',
    hide: 'Masquer pourquoi ce résultat',
    hint: (key) => `${key} dit pourquoi un article a été trouvé.`,
    how: {
      'as-typed': () => 'tel quel',
      spelling: (asked) => `pour ${asked}`,
      form: (asked) => `forme de ${asked}`,
      beginning: (asked) => `commence par ${asked}`,
      piece: (asked) => `contient ${asked}`,
      meant: (asked) => `le plus proche de ${asked}`,
      acronym: (asked) => `la même chose que ${asked}`,
      phrase: () => 'ces mots ensemble',
      filter: () => 'comme demandé',
    },
    places: {
      title: 'dans le titre',
      text: 'dans le texte',
      note: 'dans une note',
      about: 'parmi son auteur, sa source et ses étiquettes',
    },
  },
  place: {
    label: 'Où chercher',
    field: 'dans',
    everywhere: 'Tout',
    text: 'Texte',
    notes: 'Notes',
    titles: 'Titres',
    names: { text: 'texte', notes: 'notes', titles: 'titres' },
  },
  spelling: {
    label: 'S’écrit aussi :',
    both: (typed, shown) => `Chercher « ${typed} » et « ${shown} »`,
    or: 'OU',
  },
  problems: {
    'quote-not-closed': (piece) =>
      `Les guillemets de ${piece} ne sont pas fermés : tout ce qui suit a été pris.`,
    'too-much': (from) =>
      `Une recherche porte sur trente éléments au plus : « ${from} », et le reste en trop, a été laissé de côté.`,
    'too-long': () => 'Une recherche lit mille caractères au plus : ce qui suit a été laissé de côté.',
    'bracket-not-closed': () => 'Une parenthèse n’est pas fermée : tout ce qui suit a été pris.',
    'bracket-not-opened': () => 'Une parenthèse fermée sans avoir été ouverte a été ignorée.',
    'bracket-too-deep': () =>
      'Les parenthèses à l’intérieur de cinquante autres ont été ignorées, avec ce qui les exclut ; leur contenu a été lu.',
    'star-passed-over': (word) =>
      `L’astérisque de ${word} a été ignoré : entre guillemets il compte après le dernier mot, ou après l’un des mots proches.`,
    'star-inside': (word) =>
      `Un astérisque compte à la fin d’un mot : de ${word}, seul ce qui le précède a été lu.`,
    'nothing-to-choose': (piece) => `${piece} demande quelque chose de chaque côté : il a été ignoré.`,
    'colon-spaced': (piece) =>
      `« ${piece.trim()} » a été lu comme ${piece.trim().replace(/\s*([:：])\s*/u, '$1')}. Entre guillemets, ce sont les mots eux-mêmes que l’on cherche.`,
    'value-missing': (piece) => `« ${piece} » attend une valeur : il a été ignoré.`,
    'value-unknown': (piece) => `${piece} n’est pas connu : il a été ignoré.`,
    'of-articles-only': (piece) =>
      `${piece} se demande d’un article, pas d’une annotation : il a été ignoré.`,
    'date-unknown': (piece) =>
      `${piece} n’est pas une date : écrivez 2026, 2026-03, 2026-03-14 ou hier, avec < ou > devant, ou un âge comme <7j. Il a été ignoré.`,
  },
  saved: {
    list: 'Recherches gardées',
    keep: 'Garder cette recherche',
    kept: 'Recherche gardée',
    actions: (name) => `Recherche gardée ${name}`,
    stand: 'Signaler les nouveaux articles',
    standing: 'Les nouveaux articles qui répondent sont signalés',
    rename: 'Renommer',
    newName: (name) => `Nouveau nom de ${name}`,
    nameMissing: 'Il faut un nom à une recherche gardée.',
    drop: 'Retirer',
    renamed: (name) => `un autre nom pour la recherche « ${name} »`,
    dropped: (name) => `La recherche « ${name} » a été retirée`,
    arrived: (count, name) =>
      plural(count, {
        one: `# nouvel article pour « ${name} ».`,
        other: `# nouveaux articles pour « ${name} ».`,
      }),
    arrivals: (count) => plural(count, { one: '# nouveau', other: '# nouveaux' }),
    fresh: 'Nouveau',
    notSaved: 'La recherche n’a pas pu être gardée.',
  },
  help: {
    title: 'Comment chercher',
    intro:
      'Les mots se trouvent quelle que soit leur graphie : accents, majuscules et apostrophes ne comptent pas.',
    rows: {
      phrase: { example: '"sécurité collective"', what: 'ces mots, tels quels' },
      near: { example: '"guerre paix"~5', what: 'proches l’un de l’autre' },
      not: { example: 'guerre -paix', what: 'sans un mot, ou avec SAUF' },
      or: { example: 'guerre OU paix', what: 'l’un ou l’autre' },
      group: { example: '(guerre OU paix) traité', what: 'le tout ensemble' },
      prefix: { example: 'législ*', what: 'les mots qui commencent ainsi' },
      place: { example: 'dans:notes guerre', what: 'seulement là : texte, notes ou titres' },
      title: { example: 'titre:guerre', what: 'dans le titre' },
      several: { example: 'titre:(guerre OU paix)', what: 'l’un ou l’autre dans le titre' },
      note: { example: 'note:doute', what: 'dans vos notes' },
      tag: { example: 'étiquette:histoire', what: 'avec une étiquette' },
      author: { example: 'auteur:zola', what: 'd’un auteur' },
      source: { example: 'source:agence', what: 'd’une source' },
      lang: { example: 'langue:en', what: 'dans une langue' },
      path: { example: 'chemin:2026/', what: 'dans un dossier ou un fichier' },
      colour: { example: 'couleur:rose', what: 'avec des marques d’une couleur' },
      added: { example: 'ajouté:>2026-01-01', what: 'ajouté, modifié: ou lu: à une date' },
      recent: { example: 'ajouté:cette-semaine', what: 'ou aujourd’hui, hier, ce-mois, cette-année' },
      age: { example: 'ajouté:<7j', what: 'depuis 7 jours ; >1a plus d’un an ; j, s, m, a' },
      is: { example: 'est:non-lu', what: 'non-lu, en-cours, lu ou marqué' },
      has: { example: 'avec:note', what: 'avec une note, une marque ou une étiquette' },
    },
  },
};
