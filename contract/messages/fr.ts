/** Every string of the interface, in French. */
import type { Messages } from './catalogue.ts';
import { pluralIn } from './plural.ts';

const plural = pluralIn('fr');

export const fr: Messages = {
  app: {
    name: 'Seedleaf',
    close: 'Fermer',
    cancel: 'Annuler',
    undo: 'Annuler',
    retry: 'Réessayer',
    dismiss: 'Masquer',
    dropHere: 'Déposez pour ajouter à la bibliothèque',
  },
  page: {
    region: 'Page',
    empty: 'Choisissez un article sur l’étagère.',
    emptyHint: 'Il s’ouvre là où vous l’avez laissé.',
    opening: 'Ouverture…',
    back: 'Retour',
    forward: 'Avancer',
    outline: 'Sommaire',
    noHeadings: 'Cet article n’a pas d’intertitres.',
    typography: 'Typographie et thème',
    showShelf: 'Afficher l’étagère',
    hideShelf: 'Masquer l’étagère',
    showNotes: 'Notes',
    reveal: 'Montrer le fichier',
    readFrom: (percent) => `${percent} lus`,
    minutesLeft: (count) => plural(count, { one: 'encore # min', other: 'encore # min' }),
    finished: 'Lu jusqu’au bout',
    words: (count) => plural(count, { one: '# mot', other: '# mots' }),
    minutes: (count) => plural(count, { one: '# min', other: '# min' }),
    added: (day) => `ajouté le ${day}`,
    gone: 'Le fichier de cet article n’est plus dans la bibliothèque. Vos annotations sont conservées.',
    progress: 'Avancement de la lecture',
    linkTo: (address) => `Ouvrir ${address} dans le navigateur`,
  },
  find: {
    label: 'Chercher dans l’article',
    placeholder: 'Chercher dans l’article',
    next: 'Occurrence suivante',
    previous: 'Occurrence précédente',
    none: 'Aucune occurrence',
    position: (at, count) => `${at} sur ${count}`,
  },
  marks: {
    bar: 'Marquer la sélection',
    markBar: 'Cette marque',
    colours: { sun: 'Soleil', leaf: 'Feuille', sky: 'Ciel', rose: 'Rose', plum: 'Prune' },
    markWith: (colour, key) => `Marquer en ${colour} (${key})`,
    note: 'Note',
    copy: 'Copier',
    copied: 'Passage copié',
    delete: 'Supprimer',
    deleted: 'Annotation supprimée',
    restoreFailed: 'L’annotation n’a pas pu être rétablie.',
    selectHint: 'Appuyez sur S pour sélectionner une phrase.',
  },
  margin: {
    region: 'Annotations',
    list: 'Annotations, dans l’ordre du texte',
    none: 'Rien de marqué encore. Sélectionnez un passage pour le marquer.',
    noteFor: (quote) => `Note sur « ${quote} »`,
    notePlaceholder: 'Écrire une note…',
    tagsPlaceholder: 'Étiquettes, séparées par des virgules',
    tags: 'Étiquettes',
    save: 'Enregistrer',
    saveHint: 'Ctrl+Entrée enregistre',
    edit: 'Modifier la note',
    addNote: 'Ajouter une note',
    goTo: (quote) => `Aller à « ${quote} »`,
    states: {
      exact: 'À sa place',
      moved: 'Déplacée avec le texte',
      edited: 'Le passage a été modifié',
      uncertain: 'Peut-être ici',
      orphaned: 'N’est plus dans le texte',
    },
    orphans: 'Ne sont plus dans le texte',
    saved: (count) => plural(count, { one: '# annotation enregistrée', other: '# annotations enregistrées' }),
    saving: 'Enregistrement…',
    unsaved: (count) =>
      plural(count, { one: '# annotation non enregistrée', other: '# annotations non enregistrées' }),
  },
  errors: {
    'unknown-call': () => 'Cette version de Seedleaf ne sait pas faire cela.',
    'invalid-input': () => 'Seedleaf ne peut pas accepter cela.',
    internal: () => 'Une erreur interne s’est produite. Ce que vous avez écrit est toujours à l’écran.',
    disconnected: () => 'Seedleaf ne tourne plus. Relancez-le : cette page reprendra où elle en était.',
    unavailable: () => 'Ce n’est pas possible ici.',
    'article-not-found': () => 'Cet article n’est plus dans la bibliothèque.',
    'annotation-not-found': () => 'Cette annotation n’existe plus.',
    'text-changed': () => 'L’article vient de changer. Sélectionnez de nouveau le passage.',
    'source-unreadable': (name) =>
      name
        ? `« ${name} » ne peut pas être lu. Vérifiez que vous avez le droit de l’ouvrir.`
        : 'Le fichier ne peut pas être lu.',
    'library-missing': (name) =>
      `Le dossier « ${name} » est introuvable. Remettez-le en place ou choisissez une autre bibliothèque.`,
    'not-a-folder': (name) => `« ${name} » n’est pas un dossier lisible. Choisissez-en un autre.`,
    'save-failed': (name) =>
      `Non enregistré : impossible d’écrire dans « ${name} ». Libérez de la place ou vérifiez les droits, puis réessayez.`,
    'copy-failed': (name) => `« ${name} » n’a pas pu être copié dans la bibliothèque.`,
    'file-kind-unsupported': (name) =>
      `« ${name} » n’a pas été ajouté : Seedleaf lit les fichiers .txt et .md.`,
    'file-too-large': (name) => `« ${name} » n’a pas été ajouté : il dépasse 64 Mo.`,
    'settings-not-saved': () =>
      'Les réglages n’ont pas pu être enregistrés ; ils valent jusqu’à la fermeture.',
  },
};
