/** The library that the pictures show: the sample articles, what was marked in them, and what was edited since. */
import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Colour } from '../../contract/annotation.ts';
import { openAnnotations } from '../../core/annotations/annotations.ts';
import { describePassage } from '../../core/annotations/describe.ts';
import { ingestBytes, type IngestedArticle } from '../../core/ingest/ingest.ts';

interface Marked {
  readonly path: string;
  readonly words: string;
  readonly colour: Colour;
  readonly note?: string;
  readonly tags?: readonly string[];
}

const PATIENCE = 'The patience of seeds.md';
const KEEPER = 'The keeper of small lights.txt';
const WAITING = 'Les graines qui attendent.txt';
const MARGIN = 'Petite histoire de la marge.md';
const BREAD = 'Le pain du samedi.txt';

/** From the first made to the last. */
const MARKS: readonly Marked[] = [
  {
    ...{ path: BREAD, words: 'Un levain n’est pas une recette, c’est un voisinage.', colour: 'rose' },
    ...{ note: 'À citer.', tags: ['image'] },
  },
  {
    path: BREAD,
    words: 'Le chiffre important est le deuxième',
    colour: 'sky',
    note: '70 % : noter mes essais.',
  },
  { path: MARGIN, words: 'comme on laisse de l’herbe autour d’un puits', colour: 'leaf', tags: ['image'] },
  {
    ...{ path: MARGIN, words: 'Un livre annoté est une conversation dont on a gardé les deux côtés.' },
    ...{ colour: 'sun', note: 'La raison d’être des marges.', tags: ['lecture'] },
  },
  { path: MARGIN, words: 'une île de quatre lignes au milieu d’un océan de commentaires', colour: 'plum' },
  {
    ...{ path: KEEPER, words: 'three flashes and a rest, every ten seconds', colour: 'sky' },
    ...{ note: 'Is this a real light? Look in the list of lights.', tags: ['to check'] },
  },
  {
    ...{ path: KEEPER, words: 'The spider is not issued by the harbour board.', colour: 'sun' },
    ...{ note: 'She is at her funniest when she is exact.', tags: ['humour'] },
  },
  {
    path: KEEPER,
    words: 'It is the length of the dark between two flashes that carries the message',
    colour: 'leaf',
  },
  { path: KEEPER, words: 'out of pure loyalty to the wrong colour', colour: 'plum', tags: ['humour'] },
  {
    ...{ path: KEEPER, words: 'People imagine a lighthouse, and a beard, and weather.', colour: 'rose' },
    ...{ note: 'A first line to steal.', tags: ['openings'] },
  },
  {
    ...{ path: WAITING, words: 'la banque de graines du sol', colour: 'leaf' },
    ...{ note: 'La même banque que dans l’article anglais, une main sous l’herbe.', tags: ['graines'] },
  },
  { path: WAITING, words: 'c’est la charrue qui la réveille en la ramenant au jour', colour: 'sky' },
  {
    ...{ path: WAITING, words: 'Un noyau de datte trouvé dans les ruines de Massada', colour: 'rose' },
    ...{ note: 'Quelle source ?', tags: ['à vérifier'] },
  },
  { path: WAITING, words: 'Les biologistes parlent de pari réparti.', colour: 'sun', tags: ['graines'] },
  {
    path: PATIENCE,
    words: 'A seed is a bet on a date.',
    colour: 'sun',
    note: 'The whole piece in seven words.',
  },
  {
    ...{ path: PATIENCE, words: 'by a dim green lamp', colour: 'rose' },
    ...{ note: 'Why green? Check what light mullein answers to.', tags: ['to check'] },
  },
  {
    ...{ path: PATIENCE, words: 'a concrete corridor leads down to a cold room', colour: 'leaf' },
    ...{ note: 'Compare with the soil: same bank, other keeper.', tags: ['seeds'] },
  },
  { path: PATIENCE, words: 'doubles the life of a seed', colour: 'sky', tags: ['seeds', 'to check'] },
];

