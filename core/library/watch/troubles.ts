/** Tells of a trouble once, not at every look that meets it again. */
import { codeOf } from './disk.ts';

export class Troubles {
  readonly #tell: (error: unknown) => void;
  readonly #known = new Map<string, string>();

  constructor(tell: (error: unknown) => void) {
    this.#tell = tell;
  }

  /** `subject` is the path it is about, or the name of what all paths share. */
  report(subject: string, error: unknown): void {
    const what = codeOf(error) || String(error);
    if (this.#known.get(subject) === what) return;
    this.#known.set(subject, what);
    this.#tell(error);
  }

  /** It is over: the next one about the same subject is told again. */
  end(subject: string): void {
    this.#known.delete(subject);
  }
}
