/**
 * Records -> annotations. A pure function of the set of records: each field belongs to the latest record that says it,
 * so any order of merging, with any repetition, ends the same. Knows no disk and no time.
 */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import type { AnnotationRecord, ArticleIdentity, JournalRecord } from './journal/record.ts';
import { annotationOf, isLater, lastSaidOf, registersOf, write, type Registers } from './registers.ts';
import { createSameArticles, type SameArticle } from './same-articles.ts';

type Kind<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>;

export interface Fold {
  /** Takes a record in; answers the ids of the articles it concerns: none when it changed nothing. */
  apply(record: JournalRecord): readonly string[];
  /** Whether there is such an annotation, deleted or not. */
  knows(id: string): boolean;
  /** Whether there is such an annotation, and it is not deleted. */
  lives(id: string): boolean;
  /** The article it was made in, or belongs to by what is known so far; null when nobody made it yet. */
  articleOf(id: string): string | null;
  /** When its colour, note or tags were last said, by the merging clock, in ms since the epoch; 0 when they never were. */
  lastSaid(id: string): number;
  /** A living annotation. */
  find(id: string): Annotation | null;
  /** An annotation, deleted or not. */
  findEver(id: string): Annotation | null;
  /** The living annotations of an article, in the order of the text they were made on. */
  of(articleId: string): readonly Annotation[];
  count(articleId: string): number;
  /** Every living annotation, in no order. */
  all(): Iterable<Annotation>;
  /** Every annotation, in no order; the deleted ones too. */
  allEver(): Iterable<Ever>;
  /** The newest identity of every article that ever had one recorded. */
  identities(): readonly ArticleIdentity[];
  identity(articleId: string): ArticleIdentity | null;
  /** What people said of pairs of articles. */
  sameArticles(): readonly SameArticle[];
  /** The names people gave to colours; a colour that has its own is not in it. */
  colourNames(): ReadonlyMap<Colour, string>;
  /** The searches people keep, by name. */
  savedSearches(): readonly KeptSearch[];
}

/** An annotation, deleted or not. */
export interface Ever {
  readonly annotation: Annotation;
  /** When it was, in milliseconds since the epoch; null for one that lives. */
  readonly deletedAt: number | null;
}

/** A search that is kept. */
export interface KeptSearch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  /** True when articles that arrive and match are to be pointed out. */
  readonly isStanding: boolean;
  /** Since when it asks what it asks and stands or not, whatever it is called; in milliseconds since the epoch. */
  readonly savedAt: number;
}

