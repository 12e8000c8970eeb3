/** The frames of a page, by the browser's ids, and `WebFrameMain` as the program sees one. */
import { originOf, toProgram } from './schemes.ts';
import { strict } from './strict.ts';

interface Frame {
  readonly url: string;
  readonly parentId: string | null;
}

/** What is known of the frames of one page. */
export class FrameTable {
  mainId = '';
  private readonly frames = new Map<string, Frame>();

  /** A frame without an address yet keeps the one that it is born with. */
  attached(id: string, parentId: string | null): void {
    this.frames.set(id, { url: 'about:blank', parentId });
  }

  navigated(id: string, url: string, parentId: string | null): void {
    this.frames.set(id, { url: toProgram(url), parentId });
  }

  detached(id: string): void {
    this.frames.delete(id);
  }

  get(id: string): Frame | undefined {
    return this.frames.get(id);
  }
}

class WebFrameMain {
  private readonly table: FrameTable;
  private readonly id: string;

  constructor(table: FrameTable, id: string) {
    this.table = table;
    this.id = id;
  }

  get url(): string {
    return this.table.get(this.id)?.url ?? '';
  }

  get origin(): string {
    return originOf(this.url);
  }

  get parent(): WebFrameMain | null {
    const parentId = this.table.get(this.id)?.parentId ?? null;
    return parentId === null ? null : webFrameMain(this.table, parentId);
  }

  get detached(): boolean {
    return !this.table.get(this.id);
  }
}

export const webFrameMain = (table: FrameTable, id: string): WebFrameMain =>
  strict(new WebFrameMain(table, id), 'WebFrameMain');