/** What is other in the sources than when they were marked: words, a sentence less, a sentence more. */
const EDITS: readonly (readonly [path: string, before: string, after: string])[] = [
  [
    KEEPER,
    'The\nspider is not issued by the harbour board.',
    'No\nspider was ever issued by the harbour office.',
  ],
  [KEEPER, 'People imagine a lighthouse, and a beard, and\nweather. There is weather.', 'There is weather.'],
  [KEEPER, 'Any fool can shine. It is the', 'Any fool can shine, and many do.\nIt is the'],
  [WAITING, 'Les biologistes parlent de pari réparti.', 'Les biologistes nomment cela le pari réparti.'],
  [BREAD, 'Le chiffre important est le deuxième.', 'Le chiffre qui compte le plus est le deuxième.'],
];
/** The one whose new words were accepted already. */
const ACCEPTED = { path: WAITING, before: 'Les biologistes parlent de pari réparti.' };

const FIRST_DAY = Date.UTC(2026, 8, 2, 18, 40);
const BETWEEN_MARKS = 3.7 * 24 * 3_600_000;

function read(library: string, path: string): IngestedArticle {
  const read = ingestBytes(path, readFileSync(join(library, path)));
  if (read.kind !== 'article') throw new Error(`“${path}” cannot be read.`);
  return read.article;
}

function passageIn({ text, textHash }: IngestedArticle, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`No article says “${words}” any more.`);
  return describePassage(text, textHash, start, start + words.length);
}

function edit(library: string, [path, before, after]: (typeof EDITS)[number]): void {
  const file = join(library, path);
  const source = readFileSync(file, 'utf8');
  if (!source.includes(before)) throw new Error(`“${path}” does not say “${before}” any more.`);
  writeFileSync(file, source.replace(before, after));
}

/** Fills an empty folder. `seeds` is the folder of the sample articles. */
export async function fillLibrary(seeds: string, library: string, data: string): Promise<void> {
  cpSync(seeds, library, { recursive: true, filter: (path) => !path.includes('.seedleaf') });
  const store = await openAnnotations({
    ...{ libraryDir: library, fallbackDir: join(data, 'fallback'), dataDir: data, now: Date.now },
  });
  const paths = [...new Set(MARKS.map(({ path }) => path))];
  const articles = new Map(paths.map((path) => [path, read(library, path)]));
  const idOf = (path: string): string => String.fromCharCode(97 + paths.indexOf(path)).repeat(16);
  const made = MARKS.flatMap(({ path, words, colour, note = '', tags = [] }, at) => {
    const article = articles.get(path);
    const createdAt = FIRST_DAY + at * BETWEEN_MARKS;
    return article
      ? [
          {
            id: randomUUID(),
            articleId: idOf(path),
            passage: passageIn(article, words),
            colour,
            note,
            tags,
            createdAt,
            updatedAt: createdAt,
          },
        ]
      : [];
  });
  for (const { text, textHash } of articles.values()) await store.keepText(textHash, text);
  await store.adopt(
    made,
    [...articles].map(([path, { title, textHash, bytesHash }]) => ({
      id: idOf(path),
      path,
      title,
      textHash,
      bytesHash,
    })),
  );
  for (const each of EDITS) edit(library, each);
  const now = read(library, ACCEPTED.path);
  await store.keepText(now.textHash, now.text);
  const after = EDITS.find(([, before]) => before === ACCEPTED.before)?.[2] ?? '';
  const accepted = made.find(({ passage }) => passage.exact === ACCEPTED.before);
  if (accepted)
    await store.settleAll([
      { annotationId: accepted.id, settlement: { textHash: now.textHash, passage: passageIn(now, after) } },
    ]);
  await store.close();
}

/** A Kindle’s clippings from the sample articles, one of them from a book that is not in the library. */
export const CLIPPINGS = [
  ['The patience of seeds', 'a set of instructions about when to open the door'],
  ['The patience of seeds', 'Most of the art is there.', 'Note'],
  ['The keeper of small lights', 'Any fool can shine. It is the length of the dark between two flashes'],
  ['Les graines qui attendent (Camille Aubertin)', 'Une graine n’est pas une plante en petit.'],
  ['Petite histoire de la marge (Hugo Lestienne)', 'des mots que cet article n’a jamais eus'],
  ['The patience of seeds', 'Cold and dryness are all the magic there is.'],
  ['A book that is not here', 'Somewhere else entirely.'],
]
  .map(([title = '', words = '', kind = 'Highlight'], at) =>
    [
      `\u{feff}${title}`,
      `- Your ${kind} on Location ${String(kind === 'Note' ? at * 10 + 1 : (at + 1) * 10 + (at === 0 ? 1 : 0))} | Added on Saturday, 21 November 2026 10:2${String(at)}:00`,
      ...['', words, '=========='],
    ].join('\r\n'),
  )
  .join('\r\n');
