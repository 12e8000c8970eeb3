/**
 * French words by what the stemmer does not know of them: irregular plurals, feminines and verbs, what only looks like the ending of
 * a verb, and what it takes for forms of others. What the press is full of, not all of a dictionary. With accents where they tell
 * something; where they do not, folded.
 */

/** Each line is one word in its forms, folded. */
export const IRREGULAR = `
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
entreprise entreprises
revenu revenus
contenu contenus
vienne
allee allees
tonne tonnes
dose doses
don dons
main mains
rif rifs
incluse incluses
pouvoir pouvoirs
devoir devoirs
savoir savoirs
serie series
fin fins
suite suites
fond fonds
durant
medecin medecins
medecine medecines
mal
male males
mari maris
maree marees
grand grands grande grandes
malade malades
maladie maladies
chant chants
philosophe philosophes
rapport rapports
apport apports
arret arrets
appui appuis
dieu dieux
vrai vrais vraie vraies
retenue retenues
contrainte contraintes
plainte plaintes
combat combats
debat debats
maintenant
pendant
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
aller vont allait allaient alla allerent iront irait iraient alle alles aille aillent allant
faire font faisait faisaient fit firent fera feront ferait feraient fasse fassent faisant
dire dit disent disait disaient dirent dira diront dirait diraient dite dites disant
interdire interdisent interdisait interdira interdisant
peuvent pouvait pouvaient put purent pourra pourront pourrait pourraient puisse puissent pouvant
doit doivent devait devaient devra devront devrait devraient doive
vouloir veut veulent voulait voulaient voulut voulurent voudra voudront voudrait voudraient voulu voulue veuille voulant
sait savent savait savaient sut surent saura sauront saurait sauraient sache sachent sachant
voir voit voient voyait voyaient virent verra verront verrait verraient voyant
prevoir prevoit prevoient prevoyait prevoyaient prevu prevus prevue prevues prevoyant
valoir vaut valent valait valaient valut valurent vaudra vaudrait valu
falloir faut fallait fallut faudra faudrait fallu
vivre vit vivent vivait vivaient vecut vecurent vivra vivront vecu vecue
survivre survivent survivait survecut survecu survivra
mourir meurt meurent mourait mouraient mourut moururent mourra mourront mourant
naitre nait naissent naissait naissaient naquit naquirent naitra nee nees
croire croit croient croyait croyaient crut crurent croira croiront
boire boit boivent buvait buvaient
suivre suit suivent suivait suivaient suivit suivirent suivra suivront suivi suivis suivie suivies
poursuivre poursuit poursuivent poursuivait poursuivit poursuivra poursuivi poursuivis poursuivie poursuivies
elire elit elisent elisait elut elurent elira eliront
lire lisent lisait lut lurent
servir sert servent servait servaient servit servirent servira servi servis servant
sortir sort sortent sortait sortaient sortit sortirent sortira sorti sortis
partir partent partait partaient partit partirent partira partiront
agir agit agissent agissait agissaient agira agi agissant
unir unit unissent unissait unissaient unira uni unis unie unies
fuir fuit fuient fuyait fuyaient fuyant
courir courent courait couraient coururent courra couru
acquerir acquiert acquierent acquerait acquit acquirent acquerra
conquerir conquiert conquierent conquit conquirent
vaincre vainc vainquit vaincra vaincu vaincus vaincue vaincues
convaincre convainc convainquent convainquit convaincra convaincu convaincus convaincue convaincues
rompre rompt rompent rompait rompit rompu rompus rompue rompues
promouvoir promeut promeuvent promu promus promue promues
sera seront serait seraient
`;

/** Verbs of one family: what they begin with, then what goes on in all of them, `-` for nothing; each is the word of its first form. */
export const FAMILIES: readonly (readonly [stems: string, endings: string])[] = [
  [
    'v dev rev redev interv parv prov conv surv t obt ret cont det sout maint appart entret abst',
    'enir ient iennent enait enaient int inrent iendra iendront iendrait iendraient enu enus enue enues ienne',
  ],
  [
    ' ap com re entre sur',
    'prendre prend prennent prenait prenaient prit prirent prendra prendront prendrait prendraient pris prise prises prenne',
  ],
  [
    ' per ad pro re sou com trans e o compro',
    'mettre met mettent mettait mettaient mit mettra mettront mettrait mettraient mis mise mises',
  ],
  [
    'conn reconn meconn par appar dispar compar repar',
    'aitre ait aissent aissait aissaient ut urent aitra aitront aitrait u us ue ues aisse',
  ],
  [
    'ecr decr inscr prescr souscr transcr proscr',
    'ire it ivent ivait ivaient ivit ivirent ira iront its ite ites',
  ],
  [
    'cond prod trad red sed ded introd reprod constr reconstr detr instr',
    'uire uit uisent uisait uisaient uisit uisirent uira uiront uits uite uites',
  ],
  [
    're con per de aper',
    'cevoir coit coivent cevait cevaient cut curent cevra cevront cevrait cu cus cue cues',
  ],
  [
    'cra pla contra atte pe ete te restre rejo fe',
    'indre int ignent ignait ignaient ignit ignirent indra indront indrait ints inte intes',
  ],
  [
    'vend rend defend attend entend etend pretend suspend depend descend repond confond correspond perd repand',
    're - ent ait aient it irent ra ront rait raient u us ue ues',
  ],
  [
    ' com a de',
    'battre bat battent battait battaient battit battirent battra battront battrait battu battus battue battues',
  ],
  [
    'ouv couv decouv recouv off souff',
    'rir re rent rait raient rit rirent rira riront rirait ert erts erte ertes',
  ],
  ['con ex in', 'clure clut clurent clura cluent cluait clu clus clue clues'],
  ['env empl nett depl ab br', 'oyer oie oient oye oyee oyes oyees oyait oyaient oya oyerent oiera oieront'],
  ['p ess', 'ayer aie aient aye ayent ayee ayes ayees ayait ayaient aya ayerent aiera aieront'],
];

