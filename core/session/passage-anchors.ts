/**
 * Finds passages in today's text: at once those that stand where they were made, by the anchor thread the others. What
 * it finds it writes into the memory it is given, as long as that still asks for it.
 */
import { basisOf, type Anchor, type Annotation, type Passage } from '../../contract/annotation.ts';
import { anchorInPlace } from '../annotations/anchor.ts';
import type { AnchorRequest } from '../annotations/functions.ts';
import { ThreadEnded } from '../threads/threads.ts';
import { isPlaceOf, isSameAnchor, type AnchorMemory } from './anchor-memory.ts';

export interface Text {
  readonly text: string;
  readonly textHash: string;
}

export type AnchorPassages = (request: AnchorRequest) => Promise<readonly Anchor[]>;

/** What a search came to. */
interface Found {
  readonly anchor: Anchor;
  readonly lacksText: boolean;
}

interface Search {
  readonly annotation: Annotation;
  readonly textHash: string;
  readonly found: Promise<Found>;
}

export const ORPHANED: Anchor = { state: 'orphaned' };

/** The anchor that hashes alone tell; null when the text must be looked at. */
export function anchorByHash(annotation: Annotation, textHash: string): Anchor | null {
  const { settlement } = annotation;
  // The person has seen this very text, and said that the passage is not in it.
  if (settlement?.passage === null && settlement.textHash === textHash) return ORPHANED;
  const { textHash: madeOn, start, end } = basisOf(annotation);
  return madeOn === textHash ? { state: 'exact', start, end } : null;
}

const isContradicted = (anchor: Anchor, annotation: Annotation, text: string): boolean =>
  anchor.state === 'exact' && text.slice(anchor.start, anchor.end) !== basisOf(annotation).exact;

export class PassageAnchors {
  readonly #memory: AnchorMemory;
  readonly #anchorPassages: AnchorPassages;
  readonly #keptText: (textHash: string) => Promise<string | null>;
  readonly #searches = new Map<string, Search>();

  constructor(
    memory: AnchorMemory,
    anchorPassages: AnchorPassages,
    keptText: (textHash: string) => Promise<string | null>,
  ) {
    this.#memory = memory;
    this.#anchorPassages = anchorPassages;
    this.#keptText = keptText;
  }

  /** One anchor an annotation, in their order; all are annotations of the article that has this text. */
  of(annotations: readonly Annotation[], today: Text): Promise<Anchor[]> {
    const elsewhere: Annotation[] = [];
    const anchors = new Map<string, Promise<Anchor>>();
    for (const annotation of annotations) {
      const anchor = this.#known(annotation, today);
      if (anchor) anchors.set(annotation.id, Promise.resolve(anchor));
      else if (!this.#isSought(annotation, today.textHash)) elsewhere.push(annotation);
    }
    this.#seek(elsewhere, today);
    const sought = ({ id }: Annotation): Promise<Anchor> =>
      this.#searches.get(id)?.found.then(({ anchor }) => anchor) ?? Promise.resolve(ORPHANED);
    return Promise.all(annotations.map((annotation) => anchors.get(annotation.id) ?? sought(annotation)));
  }

  /** Finds them anew, whatever is remembered; answers how many were remembered elsewhere in this text, and corrects them. */
  async recheck(annotations: readonly Annotation[], today: Text): Promise<number> {
    const { text, textHash } = today;
    const settled = (one: Annotation): boolean => anchorByHash(one, textHash)?.state === 'orphaned';
    const sought = annotations.filter((one) => !settled(one));
    const elsewhere = sought.filter((one) => !anchorInPlace(basisOf(one), text, textHash));
    const found = new Map(elsewhere.map((one) => [one.id, { anchor: ORPHANED, lacksText: false }]));
    if (elsewhere.length > 0)
      (await this.#ask(elsewhere, today)).forEach((each, index) => {
        const { id } = elsewhere[index] ?? { id: '' };
        found.set(id, each);
      });
    let wrong = 0;
    for (const one of annotations) {
      const place = this.#memory.get(one.id);
      if (!place?.anchor || !isPlaceOf(place, one, textHash)) continue;
      const anchor = settled(one)
        ? ORPHANED
        : (found.get(one.id)?.anchor ?? anchorInPlace(basisOf(one), text, textHash) ?? ORPHANED);
      if (isSameAnchor(place.anchor, anchor)) continue;
      // A text that was missing then and is here now is no error, but a reason to look again.
      if (!place.lacksText) wrong++;
      this.#memory.set(one.id, { ...place, anchor, lacksText: found.get(one.id)?.lacksText ?? false });
    }
    return wrong;
  }

