/**
 * One field of an annotation while it is being written. It follows what arrives for it until the person types; from then on
 * what they typed and what arrives are both kept. What was not typed in is never said.
 */

/** How a kind of value is written, and how two of them are put together. */
export interface FieldKind<T> {
  readonly show: (value: T) => string;
  /** What was typed as a value; `base` is what it was typed over. */
  readonly read: (typed: string, base: T) => T;
  readonly isSame: (a: T, b: T) => boolean;
  /** Keeps what was typed over `base` and what arrived meanwhile. */
  readonly both: (mine: T, base: T, theirs: T) => T;
  /** What arrived meanwhile, without what was typed. */
  readonly without: (mine: T, base: T, theirs: T) => T;
}

export class FieldDraft<T> {
  /** What stands in the field. */
  text = $state('');
  #base: T;
  /** What the annotation says, as far as is known here. */
  #now: T;
  /** Every value that was here before: it may come again, late, and is then no news. */
  readonly #known: T[];
  /** What was typed when it was said last; null while nothing was said. */
  #said: { readonly mine: T } | null = null;
  #theirs = $state.raw<{ readonly value: T } | null>(null);
  #isLeftOut = $state(false);
  readonly #kind: FieldKind<T>;

  constructor(kind: FieldKind<T>, value: T) {
    this.#kind = kind;
    this.#base = value;
    this.#now = value;
    this.#known = [value];
    this.text = kind.show(value);
  }

  /** What arrived while this was written, to be kept beside it; null when nothing did, or when it is left out. */
  get arrived(): T | null {
    if (!this.#theirs || this.#isLeftOut) return null;
    return this.#kind.isSame(this.#mine, this.#base) ? null : this.#theirs.value;
  }

  /** Whether anything was typed that means something, or decided about what arrived. */
  get isTouched(): boolean {
    return !this.#kind.isSame(this.#mine, this.#base) || this.#said !== null || this.#isLeftOut;
  }

  /** Takes in what the annotation says now. */
  see(live: T): void {
    const { isSame, show } = this.#kind;
    if (isSame(live, this.#now)) return;
    if (this.isTouched) {
      if (this.#known.some((value) => isSame(value, live))) return;
      this.#theirs = { value: live };
      this.#isLeftOut = false;
    } else {
      this.#base = live;
      this.#theirs = null;
      this.text = show(live);
    }
    this.#now = live;
    this.#known.push(live);
  }

  /** What arrived is not kept beside what is typed. */
  leaveOut(): void {
    this.#isLeftOut = true;
  }

  /** What is to be said; null when the annotation says it already, or when nothing was typed. */
  get wanted(): T | null {
    if (!this.isTouched) return null;
    const theirs = this.#isLeftOut ? null : this.#theirs;
    return this.#unlessSaid(theirs ? this.#kind.both(this.#mine, this.#base, theirs.value) : this.#mine);
  }

  /** What stands there without what was said here, be it what stands there now; null when nothing was said. */
  get without(): T | null {
    if (!this.#said) return null;
    return this.#theirs ? this.#kind.without(this.#said.mine, this.#base, this.#theirs.value) : this.#base;
  }

  /** What takes back what was said here; null when nothing was, or when it stands there already. */
  get back(): T | null {
    const { without } = this;
    return without === null ? null : this.#unlessSaid(without);
  }

  /** A value is being said. Answers what to call when it could not be kept. */
  say(value: T): () => void {
    const before = this.#now;
    this.#said = { mine: this.#mine };
    this.#now = value;
    this.#known.push(value);
    return () => {
      if (this.#now === value) this.#now = before;
    };
  }

  get #mine(): T {
    return this.#kind.read(this.text, this.#base);
  }

  #unlessSaid(value: T): T | null {
    return this.#kind.isSame(value, this.#now) ? null : value;
  }
}
