/** The words of Library health, in French. */
import type { Messages } from '../catalogue.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const health: Messages['health'] = {
  title: 'État de la bibliothèque',
  loading: 'Examen de la bibliothèque…',
  files: {
    title: 'Fichiers',
    seen: 'Dans le dossier',
    read: 'Lisibles',
    refused: 'Illisibles',
    searchable: 'Dans l’index',
    which: 'Lesquels, et pourquoi',
  },
  refusals: {
    'no-permission': 'lecture interdite',
    binary: 'pas du texte',
    empty: 'vides',
    'too-large': 'plus de 64 Mo',
    unreadable: 'erreur de lecture',
  },
  annotations: {
    title: 'Annotations',
    states: {
      exact: 'À leur place',
      moved: 'Déplacées avec le texte',
      edited: 'Modifiées avec le texte',
      uncertain: 'Peut-être à leur place',
      orphaned: 'Ne sont plus dans le texte',
    },
    checking: 'En cours de recherche',
    all: 'Toutes',
    addsUp: 'Le compte y est : aucune ne manque.',
    doesNotAddUp: 'Le compte n’y est pas. Vérifiez tout maintenant.',
    gone: (count) =>
      plural(count, {
        one: 'Le fichier de # article annoté a disparu ; ses notes sont dans le carnet.',
        other: 'Les fichiers de # articles annotés ont disparu ; leurs notes sont dans le carnet.',
      }),
  },
  deleted: {
    title: 'Annotations supprimées',
    explain: 'Elles sont gardées dans le journal, et chacune peut être rétablie.',
    on: (moment) => `supprimée le ${moment}`,
    bringBack: 'Rétablir',
    bringBackOf: (quote) => `Rétablir « ${quote} »`,
    more: (count) => plural(count, { one: 'et # de plus', other: 'et # de plus' }),
    done: 'Rétablie.',
  },
  journal: {
    title: 'Journal',
    folder: 'Gardé dans',
    records: 'Enregistrements',
    size: 'Taille',
    lastWrite: 'Dernière écriture',
    lastSnapshot: 'Dernier instantané',
    never: 'jamais',
    damaged: 'Enregistrements abîmés',
    newer: 'Enregistrements d’un Seedleaf plus récent',
    damagedHint: 'Les enregistrements abîmés restent tels quels ; tous les autres comptent.',
    mended: (count, moment) =>
      plural(count, {
        one: `# enregistrement avait disparu du journal et y a été réécrit, le ${moment}.`,
        other: `# enregistrements avaient disparu du journal et y ont été réécrits, le ${moment}.`,
      }),
    newerHint: 'Mettez Seedleaf à jour pour les voir. Ils sont gardés tels quels.',
  },
  devices: {
    title: 'Appareils',
    name: 'Appareil',
    lastSeen: 'Vu pour la dernière fois',
    records: 'Enregistrements',
    thisOne: 'Cet ordinateur',
    other: (id) => `Ordinateur ${id}`,
    none: 'Aucun appareil n’a encore écrit de note ici.',
  },
  check: {
    title: 'Vérification',
    explain:
      'Relit chaque enregistrement, texte gardé et instantané, ainsi que le fichier de chaque article annoté, et y cherche de nouveau chaque passage.',
    start: 'Tout vérifier maintenant',
    running: (done, total) => `Vérification : ${done} sur ${total}`,
    starting: 'Vérification…',
    fine: 'Tout va bien.',
    found: (count) => plural(count, { one: '# problème trouvé.', other: '# problèmes trouvés.' }),
    last: (moment, seconds) => `Vérifié le ${moment}, en ${seconds} s.`,
    looked: (journals, records, texts, anchors, sources) =>
      `Fichiers du journal : ${journals}. Enregistrements : ${records}. Textes gardés : ${texts}. Fichiers des articles annotés : ${sources}. Passages cherchés dans ces fichiers : ${anchors}.`,
  },
  findings: {
    'journal-damaged': {
      what: (name, count) =>
        plural(count, {
          one: `# enregistrement de ${name} est abîmé.`,
          other: `# enregistrements de ${name} sont abîmés.`,
        }),
      todo: 'Tous les autres sont là. Si un autre ordinateur partage ce dossier, sa copie du fichier est peut-être intacte : laissez-le synchroniser de nouveau.',
    },
    'journal-newer': {
      what: (name, count) =>
        plural(count, {
          one: `# enregistrement de ${name} vient d’un Seedleaf plus récent.`,
          other: `# enregistrements de ${name} viennent d’un Seedleaf plus récent.`,
        }),
      todo: 'Mettez Seedleaf à jour sur cet ordinateur. D’ici là, ils sont gardés tels quels.',
    },
    'journal-unreadable': {
      what: (name) => `${name} ne peut pas être lu.`,
      todo: 'Vérifiez que vous avez le droit de l’ouvrir et que le disque va bien. Rien n’y a été modifié.',
    },
    'text-missing': {
      what: (name, count) =>
        plural(count, {
          one: `Le texte gardé ${name} manque ; # annotation y a été faite.`,
          other: `Le texte gardé ${name} manque ; # annotations y ont été faites.`,
        }),
      todo: 'Citations et notes sont à l’abri. Si un autre ordinateur partage ce dossier, laissez-le synchroniser de nouveau.',
    },
    'text-damaged': {
      what: (name, count) =>
        plural(count, {
          one: `Le texte gardé ${name} est abîmé ; # annotation y a été faite.`,
          other: `Le texte gardé ${name} est abîmé ; # annotations y ont été faites.`,
        }),
      todo: 'Citations et notes sont à l’abri. Annoter de nouveau l’article garde de nouveau son texte.',
    },
    'snapshot-damaged': {
      what: (name) => `L’instantané ${name} est abîmé.`,
      todo: 'Il ne peut pas être rétabli ; les autres le peuvent. Un nouveau est pris chaque jour.',
    },
    'source-unreadable': {
      what: (name) => `${name} ne peut pas être lu.`,
      todo: 'Vérifiez que vous avez le droit de l’ouvrir, ou recopiez-le dans le dossier.',
    },
    'anchors-do-not-add-up': {
      what: (_name, count) =>
        plural(count, { one: '# annotation n’a pas d’état.', other: '# annotations n’ont pas d’état.' }),
      todo: 'Les notes sont à l’abri. Relancez Seedleaf : il cherche de nouveau chaque passage.',
    },
  },
  snapshots: {
    title: 'Instantanés',
    explain:
      'Avant le premier changement d’une journée, toutes les annotations sont mises de côté. Les quatorze derniers instantanés sont gardés.',
    none: 'Il n’y en a pas encore. Le premier sera pris à la prochaine ouverture de la bibliothèque.',
    day: 'Pris le',
    annotations: 'Annotations',
    device: 'Par',
    size: 'Taille',
    look: 'Voir ce qu’il rétablirait',
    lookOf: (day) => `Voir ce que l’instantané du ${day} rétablirait`,
    damaged: 'abîmé',
  },
  restore: {
    title: (day) => `Les annotations du ${day}`,
    comparing: 'Comparaison avec aujourd’hui…',
    nothing: 'Tout est comme alors. Il n’y a rien à rétablir.',
    addedBack: (count) => plural(count, { one: '# annotation revient', other: '# annotations reviennent' }),
    changedBack: (count) =>
      plural(count, { one: '# redevient ce qu’elle était', other: '# redeviennent ce qu’elles étaient' }),
    madeSince: (count) =>
      plural(count, { one: '# a été faite depuis et reste', other: '# ont été faites depuis et restent' }),
    madeSinceGo: (count) =>
      plural(count, {
        one: '# a été faite depuis et sera supprimée',
        other: '# ont été faites depuis et seront supprimées',
      }),
    unchanged: (count) => plural(count, { one: '# est comme alors', other: '# sont comme alors' }),
    removeMadeSince: (count) =>
      plural(count, {
        one: 'Supprimer aussi # faite depuis',
        other: 'Supprimer aussi les # faites depuis',
      }),
    kinds: { 'added-back': 'Revient', 'changed-back': 'Comme alors', 'made-since': 'Faite depuis' },
    fields: {
      colour: 'couleur',
      note: 'note',
      tags: 'étiquettes',
      place: 'place',
      passage: 'passage',
      article: 'article',
    },
    differs: (fields) => `Change : ${fields}`,
    today: 'Aujourd’hui',
    then: 'Alors',
    empty: 'rien',
    unknownArticle: 'Un article qui n’est plus connu',
    more: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
    do: 'Rétablir',
    safe: 'Rien d’enregistré n’est perdu : ce qui a été fait depuis reste dans le journal.',
    anew: 'Ce qui a été fait avant ne peut plus être annulé pas à pas.',
    done: (back, changed, removed) =>
      [
        ...(back > 0 ? [plural(back, { one: '# annotation revenue', other: '# annotations revenues' })] : []),
        ...(changed > 0
          ? [
              plural(changed, {
                one: '# redevenue ce qu’elle était',
                other: '# redevenues ce qu’elles étaient',
              }),
            ]
          : []),
        ...(removed > 0 ? [plural(removed, { one: '# supprimée', other: '# supprimées' })] : []),
      ].join(', '),
  },
};