  #known(annotation: Annotation, { text, textHash }: Text): Anchor | null {
    const place = this.#memory.get(annotation.id);
    const remembered = place && isPlaceOf(place, annotation, textHash) ? place : null;
    // What is remembered to be unchanged is believed when its words stand there.
    if (remembered?.anchor && !remembered.lacksText && !isContradicted(remembered.anchor, annotation, text))
      return remembered.anchor;
    if (anchorByHash(annotation, textHash)?.state === 'orphaned') return ORPHANED;
    const inPlace = anchorInPlace(basisOf(annotation), text, textHash);
    if (inPlace) this.#remember(annotation, textHash, { anchor: inPlace, lacksText: false });
    return inPlace;
  }

  #isSought(annotation: Annotation, textHash: string): boolean {
    const search = this.#searches.get(annotation.id);
    return (
      search?.textHash === textHash &&
      basisOf(search.annotation) === basisOf(annotation) &&
      search.annotation.settlement === annotation.settlement
    );
  }

  #seek(annotations: readonly Annotation[], today: Text): void {
    if (annotations.length === 0) return;
    const { textHash } = today;
    const asked = this.#ask(annotations, today);
    annotations.forEach((annotation, index) => {
      const found = asked.then((all) => all[index] ?? { anchor: ORPHANED, lacksText: false });
      const search: Search = { annotation, textHash, found };
      this.#searches.set(annotation.id, search);
      const end = (): void => {
        if (this.#searches.get(annotation.id) === search) this.#searches.delete(annotation.id);
      };
      // What could not be found out is asked again next time; whoever waits for it is told why.
      found.then((each) => {
        end();
        this.#remember(annotation, textHash, each);
      }, end);
    });
  }

  /** Only while the annotation is still the one that was looked for, and its text the one it was looked for in. */
  #remember(annotation: Annotation, textHash: string, { anchor, lacksText }: Found): void {
    const place = this.#memory.get(annotation.id);
    if (!place || !isPlaceOf(place, annotation, textHash)) return;
    this.#memory.set(annotation.id, { ...place, anchor, lacksText });
  }

  /** One request for all, so that the thread compares two versions of a text only once. */
  async #ask(annotations: readonly Annotation[], today: Text): Promise<readonly Found[]> {
    const passages = annotations.map(basisOf);
    const keptTexts = await this.#keptTextsOf(passages, today);
    const { text, textHash } = today;
    try {
      const anchors = await this.#anchorPassages({ passages, text, textHash, keptTexts });
      return passages.map((passage, index) => {
        const anchor = anchors[index] ?? ORPHANED;
        const hasText = passage.textHash === textHash || keptTexts.has(passage.textHash);
        return { anchor, lacksText: anchor.state === 'orphaned' && !hasText };
      });
    } catch (error) {
      // Texts on which the thread dies again and again: better without a place than without the notes.
      if (error instanceof ThreadEnded) return [];
      throw error;
    }
  }

  async #keptTextsOf(passages: readonly Passage[], today: Text): Promise<Map<string, string>> {
    const keptTexts = new Map<string, string>();
    for (const textHash of new Set(passages.map((passage) => passage.textHash))) {
      const kept = textHash === today.textHash ? null : await this.#keptText(textHash);
      if (kept !== null) keptTexts.set(textHash, kept);
    }
    return keptTexts;
  }
}
