/** Enters what happens to an article wherever it is written down: catalog, its file, shelf and index. Decides nothing. */
import type { IngestedArticle } from '../ingest/ingest.ts';
import type { SearchDocument } from '../search/functions.ts';
import type { Announcer } from './announcer.ts';
import { summaryOf } from './article-entry.ts';
import type { CatalogFile } from './catalog-file.ts';
import type { Catalog } from './catalog.ts';
import type { ArticleEntry, Doubt, RefusedEntry, RememberedArticle } from './entries.ts';
import type { Keeper } from './keeper.ts';
import type { SearchFeed } from './search-feed.ts';
import type { Shelf } from './shelf.ts';

export interface Ledgers {
  readonly catalog: Catalog;
  readonly file: Pick<CatalogFile, 'articleChanged' | 'pathChanged'>;
  readonly shelf: Shelf;
  readonly feed: SearchFeed;
  readonly keeper: Keeper;
  readonly announcer: Announcer;
  readonly now: () => number;
}

interface LostArticle extends RememberedArticle {
  readonly title: string;
  readonly sketch: string;
  /** When it was found to be missing, in milliseconds since the epoch. */
  readonly at: number;
}

/** `read` has every field there is; an entry of an older catalog may lack one. */
const isSameEntry = (known: ArticleEntry, read: ArticleEntry): boolean =>
  known.bytesHash === read.bytesHash &&
  known.textHash === read.textHash &&
  Object.entries(read).every(
    ([field, value]) =>
      JSON.stringify(value) === JSON.stringify(Object.entries(known).find(([name]) => name === field)?.[1]),
  );

/** Where an article says that it comes from: its own lines about it, names and its address; null when it says nothing. */
function sourceOf({ text, blocks, url, publication }: IngestedArticle): string | null {
  const lines = blocks
    .filter(({ kind }) => kind === 'source')
    .map(({ start, end }) => text.slice(start, end));
  const source = [...lines, publication, url].filter((line) => line !== null);
  return source.length > 0 ? source.join('\n') : null;
}

/** Raised whenever the same bytes are read as another article than before: the index is then given it anew. */
const READING = 4;

/** What tells this reading of a source from others: the program's way of reading, and enough of the hash of its bytes. */
export const versionOf = (bytesHash: string): string => `${String(READING)}.${bytesHash.slice(0, 16)}`;

/** What the index is given of an article. */
export const documentOf = (id: string, article: IngestedArticle): SearchDocument => {
  const { title, text, language, author, publication, tags, blocks, bytesHash } = article;
  return {
    ...{ id, title, text, language, author, publication, tags, version: versionOf(bytesHash) },
    source: sourceOf(article),
    blocks: blocks.map(({ start, end }) => ({ start, end })),
  };
};

export class Register {
  readonly #ledgers: Ledgers;

  constructor(ledgers: Ledgers) {
    this.#ledgers = ledgers;
  }

  /** An article as it was just read; an urgent one can be found before all that wait. */
  enter(entry: ArticleEntry, article: IngestedArticle, isUrgent: boolean): void {
    const { catalog, feed, keeper, announcer } = this.#ledgers;
    const previous = catalog.article(entry.id);
    if (!previous || !isSameEntry(previous, entry)) this.write(entry);
    feed.put(documentOf(entry.id, article), isUrgent);
    keeper.articleRead(entry, article.text);
    if (previous && (previous.textHash !== entry.textHash || previous.goneAt !== null))
      announcer.articleChanged(entry.id, false);
  }

  /** An article whose text is unchanged, or not at hand. */
  write(entry: ArticleEntry): void {
    const { catalog, file } = this.#ledgers;
    if (catalog.dropRefusal(entry.path)) file.pathChanged(entry.path);
    catalog.put(entry);
    file.articleChanged(entry.id);
    this.showRow(entry.id);
  }

  /** Shows the article's row as it is now. */
  showRow(id: string): void {
    const { catalog, shelf, feed, keeper, announcer } = this.#ledgers;
    const entry = catalog.article(id);
    if (entry?.goneAt !== null) return;
    shelf.put(summaryOf(entry, keeper.kept(id)));
    feed.factsChanged(id);
    announcer.shelfChanged();
  }

  /** The source at this path is gone, be it an article's or a refused one. */
  depart(path: string, goneAt = this.#ledgers.now()): void {
    const { catalog, file } = this.#ledgers;
    if (catalog.dropRefusal(path)) file.pathChanged(path);
    const entry = catalog.at(path);
    if (!entry) return;
    this.vanish(entry, goneAt);
    this.leaveShelf(entry.id);
  }

  /** The article's source is gone since then, though its row stays: it may come under another name in a moment. */
  vanish(entry: ArticleEntry, goneAt = this.#ledgers.now()): void {
    const { catalog, file } = this.#ledgers;
    catalog.put({ ...entry, goneAt });
    file.articleChanged(entry.id);
  }

  /** What an article may be that went: nothing shows of that but what is asked. */
  doubt(entry: ArticleEntry, doubts: readonly Doubt[]): void {
    const { catalog, file } = this.#ledgers;
    catalog.put({ ...entry, doubts });
    file.articleChanged(entry.id);
  }

  /** Nothing shows or finds the article any more, unless its source came back. */
  leaveShelf(id: string): void {
    const { catalog, shelf, feed, keeper, announcer } = this.#ledgers;
    if (catalog.article(id)?.goneAt === null) return;
    shelf.remove(id);
    feed.remove(id);
    announcer.shelfChanged();
    announcer.articleChanged(id, true);
    keeper.articleGone(id);
  }

  /** An article that only its annotations tell of: it is not here, and was not known to this catalog. */
  enterLost({ id, path, bytesHash, textHash, title, sketch, at }: LostArticle): void {
    const { catalog, file } = this.#ledgers;
    catalog.put({
      ...{ id, path, bytesHash, title, sketch, size: 0, mtimeMs: 0, ino: 0 },
      ...{
        textHash: textHash ?? '',
        excerpt: '',
        language: null,
        author: null,
        date: null,
        tags: [],
        words: 0,
      },
      ...{ addedAt: at, changedAt: 0, goneAt: at },
    });
    file.articleChanged(id);
  }

  refuse(entry: RefusedEntry): void {
    this.depart(entry.path);
    this.#ledgers.catalog.refuse(entry);
    this.#ledgers.file.pathChanged(entry.path);
  }

  /** An article turns out to be one that was known under another id; the index must be given its text again. */
  changeId(entry: ArticleEntry, id: string): void {
    const { catalog, file, shelf, feed, keeper, announcer } = this.#ledgers;
    const known = catalog.article(id);
    catalog.forget(entry.id);
    file.articleChanged(entry.id);
    shelf.remove(entry.id);
    feed.remove(entry.id);
    announcer.articleChanged(entry.id, true);
    keeper.articleGone(entry.id);
    const isOld = known !== null && known.changedAt > 0;
    this.write({ ...entry, id, addedAt: isOld ? known.addedAt : entry.addedAt });
    if (known) announcer.articleChanged(id, false);
  }
}
