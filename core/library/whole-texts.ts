/** The texts of articles that are here, looked at whole: what the catalog knows of those without marks is a rough estimate. */
import type { Catalog } from './catalog.ts';
import type { DiskView } from './disk-view.ts';
import type { Sketch } from './likeness.ts';

export interface WholeTextsOptions {
  readonly catalog: Pick<Catalog, 'article'>;
  readonly peek: DiskView['peek'];
  readonly report: (error: unknown) => void;
}

export class WholeTexts {
  readonly #options: WholeTextsOptions;
  readonly #sketches = new Map<string, Sketch>();

  constructor(options: WholeTextsOptions) {
    this.#options = options;
  }

  /** What a text is known by that was looked at; null when it was not. */
  sketchOf(id: string): Sketch | null {
    return this.#sketches.get(id) ?? null;
  }

  get isEmpty(): boolean {
    return this.#sketches.size === 0;
  }

  /** Looks at some; false when one of them cannot be looked at just now, or is another text by now. */
  async look(ids: readonly string[]): Promise<boolean> {
    let isSeen = true;
    for (const id of ids) isSeen = (await this.#see(id)) && isSeen;
    return isSeen;
  }

  forget(): void {
    this.#sketches.clear();
  }

  async #see(id: string): Promise<boolean> {
    if (this.#sketches.has(id)) return true;
    const { catalog, peek, report } = this.#options;
    const entry = catalog.article(id);
    if (!entry) return false;
    try {
      const found = await peek(entry.path);
      if (typeof found === 'string' || found.textHash !== entry.textHash) return false;
      this.#sketches.set(id, found.sketch);
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  }
}
