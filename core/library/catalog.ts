/**
 * The table of articles and refusals, by id, path and content. In memory alone: `catalog-file.ts` keeps it on disk.
 * A path holds one article or one refusal; an article whose source vanished keeps its entry and gives up its path.
 */
import type { ArticleEntry, RefusedEntry, RememberedArticle } from './entries.ts';

/** What can be recognised again by its content: an article here or gone, or one that only an annotation remembers. */
export interface KnownArticle extends RememberedArticle {
  /** Null where no inode is remembered. */
  readonly ino: number | null;
  readonly size: number | null;
  readonly mtimeMs: number | null;
  /** Null where only its annotations tell of it. */
  readonly sketch: string | null;
  /** True while the table holds a source for it. */
  readonly isHere: boolean;
  /** When it went, or was last changed if it is here; 0 when that is not known. */
  readonly lastSeen: number;
  /** True when it went as its path was judged to be another's. */
  readonly hasLostPath: boolean;
}

class Groups {
  readonly #ids = new Map<string, Set<string>>();

  add(key: string | null, id: string): void {
    if (key === null) return;
    const ids = this.#ids.get(key);
    if (ids) ids.add(id);
    else this.#ids.set(key, new Set([id]));
  }

  remove(key: string | null, id: string): void {
    if (key === null) return;
    const ids = this.#ids.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#ids.delete(key);
  }

  of(key: string): Iterable<string> {
    return this.#ids.get(key) ?? [];
  }
}

export class Catalog {
  readonly #articles = new Map<string, ArticleEntry>();
  readonly #remembered = new Map<string, RememberedArticle>();
  readonly #here = new Map<string, string>();
  readonly #gonePaths = new Groups();
  readonly #refused = new Map<string, RefusedEntry>();
  readonly #byBytes = new Groups();
  readonly #byText = new Groups();
  /** All that came before this was taken in, in milliseconds since the epoch; null when nobody knows. */
  takenInUntil: number | null = null;

  /** Number of articles whose source is there. */
  get size(): number {
    return this.#here.size;
  }

  /** Number of entries of every kind, vanished articles included. */
  get entryCount(): number {
    return this.#articles.size + this.#refused.size;
  }

  get refusedCount(): number {
    return this.#refused.size;
  }

  /** The article of this id, here or gone. */
  article(id: string): ArticleEntry | null {
    return this.#articles.get(id) ?? null;
  }

  /** The article whose source stands at this path. */
  at(path: string): ArticleEntry | null {
    return this.article(this.#here.get(path) ?? '');
  }

  refusalAt(path: string): RefusedEntry | null {
    return this.#refused.get(path) ?? null;
  }

  refusals(): Iterable<RefusedEntry> {
    return this.#refused.values();
  }

  /** Every article, also those whose source vanished. */
  all(): Iterable<ArticleEntry> {
    return this.#articles.values();
  }

  *articles(): Iterable<ArticleEntry> {
    for (const entry of this.#articles.values()) if (entry.goneAt === null) yield entry;
  }

  /** True when an article, here, gone or remembered, has this id. */
  hasId(id: string): boolean {
    return this.#articles.has(id) || this.#remembered.has(id);
  }

  /** Sets an article; a refusal at the path where it is gives way. */
  put(entry: ArticleEntry): void {
    this.#unlink(entry.id);
    if (entry.goneAt === null) {
      this.#outdate(entry);
      this.#refused.delete(entry.path);
    }
    this.#articles.set(entry.id, entry);
    this.#byBytes.add(entry.bytesHash, entry.id);
    this.#byText.add(entry.textHash, entry.id);
    if (entry.goneAt === null) this.#here.set(entry.path, entry.id);
    else this.#gonePaths.add(entry.path, entry.id);
  }

  /** Takes an article out for good. */
  forget(id: string): void {
    this.#unlink(id);
    this.#articles.delete(id);
  }

  refuse(entry: RefusedEntry): void {
    this.#refused.set(entry.path, entry);
  }

  /** True when there was a refusal at this path. */
  dropRefusal(path: string): boolean {
    return this.#refused.delete(path);
  }

  /** Lets an article be recognised that the table may have lost. What the table knows itself comes first. */
  remember(article: RememberedArticle): void {
    this.#forgetRemembered(article.id);
    this.#remembered.set(article.id, article);
    this.#gonePaths.add(article.path, article.id);
    this.#byBytes.add(article.bytesHash, article.id);
    this.#byText.add(article.textHash, article.id);
  }

  known(id: string): KnownArticle | null {
    return this.#knownAs(id)[0] ?? null;
  }

  /** Articles that only their annotations tell of: the table itself holds nothing of them. */
  *unread(): Iterable<RememberedArticle> {
    for (const article of this.#remembered.values()) if (!this.#articles.has(article.id)) yield article;
  }

  /** Articles of these bytes, this text, or gone from this path; one that is gone also as annotations remember it. */
  alike(bytesHash: string, textHash: string, path: string): KnownArticle[] {
    const ids = new Set<string>();
    for (const group of [this.#byBytes.of(bytesHash), this.#byText.of(textHash), this.#gonePaths.of(path)])
      for (const id of group) ids.add(id);
    return [...ids].flatMap((id) => this.#knownAs(id));
  }

  /** Articles that are here and share path, bytes or text with a remembered one. */
  resembling({ path, bytesHash, textHash }: RememberedArticle): KnownArticle[] {
    const here = this.alike(bytesHash, textHash ?? '', path).filter(({ isHere }) => isHere);
    const atPath = this.known(this.at(path)?.id ?? '');
    return atPath ? [...here, atPath] : here;
  }

  /** What annotations say of an article that is gone may be older or newer than what the table says: both count. */
  #knownAs(id: string): KnownArticle[] {
    const entry = this.#articles.get(id);
    const isHere = entry?.goneAt === null;
    const hasLostPath = entry?.lostPath !== undefined;
    const inTable = entry && { ...entry, isHere, lastSeen: entry.goneAt ?? entry.changedAt, hasLostPath };
    const remembered = isHere ? null : this.#remembered.get(id);
    const bare = { sketch: entry?.sketch ?? null, ino: null, size: null, mtimeMs: null };
    return [
      ...(inTable ? [inTable] : []),
      ...(remembered ? [{ ...remembered, ...bare, isHere, lastSeen: entry?.goneAt ?? 0, hasLostPath }] : []),
    ];
  }

  #unlink(id: string): void {
    const old = this.#articles.get(id);
    if (!old) return;
    this.#byBytes.remove(old.bytesHash, id);
    this.#byText.remove(old.textHash, id);
    if (this.#here.get(old.path) === id) this.#here.delete(old.path);
    this.#gonePaths.remove(old.path, id);
    const remembered = this.#remembered.get(id);
    if (remembered) this.remember(remembered);
  }

  /** An older version that annotations remember may be a copy's today: what is here says it better. */
  #outdate({ id, path, bytesHash, textHash }: ArticleEntry): void {
    if (!this.#remembered.has(id)) return;
    this.#forgetRemembered(id);
    this.#remembered.set(id, { id, path, bytesHash, textHash });
  }

  #forgetRemembered(id: string): void {
    const old = this.#remembered.get(id);
    if (!old) return;
    this.#gonePaths.remove(old.path, id);
    this.#byBytes.remove(old.bytesHash, id);
    this.#byText.remove(old.textHash, id);
  }
}
