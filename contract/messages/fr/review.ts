/** The words of the review, in French. */
import type { Messages } from '../catalogue.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const review: Messages['review'] = {
  title: 'Relecture',
  filterBy: 'Afficher',
  filters: { waiting: 'À décider', moved: 'Déplacés', edited: 'Modifiés' },
  withCount: (name, count) => `${name} (${count})`,
  kept: (count) => plural(count, { one: '# gardé comme orphelin', other: '# gardés comme orphelins' }),
  list: 'Passages à relire',
  empty: {
    waiting: 'Chaque passage est là où vous l’avez laissé.',
    moved: 'Aucun passage n’a été déplacé.',
    edited: 'Aucun passage marqué n’a été modifié.',
  },
  nothingToDecide: 'Aucun passage n’attend de décision.',
  nothingToDecideHint:
    'Certains ne sont plus où vous les aviez laissés : déplacés, modifiés, ou gardés sans place dans le texte.',
  emptyHint: 'Quand un article change et qu’un passage n’y est pas retrouvé à coup sûr, il attend ici.',
  loading: 'Examen des passages…',
  position: (at, count) => `${at} sur ${count}`,
  row: (state, quote) => `${state} : « ${quote} »`,
  verdicts: {
    exact: 'Il est là où vous l’avez marqué.',
    moved: 'Le texte a changé autour de lui, et il s’est déplacé avec le texte, mot pour mot.',
    edited: 'Certains de ses mots ont changé. La marque les a suivis.',
    uncertain: 'Le texte a été réécrit à cet endroit. C’est peut-être le passage, peut-être pas.',
    orphaned: 'Il n’a pas été reconnu dans le texte d’aujourd’hui.',
  },
  keptVerdict: 'Vous le gardez comme orphelin : la citation et la note restent, sans place dans le texte.',
  keptState: 'Gardé comme orphelin',
  before: (day) => `Quand vous l’avez marqué, le ${day}`,
  beforeSettled: 'Là où vous l’avez placé',
  after: 'Dans le texte d’aujourd’hui',
  nowhere: 'Aucun endroit n’y a été reconnu.',
  nowhereHint:
    'Si le texte le dit encore avec d’autres mots, resélectionnez-les. Sinon, gardez le passage comme orphelin.',
  unsaved: 'Pas encore enregistré. Seedleaf continue d’essayer.',
  actions: 'Que faire de ce passage',
  accept: 'Accepter',
  attach: 'Resélectionner',
  orphan: 'Garder orphelin',
  unkeep: 'Reposer la question',
  asAnnotated: 'Texte annoté',
  openPage: 'Voir dans l’article',
  acceptMoved: (count) =>
    plural(count, { one: 'Accepter # passage déplacé', other: 'Accepter les # passages déplacés' }),
  undo: 'Annuler',
  done: {
    accept: (quote) => `Accepté : « ${quote} »`,
    attach: (quote) => `Remis à sa place : « ${quote} »`,
    orphan: (quote) => `Gardé comme orphelin : « ${quote} »`,
    unkeep: (quote) => `De nouveau à décider : « ${quote} »`,
    'same-article': (title) => `Considéré comme le même article : « ${title} »`,
    'another-article': (title) => `Considéré comme un autre article : « ${title} »`,
  },
  doneMoved: (count) =>
    plural(count, { one: '# passage déplacé accepté', other: '# passages déplacés acceptés' }),
  question: {
    row: 'Est-ce le même article ?',
    title: 'Est-ce le même article ?',
    explain: (count) =>
      plural(count, {
        one: 'Son fichier a disparu, et un fichier qui lui ressemble est arrivé. Tant que vous ne répondez pas, son annotation reste avec l’article disparu : rien n’est perdu.',
        other:
          'Son fichier a disparu, et un fichier qui lui ressemble est arrivé. Tant que vous ne répondez pas, ses # annotations restent avec l’article disparu : rien n’est perdu.',
      }),
    explainStrayed: (count) =>
      plural(count, {
        one: 'Son fichier contient désormais un autre texte, et le texte même que vous avez annoté est arrivé dans un autre fichier. Tant que vous ne répondez pas, son annotation reste où elle est : rien n’est perdu.',
        other:
          'Son fichier contient désormais un autre texte, et le texte même que vous avez annoté est arrivé dans un autre fichier. Tant que vous ne répondez pas, ses # annotations restent où elles sont : rien n’est perdu.',
      }),
    missing: 'Ce que vous avez annoté',
    found: 'Ce qui a été trouvé',
    likeness: (share) => `${share} en commun`,
    loading: 'Comparaison des textes…',
    actions: 'Si c’est le même article',
    same: 'Le même article',
    other: 'Un autre article',
    later: 'Décider plus tard',
  },
  attaching: {
    region: 'Remettre un passage à sa place',
    ask: 'Sélectionnez l’endroit où se trouve ce passage.',
    keys: (attach, back) => `${attach} le place, ${back} revient à la relecture.`,
    attach: 'Placer ici',
    back: 'Revenir',
  },
  keptText: {
    region: 'Le texte tel qu’il a été annoté',
    on: (day) => `Le texte tel qu’il était le ${day}`,
    back: 'Revenir à la relecture',
  },
  steps: {
    accept: (quote) => `l’acceptation de « ${quote} »`,
    attach: (quote) => `la remise en place de « ${quote} »`,
    orphan: (quote) => `« ${quote} » gardé comme orphelin`,
    unkeep: (quote) => `la question reposée sur « ${quote} »`,
    'same-article': (title) => `« ${title} » considéré comme le même article`,
    'another-article': (title) => `« ${title} » considéré comme un autre article`,
  },
  acceptingMoved: (count) =>
    plural(count, {
      one: 'l’acceptation de # passage déplacé',
      other: 'l’acceptation de # passages déplacés',
    }),
  changedMeanwhile: 'L’article vient de changer. La relecture montre où il en est.',
  waiting: (count) => plural(count, { one: '# passage à relire', other: '# passages à relire' }),
  questions: (count) =>
    plural(count, { one: '# question sur un article', other: '# questions sur des articles' }),
  open: 'Relire',
};
