/**
 * Forms of French words that Snowball's stemmer parts, or takes for forms of others: irregular plurals, feminines and verbs, and
 * what only looks like the ending of a verb, as in *mauvais* and *conflit*. Owns the lists and the rules: what the press is full
 * of, not all of a dictionary.
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
creux creuse creuses
epoux epouse epouses
exclu exclus exclue exclues
inclu inclus incluse incluses
clos close closes
divers diverse diverses
pervers perverse perverses
tout tous toute toutes
paysan paysans paysanne paysannes
maitre maitres maitresse maitresses
prince princes princesse princesses
duc ducs duchesse duchesses
hote hotes hotesse hotesses
heros heroine heroines
roi rois
reine reines
rein reins
loi lois
loyer loyers
foi
fois
foie foies
foyer foyers
emploi emplois
convoi convois
envoi envois
renvoi renvois
tournoi tournois
octroi octrois
paroi parois
beffroi beffrois
mai
mer mers
mere meres
pere peres
vie vies
via
vent vents
vente ventes
taxi taxis
taxe taxes
colon colons
colonne colonnes
colonie colonies
fil
fils
son sons
cas
case cases
cour
cours
coup coups
port ports
cote cotes
parti partis
partie parties
part parts
sein seins
seine
gare gares
gars
gens
sens
vers
revers
univers
travers
envers
anvers
angers
nevers
poitiers
beziers
pays
mont monts
rang rangs
accord accords
eclat eclats
affront affronts
conseil conseils
conseiller conseillers conseillere conseilleres
content contents contente contentes
marquis marquise marquises
commerce commerces
commercant commercants commercante commercantes
habit habits
luth luths
pari
paris
corps
trait traits
direction directions
directive directives
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
chomeur chomeurs chomeuse chomeuses
tueur tueurs tueuse tueuses
voleur voleurs voleuse voleuses
violeur violeurs violeuse violeuses
livreur livreurs livreuse livreuses
passeur passeurs passeuse passeuses
pecheur pecheurs pecheuse pecheuses
chasseur chasseurs chasseuse chasseuses
penseur penseurs penseuse penseuses
tricheur tricheurs tricheuse tricheuses
menteur menteurs menteuse menteuses
dealeur dealeurs dealeuse dealeuses
blogueur blogueurs blogueuse blogueuses
influenceur influenceurs influenceuse influenceuses
basketteur basketteurs basketteuse basketteuses
handballeur handballeurs handballeuse handballeuses
rugbyman rugbymen
sprinteur sprinteurs sprinteuse sprinteuses
lanceur lanceurs lanceuse lanceuses
patineur patineurs patineuse patineuses
boxeur boxeurs boxeuse boxeuses
veilleur veilleurs veilleuse veilleuses
employeur employeurs employeuse employeuses
demandeur demandeurs demandeuse demandeuses
docteur docteurs doctoresse
fait faits faite faites
vue vues
mise mises
prise prises
remise remises
reprise reprises
surprise surprises
conduite conduites
crainte craintes
atteinte atteintes
etendue etendues
decouverte decouvertes
offre offres
tenue tenues
venue venues
plus
marie
denis
aller va vont allait allaient alla allerent iront irait iraient alle allee alles allees aille aillent allant
faire font faisait faisaient fit firent fera feront ferait feraient fasse fassent faisant
dire dit disent disait disaient dirent dira diront dirait diraient dite dites dise disant
pouvoir peuvent pouvait pouvaient put purent pourra pourront pourrait pourraient puisse puissent pouvant
devoir doit doivent devait devaient devra devront devrait devraient doive
vouloir veut veulent voulait voulaient voulut voulurent voudra voudront voudrait voudraient voulu veuille voulant
savoir sait savent savait savaient sut surent saura sauront saurait sauraient sache sachent sachant
voir voit voient voyait voyaient virent verra verront verrait verraient voyant
venir vient viennent venait venaient vint vinrent viendra viendront viendrait viendraient venu venus vienne venant
devenir devient deviennent devenait devenaient devint devinrent deviendra deviendront deviendrait devenu devenus devenue devenues
revenir revient reviennent revenait revenaient revint revinrent reviendra reviendront reviendrait
tenir tient tiennent tenait tenaient tint tinrent tiendra tiendront tiendrait tenu tenus tienne tenant
obtenir obtient obtiennent obtenait obtenaient obtint obtinrent obtiendra obtiendront obtenu obtenus obtenue obtenues
soutenir soutient soutiennent soutenait soutenaient soutint soutinrent soutiendra soutiendront soutenu soutenus soutenue soutenues
maintenir maintient maintiennent maintenait maintenaient maintint maintiendra maintiendront maintenu maintenus maintenue maintenues
detenir detient detiennent detenait detenaient detint detiendra
intervenir intervient interviennent intervenait intervenaient intervint interviendra intervenu intervenus intervenue
prendre prend prennent prenait prenaient prit prirent prendra prendront prendrait pris prenne prenant
reprendre reprend reprennent reprenait reprit reprirent reprendra repris
apprendre apprend apprennent apprenait apprit apprirent apprendra appris apprise apprises
comprendre comprend comprennent comprenait comprit comprendra compris comprise comprises
entreprendre entreprend entreprennent entreprenait entreprit entreprendra entrepris
surprendre surprend surprennent surprenait surprit surpris
mettre met mettent mettait mettaient mit mirent mettra mettront mettrait mis mette mettant
admettre admet admettent admettait admit admis admise admises
permettre permet permettent permettait permettaient permit permirent permettra permettront permettrait
promettre promet promettent promettait promit promirent promettra promis
remettre remet remettent remettait remit remirent remettra remis
soumettre soumet soumettent soumettait soumit soumis soumise soumises
transmettre transmet transmettent transmettait transmit transmis transmise transmises
commettre commet commettent commettait commit commis commise commises
vivre vit vivent vivait vivaient vecut vecurent vivra vivront vecu
mourir meurt meurent mourait mouraient mourut moururent mourra mourront
recevoir recoit recoivent recevait recevaient recut recurent recevra recevront recevrait
croire croit croient croyait croyaient crut crurent croira croiront
perdre perd perdent perdait perdaient perdit perdirent perdra perdront perdu perdus perdue perdues
rendre rend rendent rendait rendaient rendit rendirent rendra rendront rendu rendus rendue rendues
vendre vend vendent vendait vendaient vendit vendirent vendra vendront vendu vendus vendue vendues
defendre defend defendent defendait defendaient defendit defendra defendu defendus defendue defendues
attendre attend attendent attendait attendaient attendit attendra attendront attendu attendus attendue attendues
entendre entend entendent entendait entendaient entendit entendra entendu entendus entendue entendues
repondre repond repondent repondait repondaient repondit repondirent repondra repondu
etendre etend etendent etendait etendit etendra etendu etendus
elire elit elisent elisait elut elurent elira eliront
lire lisent lisait lut lurent lira
ecrire ecrit ecrivent ecrivait ecrivaient ecrivit ecrira ecrits ecrite ecrites
conduire conduit conduisent conduisait conduisit conduira conduits
produire produit produisent produisait produisit produira produits produite produites
construire construit construisent construisait construisit construira construits construite construites
detruire detruit detruisent detruisait detruisit detruira detruits detruite detruites
reduire reduit reduisent reduisait reduisit reduira reduits reduite reduites
craindre craint craignent craignait craignaient craindra
atteindre atteint atteignent atteignait atteignit atteindra atteints
rejoindre rejoint rejoignent rejoignait rejoignit rejoindra rejoints rejointe
ouvrir ouvre ouvrent ouvrait ouvraient ouvrit ouvrirent ouvrira ouvert ouverts ouverte ouvertes
offrir offrent offrait offraient offrit offrira offert offerts offerte offertes
souffrir souffre souffrent souffrait souffraient souffrit souffrira souffert
decouvrir decouvre decouvrent decouvrait decouvrit decouvrira decouvert decouverts
servir sert servent servait servaient servit servira servi servis
suivre suivent suivait suivaient suivit suivra suivi suivis suivie suivies
battre bat battent battait battaient battit battra battu battus battue battues
courir courent courait coururent courra couru
`;

/** Words in *-is* and *-us* that keep their s: *précise*, *confuse*. */
const IN_S = `
précis imprécis indécis concis gris exquis insoumis incompris épris omis permis démis émis acquis conquis requis assis
confus diffus obtus intrus reclus abstrus
`;

