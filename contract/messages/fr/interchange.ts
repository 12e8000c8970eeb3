/** The words of export, import and the plain copy of the notes, in French. */
import type { Messages } from '../catalogue.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const interchange: Messages['interchange'] = {
  section: 'Échanges',
  exportAll: 'Exporter…',
  importAny: 'Importer…',
  what: 'À exporter',
  selections: {
    library: 'Toute la bibliothèque',
    article: (title) => (title === '' ? 'Cet article' : `« ${title} »`),
    annotations: (count) => plural(count, { one: '# annotation choisie', other: '# annotations choisies' }),
  },
  export: 'Exporter des annotations',
  format: 'Format',
  formats: { markdown: 'Markdown', w3c: 'Annotation Web', hypothesis: 'Hypothesis', csv: 'CSV' },
  formatHints: {
    markdown:
      'Pour lire et garder : les citations et leurs notes. Plusieurs articles font un zip, un fichier chacun.',
    w3c: 'Ne perd rien et se réimporte ici. Thorium et d’autres liseuses le comprennent.',
    hypothesis: 'Du JSON à la manière d’Hypothesis. Se réimporte ici.',
    csv: 'Un tableau aux colonnes de Readwise, pour les tableurs : s’il s’ouvre en une seule colonne, importez-le là-bas en choisissant la virgule. Se réimporte ici.',
  },
  since: {
    edited: 'modifié depuis',
    uncertain: 'place incertaine',
    orphaned: 'n’est plus dans le texte',
    away: 'son fichier n’est pas là en ce moment',
  },
  save: 'Enregistrer le fichier…',
  working: 'En cours…',
  saved: (name) => `Enregistré sous « ${name} ».`,
  cite: 'Copier le passage en cours sous forme de',
  citations: { text: 'Citation', bibtex: 'BibTeX', csl: 'CSL-JSON', link: 'Lien' },
  copied: {
    text: 'Citation copiée',
    bibtex: 'BibTeX copié',
    csl: 'CSL-JSON copié',
    link: 'Lien copié',
  },
  import: 'Importer des annotations',
  importHint:
    'De Seedleaf, des liseuses Readium ou d’Hypothesis, d’un CSV aux colonnes de Readwise, ou du fichier My Clippings d’une Kindle. Vous voyez ce qui se passerait avant que rien ne soit fait.',
  choose: 'Choisir un fichier…',
  dropHere: 'ou déposez-le ici',
  reading: 'Examen de chaque entrée…',
  readSoFar: (done, total) => `${done} sur ${total}`,
  sources: {
    w3c: 'Annotations Web',
    hypothesis: 'Hypothesis',
    readwise: 'CSV de Readwise',
    kindle: 'Extraits de Kindle',
  },
  warnings: {
    'damaged-characters':
      'Quelques octets du fichier sont abîmés : � tient la place des caractères illisibles.',
  },
  records: (count) => plural(count, { one: '# entrée', other: '# entrées' }),
  counts: {
    new: (count) => plural(count, { one: '# nouvelle', other: '# nouvelles' }),
    change: (count) => plural(count, { one: '# modifiée', other: '# modifiées' }),
    done: (count) => plural(count, { one: '# sans effet', other: '# sans effet' }),
    failed: (count) => plural(count, { one: '# impossible à importer', other: '# impossibles à importer' }),
  },
  showing: 'Afficher',
  all: 'Toutes',
  columns: { passage: 'Passage', article: 'Article', action: 'Ce qui se passe' },
  preview: 'Ce que ferait l’import',
  more: (count) => plural(count, { one: 'En afficher # de plus', other: 'En afficher # de plus' }),
  noArticle: 'Aucun',
  actions: {
    found: 'Nouvelle',
    edited: 'Nouvelle. Le passage a changé depuis : elle attend dans la relecture.',
    doubtful: 'Nouvelle. Ses mots sont parmi d’autres aujourd’hui : elle attend dans la relecture.',
    orphaned:
      'Nouvelle. Ses mots ne sont pas dans le texte : elle attend dans la relecture, avec sa citation.',
    change: 'Change la note, les étiquettes ou la couleur de celle d’ici',
    same: 'Déjà là, rien à faire',
    newer: 'Déjà là, et modifiée ici depuis : elle reste',
    repeated: 'Va avec une autre entrée de ce fichier',
    older: 'Une version plus ancienne d’une autre entrée de ce fichier',
  },
  problems: {
    'not-an-annotation': 'Ce n’est pas une annotation.',
    'no-quote': 'Il n’y a pas de citation pour en trouver la place.',
    'too-long': 'La citation, la note ou une étiquette est trop longue.',
    'article-unknown': 'Aucun article de ce titre dans la bibliothèque.',
    'article-ambiguous': 'Plusieurs articles de la bibliothèque ont ce titre.',
    'note-without-highlight': 'Une note sans le surlignement auquel elle appartient.',
    bookmark: 'Un signet ne marque aucun passage.',
    'article-unreadable': 'L’article ne peut pas être lu en ce moment.',
  },
  run: (count) => plural(count, { one: 'Importer # annotation', other: 'Importer # annotations' }),
  nothingToDo: 'Rien à importer : tout est déjà là, ou ne peut pas être importé.',
  imported: (made, changed) =>
    [
      ...(made > 0 ? [plural(made, { one: '# nouvelle annotation', other: '# nouvelles annotations' })] : []),
      ...(changed > 0
        ? [plural(changed, { one: '# annotation modifiée', other: '# annotations modifiées' })]
        : []),
    ].join(', ') + '.',
  undone: (kept) =>
    kept === 0
      ? 'L’import a été annulé.'
      : plural(kept, {
          one: 'L’import a été annulé, sauf # annotation modifiée depuis.',
          other: 'L’import a été annulé, sauf # annotations modifiées depuis.',
        }),
  another: 'Un autre fichier…',
  saveCopy: 'Enregistrer une copie ailleurs',
  copyName: 'Annotations mises à part',
  notesCopy: 'Les notes en fichiers Markdown',
  notesCopyHint:
    'Un dossier à côté de la bibliothèque contient toujours une copie de chaque note, lisible sans Seedleaf.',
  notesCopyStates: {
    off: 'Aucune copie n’est tenue.',
    waiting: 'La copie est en train d’être mise à jour…',
    current: 'La copie est à jour.',
    failed: 'La copie n’a pas pu être écrite :',
  },
  notesCopyIn: 'Tenue dans',
  leftAlone: (names) => `Vous avez modifié ces fichiers, ils restent donc comme ils sont : ${names}`,
};