/** Adjectives in *-ais* and *-aise*, most of them of places: the *-ais* of a verb is no part of its word. */
export const IN_AIS = `
français anglais irlandais écossais néerlandais hollandais finlandais islandais zélandais thaïlandais polonais portugais
libanais soudanais pakistanais népalais japonais taïwanais sénégalais congolais camerounais togolais gabonais
rwandais burundais ougandais maltais antillais martiniquais guyanais lyonnais marseillais bordelais nantais rennais
orléanais albanais angolais montréalais havrais toulonnais charentais ardennais landais réunionnais béarnais milanais yorkais mauvais
`;

/** Words in *-is* and *-us* that keep their s: *précise*, *confuse*. */
export const IN_S = `
précis imprécis indécis concis gris exquis insoumis incompris épris permis acquis conquis requis assis
confus obtus intrus reclus abstrus
`;

/** Nouns and adjectives in *-it*, which is no ending of theirs. */
export const IN_IT = `
conflit délit crédit discrédit débit profit petit déficit interdit inédit esprit récit bandit transit audit édit granit
gabarit manuscrit conscrit appétit dépit répit circuit contrit maudit
`;

/** What has *-ère* as a feminine, beside *-ier*, which the stemmer knows. */
export const IN_ER = `
étranger léger passager messager ménager mensonger berger boulanger horloger viager potager cher boucher gaucher amer fier
`;

/** Verbs in *-ier*, of which the stemmer parts *il publie* and *ils publient* from the rest; and in *-fier*, which are many. */
export const IN_IER = `
publi étudi négoci oubli appréci associ dissoci licenci remerci bénéfici différenci ralli alli reli multipli suppli concili
réconcili résili humili affili cri décri tri pri appropri expropri rapatri expatri vari mari remari initi dédi expédi remédi
irradi congédi copi photocopi photographi envi convi dévi amnisti châti répudi spoli graci supplici offici pari charri
inventori répertori balbuti injuri estropi expi plagi incendi parodi réfugi privilégi souci palli remani reni
`;

/** What ends in *-ent* and is no verb: *-ment* makes adverbs and nouns of nearly anything, all others are few. */
export const IN_ENT = `
absent accent adjacent polyvalent accident adhérent adolescent afférent agent ambivalent antécédent apparent ardent argent
avent belligérent client cohérent coefficient compétent concurrent confident confluent congruent conscient conséquent
contingent continent convalescent couvent décadent décent déficient détergent différent diligent dissident divergent efficient
effervescent effluent affluent éloquent émergent éminent équivalent évident excédent excellent expédient fervent fluorescent
fréquent gradient imminent impatient imprudent incandescent incident incohérent incompétent inconscient inconvénient indécent
indigent indulgent influent ingrédient inhérent innocent insolent intelligent intermittent latent mécontent négligent occident
opulent orient parent patient patent pénitent permanent pertinent phosphorescent pourcent précédent présent président
proéminent prudent quotient récent récipient récurrent régent relent résident réticent sergent serpent somnolent souvent
strident subséquent succulent talent tangent torrent transparent trident truculent turbulent urgent violent virulent laurent
vincent florent trent
`;

/** Verbs in *-érer* and *-éder*, whose *-èrent* is no past. */
export const IN_ERER = `
considér préfér récupér opér libér génér accélér tolér suggér différ référ exagér délibér modér prolifér adhér espér insér transfér
gér digér
`;

/** Verbs in *-iter*, whose participles name no quality, as *unité* does. */
export const IN_ITER = `
limit délimit imit cit récit habit cohabit profit évit visit invit mérit hésit exploit suscit abrit facilit incit sollicit irrit milit
précipit félicit hérit déshérit nécessit agit édit réédit débit recruit alit gravit palpit réhabilit débilit acquit quit
`;