/** Nouns and adjectives in *-it*, which is no ending of theirs. */
const IN_IT = `
conflit délit crédit discrédit débit profit petit déficit interdit inédit esprit habit récit bandit transit audit édit granit
gabarit manuscrit conscrit appétit dépit répit circuit contrit proscrit maudit
`;

/** What has *-ère* as a feminine, beside *-ier*, which the stemmer knows. */
const IN_ER = `
étranger léger passager messager ménager mensonger berger boulanger horloger viager potager cher boucher gaucher amer fier
`;

/** Verbs in *-ier*, of which the stemmer parts *il publie* and *ils publient* from the rest; and in *-fier*, which are many. */
const IN_IER = `
publi étudi négoci oubli appréci associ dissoci licenci remerci bénéfici différenci ralli alli reli multipli suppli concili
réconcili résili humili affili cri décri tri pri appropri expropri rapatri expatri vari mari remari initi dédi expédi remédi
irradi congédi copi photocopi photographi envi convi dévi amnisti châti répudi spoli graci supplici offici pari charri
inventori répertori balbuti injuri estropi expi plagi
`;
const IN_FIER = /(?<=..f)i(?:e|es|ent)$/u;
const FORM_OF_IER = /(?<=i)(?:e|es|ent)$/u;

/** Adjectives in *-ais* and *-aise*, most of them of places: the *-ais* of a verb is no part of its word. */
const IN_AIS = `
français anglais irlandais écossais néerlandais hollandais finlandais islandais zélandais thaïlandais polonais portugais
libanais soudanais pakistanais népalais japonais taïwanais sénégalais congolais camerounais togolais gabonais
rwandais burundais ougandais maltais antillais martiniquais guyanais lyonnais marseillais bordelais nantais rennais
orléanais havrais toulonnais charentais ardennais landais réunionnais béarnais milanais yorkais mauvais
`;

