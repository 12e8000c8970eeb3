/** A note and its tags while they are being written: field by field what is to be said of them, and what is not. */
import { FieldDraft, type FieldKind } from './field-draft.svelte.ts';
import { readTags, writeTags } from './read-tags.ts';
import type { Edit } from './unsaid.ts';

interface Written {
  readonly note: string;
  readonly tags: readonly string[];
}
type WrittenEdit = Pick<Edit, 'note' | 'tags'>;

const isInWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** Whether a text holds another one, of whole words. */
function holds(text: string, part: string): boolean {
  if (part === '') return true;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (!isInWord(text.charAt(at - 1)) && !isInWord(text.charAt(at + part.length))) return true;
  return false;
}

/** One that holds the other is both of them. */
function joinNotes(mine: string, base: string, theirs: string): string {
  if (mine === base || holds(theirs, mine)) return theirs;
  return holds(mine, theirs) ? mine : `${mine}\n\n${theirs}`;
}

const NOTE: FieldKind<string> = {
  // A field shows line ends of one kind.
  show: (note) => note.replace(/\r\n?/g, '\n'),
  read: (typed, base) => (typed === NOTE.show(base) ? base : typed.trimEnd()),
  isSame: (a, b) => a === b,
  both: joinNotes,
  without: (_mine, _base, theirs) => theirs,
};

/** Adds to `theirs` what `mine` added to `base`, and takes away what it took away. */
const mergeTags = (mine: readonly string[], base: readonly string[], theirs: readonly string[]) => [
  ...theirs.filter((tag) => mine.includes(tag) || !base.includes(tag)),
  ...mine.filter((tag) => !base.includes(tag) && !theirs.includes(tag)),
];

const tagsField = (spelled: (name: string) => string): FieldKind<readonly string[]> => ({
  show: writeTags,
  read: (typed, base) => (typed === writeTags(base) ? base : readTags(typed, base, spelled)),
  isSame: (a, b) => a.length === b.length && a.every((tag, index) => tag === b[index]),
  both: mergeTags,
  without: (mine, base, theirs) => mergeTags(base, mine, theirs),
});

export class NoteDraft {
  readonly note: FieldDraft<string>;
  readonly tags: FieldDraft<readonly string[]>;

  /** `spelled` answers the tag that a typed name means. */
  constructor({ note, tags }: Written, spelled: (name: string) => string = (name) => name) {
    this.note = new FieldDraft(NOTE, note);
    this.tags = new FieldDraft(tagsField(spelled), tags);
  }

  get isTouched(): boolean {
    return this.note.isTouched || this.tags.isTouched;
  }

  /** Takes in what the annotation says now, here or from elsewhere. */
  see({ note, tags }: Written): void {
    this.note.see(note);
    this.tags.see(tags);
  }

  /** The fields that were typed in and are not said yet; null when there are none. */
  get wanted(): WrittenEdit | null {
    return fieldsOf(this.note.wanted, this.tags.wanted);
  }

  /** The fields that go back to what stood there; null when there are none. */
  get back(): WrittenEdit | null {
    return fieldsOf(this.note.back, this.tags.back);
  }

  /** The fields that were said, as they are without that; null when none was. */
  get without(): WrittenEdit | null {
    return fieldsOf(this.note.without, this.tags.without);
  }

  /** Fields are being said. Answers what to call when they could not be kept. */
  say({ note, tags }: WrittenEdit): () => void {
    const undone = [
      note === undefined ? null : this.note.say(note),
      tags === undefined ? null : this.tags.say(tags),
    ];
    return () => undone.forEach((undo) => undo?.());
  }
}

const fieldsOf = (note: string | null, tags: readonly string[] | null): WrittenEdit | null =>
  note === null && tags === null
    ? null
    : { ...(note === null ? {} : { note }), ...(tags === null ? {} : { tags }) };