export function createFold(): Fold {
  const annotations = new Map<string, Registers>();
  /** The annotations of each article: lists, since a library opens by adding to them, and nearly nothing is taken out. */
  const articles = new Map<string, Registers[]>();
  const identities = new Map<string, Kind<'identify'>>();
  const names = new Map<Colour, Kind<'name-colour'>>();
  const searches = new Map<string, Kind<'save-search' | 'drop-search'>>();
  const sames = createSameArticles();
  /** True when words about articles came in since the annotations were laid out by article. */
  let isLaidOut = true;

  const findEver = (id: string): Annotation | null => {
    layOut();
    const registers = annotations.get(id);
    return registers ? annotationOf(registers) : null;
  };
  const isDeleted = (id: string): boolean => annotations.get(id)?.life?.kind === 'delete';
  const knows = (id: string): boolean => (annotations.get(id)?.made ?? null) !== null;
  const find = (id: string): Annotation | null => (isDeleted(id) ? null : findEver(id));
  const livingOf = (articleId: string): readonly Registers[] => {
    layOut();
    return (articles.get(articleId) ?? []).filter(({ life }) => life?.kind !== 'delete');
  };

  const resolve = ({ made }: Registers): string | null => made && sames.resolve(made.articleId, made);
  const putInto = (articleId: string | null, registers: Registers): void => {
    registers.articleId = articleId;
    if (articleId === null) return;
    const there = articles.get(articleId);
    if (there) there.push(registers);
    else articles.set(articleId, [registers]);
  };
  const place = (registers: Registers): void => {
    const before = registers.articleId;
    const articleId = resolve(registers);
    if (articleId === before) return;
    const left = before === null ? undefined : articles.get(before)?.filter((each) => each !== registers);
    if (before !== null && left) articles.set(before, left);
    putInto(articleId, registers);
  };
  /** A word about two articles can move any annotation; they come seldom, so all are laid out anew, and only when asked. */
  const layOut = (): void => {
    if (isLaidOut) return;
    isLaidOut = true;
    articles.clear();
    for (const registers of annotations.values()) putInto(resolve(registers), registers);
  };

  const applyToAnnotation = (record: AnnotationRecord): readonly string[] => {
    let registers = annotations.get(record.id);
    if (!registers) {
      registers = registersOf(record);
      annotations.set(record.id, registers);
      place(registers);
      return registers.articleId === null ? [] : [registers.articleId];
    }
    const before = registers.articleId;
    if (!write(registers, record)) return [];
    place(registers);
    const now = registers.articleId;
    // Nearly always: a library opens with a hundred thousand of these.
    if (now !== null && (before === null || before === now)) return [now];
    return [before, now].filter((id) => id !== null);
  };
  const applyIdentity = (record: Kind<'identify'>): readonly string[] => {
    if (!isLater(record, identities.get(record.article.id) ?? null)) return [];
    identities.set(record.article.id, record);
    return [record.article.id];
  };

  return {
    apply: (record) => {
      if (record.kind === 'identify') return applyIdentity(record);
      if (record.kind === 'name-colour') {
        if (isLater(record, names.get(record.colour) ?? null)) names.set(record.colour, record);
        return [];
      }
      if (record.kind === 'save-search' || record.kind === 'drop-search') {
        if (isLater(record, searches.get(record.searchId) ?? null)) searches.set(record.searchId, record);
        return [];
      }
      if (record.kind !== 'same') return applyToAnnotation(record);
      // It can also take away from an article what an earlier or another device's word had brought there.
      const before = sames.reachedFrom(record.articleId);
      if (!sames.apply(record)) return [];
      isLaidOut = false;
      const reached = [...before, ...sames.reachedFrom(record.articleId)];
      return [...new Set([record.articleId, record.other, ...reached])];
    },
    knows,
    lives: (id) => knows(id) && !isDeleted(id),
    lastSaid: (id) => lastSaidOf(annotations.get(id) ?? null),
    articleOf: (id) => annotations.get(id)?.articleId ?? null,
    find,
    findEver,
    of: (articleId) =>
      livingOf(articleId)
        .map(annotationOf)
        .filter((annotation) => annotation !== null)
        .sort(inOrderOfText),
    count: (articleId) => livingOf(articleId).length,
    all: function* () {
      for (const registers of annotations.values()) {
        layOut();
        const annotation = registers.life?.kind === 'delete' ? null : annotationOf(registers);
        if (annotation) yield annotation;
      }
    },
    allEver: function* () {
      for (const [id, { life }] of annotations) {
        const annotation = findEver(id);
        const deletedAt = life?.kind === 'delete' ? life.wallTime : null;
        if (annotation) yield { annotation, deletedAt };
      }
    },
    identities: () => [...identities.values()].map(({ article }) => article),
    identity: (articleId) => identities.get(articleId)?.article ?? null,
    sameArticles: () => sames.all(),
    savedSearches: () =>
      [...searches.values()]
        .filter((record) => record.kind === 'save-search')
        .map(({ searchId: id, name, query, isStanding, wallTime }) => ({
          ...{ id, name, query, isStanding },
          savedAt: wallTime,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
    colourNames: () => {
      const given = [...names.values()].filter(({ name }) => name !== '');
      return new Map(given.map(({ colour, name }) => [colour, name]));
    },
  };
}

const inOrderOfText = (a: Annotation, b: Annotation): number =>
  a.passage.start - b.passage.start || a.passage.end - b.passage.end || (a.id < b.id ? -1 : 1);
