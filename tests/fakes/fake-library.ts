/** A small invented library in French and English, so that screens under test look like real ones. */
import type { FakeSource } from './fake-article.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 2, 8);

const marais = `# Le marais qui se souvient

Sur la côte, les vieux sauniers disent que l’eau garde la mémoire des digues. Depuis trois hivers, une équipe de géographes essaie de savoir si cette phrase est autre chose qu’une belle image.

## Une carte sous la boue

En 1783, un ingénieur du roi dessine onze canaux au sud de l’étang. Il n’en reste que quatre sur les photographies aériennes d’aujourd’hui. Les sept autres, pourtant, drainent encore : après chaque pluie, un filet plus sombre suit leur tracé sous l’herbe.

« Un paysage n’oublie rien, il change seulement d’écriture », résume Odile Kerbrat, qui dirige les relevés.

## Ce que coûte une digue

Réparer dix mètres de talus demande une journée de travail à quatre personnes. La commune compte neuf kilomètres de talus, et cœur du problème, plus personne ne sait à qui ils appartiennent.

- les anciens sauniers, qui les entretenaient en hiver ;
- les éleveurs, qui en ont besoin au printemps ;
- l’État, enfin, qui possède la laisse de mer.

## La part de l’eau

Laisser entrer la mer coûterait moins cher. C’est aussi ce que demandent les oiseaux, dit-on en riant à la mairie. Le vote aura lieu en juin.

Source : Cahiers du littoral, no 48`;

const lighthouse = `# The last keeper of Skerry Point

For nineteen years Ansel Moray climbed the same two hundred and eleven steps twice a day. The lamp has been automatic since the spring, and he still climbs them.

## A trade made of attention

A keeper's log is a strange book. Most of its pages say nothing happened. Fog, no fog, a trawler to the north, a gull in the lantern room. Read for long enough, it becomes a record of attention rather than of events.

> You do not watch the sea so that something will happen. You watch it so that nothing does.

## What the machine does better

The new lamp never sleeps, never takes the weather personally, and reports its own faults. In its first month it reported forty of them. Thirty-nine were spiders.

## What is lost

Nobody on the island argues that the old way was safer. What they miss is harder to put into a budget: a lit window at three in the morning that had somebody behind it.

Source: The Harbour Review, spring issue`;

const bread = `# Pétrir sans machine

Il y a des gestes que l’on croit perdus parce qu’on ne les regarde plus. À Saint-Aubin, une boulangère de vingt-six ans a vendu son pétrin la semaine où elle a ouvert sa boutique.

## Vingt minutes, pas une de moins

La pâte est d’abord une affaire de patience. On mêle, on attend ; on replie, on attend encore. L’œil apprend avant la main : une pâte prête tremble un peu quand on frappe la table.

## Le prix du silence

Sans moteur, le fournil s’entend autrement. « J’ai découvert que la croûte chante », dit-elle. Le pain coûte trente centimes de plus ; la file, le samedi, va jusqu’à l’église.`;

const maps = `# Small maps

Every family used to own a map that no printer ever saw: the way to the good mushrooms, the field where the dog is buried, the shortcut that floods.

We asked forty readers to draw theirs from memory. Nobody drew a scale. Thirty-one drew north wherever their house happens to face. Nine drew a place that no longer exists, and drew it largest.

## The rule of the kitchen table

Distances on a remembered map are measured in what happens along the way. A dull kilometre shrinks to nothing; a quarrel at a crossroads takes half the page.

1. Draw the place you come from.
2. Draw the way to the place you are now.
3. Look at what you left out.`;

const river = `# La rivière à la barre du tribunal

Peut-on donner un avocat à une rivière ? La question fait sourire, puis elle occupe un colloque entier.

## Un précédent venu de loin

Depuis une dizaine d’années, plusieurs pays reconnaissent à des fleuves une personnalité juridique. L’idée n’est pas si neuve : une société anonyme n’a ni corps ni âme, et plaide pourtant tous les jours.

## Qui parlera ?

Toute la difficulté tient dans un mot : *représenter*. Les riverains parlent en leur nom ; les pêcheurs, au nom des poissons, qui ne leur ont rien demandé. Quelqu’un devra dire où finit l’intérêt de la rivière et où commence le sien.

## Aujourd’hui, demain

La proposition de loi sera examinée à l’automne. D’ici là, la rivière coule, ce qui est après tout son seul argument.

La suite ici : revue-des-berges.example | La Revue des berges`;

const clocks = `# Why the station clocks disagree

There are fourteen clocks in the central station and, on most mornings, three opinions about the time.

## Seconds as a public good

A minute is cheap until four thousand people need the same one. Railways did not discover time; they made it expensive to disagree about it.

The oldest clock hangs above the ticket hall. It is wound on Mondays, by hand, and loses eleven seconds by Sunday night. Regular passengers correct for it without thinking, the way one corrects for a friend who exaggerates.

## A proposal

Let one clock be wrong on purpose, and say so on a brass plate. People would learn to look twice. A city that looks twice, the station master says, misses fewer trains than one that trusts.`;

const bees = `Les abeilles du toit

On les avait oubliées pendant les travaux. Trois ruches, sur le toit du lycée, derrière les gaines d’aération.

Au printemps, le concierge a trouvé les cadres pleins. Personne ne s’en était occupé depuis dix-huit mois.

Depuis, une classe de seconde note chaque semaine les entrées et les sorties. Le cahier est plus régulier que le cahier d’absences.`;

const letter = `# A letter about letters

You asked whether anyone still writes them. I count eleven this year: four from my aunt, who distrusts commas; two from a reader in Lyon who signs *la même*; the rest from you.

A letter is slow in both directions. It arrives late, and it goes on arriving.`;

/** The articles, one added a day. */
export const fakeLibrary: readonly FakeSource[] = [
  {
    path: 'Le marais qui se souvient.md',
    text: marais,
    language: 'fr',
    author: 'Maud Lescure',
    tags: ['géographie', 'littoral'],
    date: '2026-01-14',
  },
  {
    path: 'essays/The last keeper of Skerry Point.md',
    text: lighthouse,
    language: 'en',
    author: 'Iris Holm',
    tags: ['islands'],
  },
  { path: 'Pétrir sans machine.md', text: bread, language: 'fr', tags: ['métiers'] },
  { path: 'essays/Small maps.md', text: maps, language: 'en' },
  { path: 'droit/La rivière à la barre.md', text: river, language: 'fr', tags: ['droit', 'rivières'] },
  { path: 'essays/Why the station clocks disagree.md', text: clocks, language: 'en', author: 'P. Nakamura' },
  { path: 'Les abeilles du toit.txt', text: bees, language: 'fr' },
  { path: 'A letter about letters.txt', text: letter, language: 'en' },
].map((source, index) => ({ ...source, addedAt: start + index * day }));
