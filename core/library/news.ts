/** What became of articles since the last look for those that went. In memory, ids alone. */
export class News {
  /** It is new, or has another text. */
  readonly came = new Set<string>();
  readonly went = new Set<string>();
  /** It was away, and is what it was. */
  readonly returned = new Set<string>();
  /** It went before, and is only just known to be missed. */
  readonly missed = new Set<string>();

  /** True when nothing came, went or returned. */
  get isNone(): boolean {
    return this.came.size + this.went.size + this.returned.size === 0;
  }

  add({ came, went, returned, missed }: News): void {
    for (const id of came) this.came.add(id);
    for (const id of went) this.went.add(id);
    for (const id of returned) this.returned.add(id);
    for (const id of missed) this.missed.add(id);
  }
}
