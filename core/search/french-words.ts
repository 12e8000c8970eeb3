/**
 * Forms of French words that Snowball's stemmer parts, or takes for forms of others: irregular plurals and feminines, and what
 * only looks like the ending of a verb, as in *mauvais*. Owns the lists: what the press is full of, not all of a dictionary.
 */
import { fold } from './fold.ts';

/** Each line is one word in its forms, folded. */
const IRREGULAR = `
travail travaux
bail baux
vitrail vitraux
corail coraux
email emaux emails
soupirail soupiraux
noyau noyaux
tuyau tuyaux
joyau joyaux
boyau boyaux
bijou bijoux
caillou cailloux
chou choux
genou genoux
hibou hiboux
lieu lieux
jeu jeux
feu feux
voeu voeux
aveu aveux
adieu adieux
enjeu enjeux
milieu milieux
neveu neveux
cheveu cheveux
essieu essieux
hebreu hebreux
ciel ciels cieux
oeil yeux
aieul aieux aieuls
monsieur messieurs
madame mesdames
mademoiselle mesdemoiselles
beau bel belle beaux belles
nouveau nouvel nouvelle nouveaux nouvelles
jumeau jumelle jumeaux jumelles
vieux vieil vieille vieilles
fou fol folle fous folles
mou molle mous molles
doux douce douces
faux fausse fausses
roux rousse rousses
jaloux jalouse jalouses
gros grosse grosses
bas basse basses
gras grasse grasses
las lasse lasses
epais epaisse epaisses
expres expresse expresses
gentil gentils gentille gentilles
nul nuls nulle nulles
long longs longue longues
oblong oblongs oblongue oblongues
public publics publique publiques
turc turcs turque turques
grec grecs grecque grecques
laic laics laique laiques
caduc caducs caduque caduques
blanc blancs blanche blanches
franc francs franche franches
sec secs seche seches
frais fraiche fraiches
favori favoris favorite favorites
malin malins maligne malignes
benin benins benigne benignes
bref brefs breve breves
neuf neufs neuve neuves
veuf veufs veuve veuves
entier entiers entiere entieres
maire maires
mairie mairies
france
jamais
desormais
palais
marais
relais
rabais
harnais
biais
mars
delai delais
essai essais
quai quais
balai balais
chanteur chanteurs chanteuse chanteuses
chercheur chercheurs chercheuse chercheuses
vendeur vendeurs vendeuse vendeuses
joueur joueurs joueuse joueuses
danseur danseurs danseuse danseuses
coureur coureurs coureuse coureuses
nageur nageurs nageuse nageuses
skieur skieurs skieuse skieuses
serveur serveurs serveuse serveuses
coiffeur coiffeurs coiffeuse coiffeuses
travailleur travailleurs travailleuse travailleuses
voyageur voyageurs voyageuse voyageuses
acheteur acheteurs acheteuse acheteuses
footballeur footballeurs footballeuse footballeuses
entrepreneur entrepreneurs entrepreneuse entrepreneuses
`;

/** Adjectives in *-ais* and *-aise*, most of them of places: the *-ais* of a verb is no part of its word. */
const IN_AIS = `
français anglais irlandais écossais néerlandais hollandais finlandais islandais zélandais thaïlandais polonais portugais
libanais soudanais pakistanais népalais japonais taïwanais sénégalais congolais camerounais togolais gabonais
rwandais burundais ougandais maltais antillais martiniquais guyanais lyonnais marseillais bordelais nantais rennais
orléanais havrais toulonnais charentais ardennais landais béarnais milanais yorkais mauvais
`;

const byForm: ReadonlyMap<string, string> = new Map([
  ...IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.split(' ');
      return forms.map((form) => [form, forms[0] ?? form] as const);
    }),
  ...IN_AIS.trim()
    .split(/\s+/u)
    .map(fold)
    .flatMap((word) => [word, `${word}e`, `${word}es`].map((form) => [form, word] as const)),
]);

/** The word that a form is one of, folded; null where the stemmer is to be trusted. */
export const irregularFrench = (word: string): string | null => byForm.get(fold(word)) ?? null;

/** Nouns in *-if* and *-trice* that have no other gender. */
const ONE_GENDER =
  /^(?:motif|tarif|recif|canif|calif|sherif|pontif|esquif|soif|suif|matrice|cicatrice|imperatrice)s?$/u;

/** A form as the stemmer takes it: *-if* and *-ive*, *-teur* and *-trice* are one where it looks only at long words. */
export function regularFrench(word: string): string {
  if (ONE_GENDER.test(fold(word))) return word;
  return word.replace(/(?<=.)ifs?$/u, 'ive').replace(/(?<=.)trices?$/u, 'teur');
}