const wordsIn = (list: string): string[] => list.trim().split(/\s+/u).map(fold);

const byForm: ReadonlyMap<string, string> = new Map([
  ...IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.split(' ');
      return forms.map((form) => [form, forms[0] ?? form] as const);
    }),
  ...[...wordsIn(IN_AIS), ...wordsIn(IN_S)].flatMap((word) =>
    [word, `${word}e`, `${word}es`].map((form) => [form, word] as const),
  ),
  ...wordsIn(IN_ER).flatMap((word) =>
    [word, `${word}s`, `${word}e`, `${word}es`].map((form) => [form, word] as const),
  ),
]);

/** The word that a form is one of, folded; null where the stemmer is to be trusted. */
export const irregularFrench = (word: string): string | null => byForm.get(fold(word)) ?? null;

/** Nouns in *-if* and *-trice* that have no other gender. */
const ONE_GENDER =
  /^(?:motif|tarif|recif|canif|calif|sherif|pontif|esquif|soif|suif|matrice|cicatrice|imperatrice)s?$/u;

/** An s behind these is that of a plural; the stemmer leaves it behind i, o and u, and looks for endings of verbs before it. */
const PLURAL = /(?<=..[bcdfgklmnprtvwiou])s$/u;
const NO_PLURAL = /(?:ais|ois)$/u;

/** What ends in *-ent* and is no verb: *-ment* makes adverbs and nouns of nearly anything, all others are few. */
const IN_ENT = `
absent accent accident adhérent adolescent afférent agent ambivalent antécédent apparent ardent argent avent belligérent cent
client cohérent coefficient compétent concurrent confident confluent congruent conscient conséquent content contingent continent
convalescent couvent décadent décent déficient dent détergent différent diligent dissident divergent efficient effervescent
effluent affluent éloquent émergent éminent équivalent évident excédent excellent expédient fervent fluorescent fréquent gent
gradient imminent impatient imprudent incandescent incident incohérent incompétent inconscient inconvénient indécent indigent
indulgent influent ingrédient inhérent innocent insolent intelligent intermittent latent lent mécontent négligent occident
opulent orient parent patient patent pénitent permanent pertinent phosphorescent pourcent précédent présent président proéminent
prudent quotient récent récipient récurrent régent relent résident réticent sergent serpent somnolent souvent strident subséquent
succulent talent tangent torrent transparent trident truculent turbulent urgent vent violent virulent laurent vincent florent
kent trent
`;
/** Of verbs whose stem ends in *m*, which are few. */
const VERB_IN_MENT =
  /(?:^aim|anim|estim|prim|form|ferm|firm|arm|nomm|somm|gomm|gramm|flamm|clam|entam|sum|fum|lum|hum|chom|blam|dorm|diffam|affam|intim)ent$/u;
/** The stemmer knows these, or what they are is none of its. */
const OTHER_VERB = /(?:[aio]ent|erent|irent|inrent|issent|ennent)$/u;
/** Verbs in *-er*, and *-ier*, that end as others do. */
const LIKE_OTHERS = /(?:(?:^|^re|^at|^e|^sou)t|adm|sp|soup|des|chav|emp)irent$|aissent$|[^aotv]ient$/u;

const inIt: ReadonlySet<string> = new Set(wordsIn(IN_IT));
const inIer: ReadonlySet<string> = new Set(wordsIn(IN_IER));
const inEnt: ReadonlySet<string> = new Set(wordsIn(IN_ENT));

/** Whether a folded form is one of several people who do something. */
function isVerbInEnt(folded: string): boolean {
  if (!/..ent$/u.test(folded) || inEnt.has(folded)) return false;
  if (folded.endsWith('ment')) return VERB_IN_MENT.test(folded);
  return LIKE_OTHERS.test(folded) || !OTHER_VERB.test(folded);
}

/** A form as the stemmer takes it: without the s of a plural, *ils votent* as *il vote*, *-if* as *-ive*, *-trice* as *-teur*. */
export function regularFrench(word: string): string {
  const folded = fold(word);
  if (ONE_GENDER.test(folded)) return word;
  const isIer = FORM_OF_IER.test(word) && inIer.has(folded.replace(FORM_OF_IER, ''));
  if (isIer || IN_FIER.test(word)) return word.replace(FORM_OF_IER, 'er');
  if (isVerbInEnt(folded)) return word.replace(/ent$/u, 'e');
  const one = NO_PLURAL.test(word) ? word : word.replace(PLURAL, '');
  if (inIt.has(fold(one))) return `${one}e`;
  return one.replace(/(?<=.)([iï])f$/u, '$1ve').replace(/(?<=.[td])rices?$/u, 'eur');
}
