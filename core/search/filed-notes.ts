/**
 * The notes of articles. Owns which they are, and files those of articles that are there in the index; the others wait: an article
 * that goes may come back, and notes may come before it.
 */
import { foldWithMap } from './fold.ts';
import { LiveWords } from './live-words.ts';
import { MentionCounts } from './mentions.ts';
import { NoteIndex, type IndexedNote } from './note-index.ts';
import { notePassages, type SearchNote } from './passage.ts';

export class FiledNotes {
  readonly index: NoteIndex;
  /** Of the notes that are filed. */
  readonly words = new LiveWords();
  readonly mentions = new MentionCounts();
  readonly #notes = new Map<string, readonly SearchNote[]>();
  readonly #filed = new Map<string, readonly IndexedNote[]>();

  /** None, to be filed in parts of so many. `onMove` is told of notes that have another place now, and where each was. */
  constructor(partSize: number, onMove: (note: IndexedNote, from: number) => void) {
    this.index = new NoteIndex(partSize, onMove);
  }

  /** The notes of an article, whether it is there or not. */
  of(articleId: string): readonly SearchNote[] {
    return this.#notes.get(articleId) ?? [];
  }

  /** Replaces the notes of an article, of which none are filed now. */
  put(articleId: string, notes: readonly SearchNote[]): void {
    if (notes.length > 0) this.#notes.set(articleId, notes);
    else this.#notes.delete(articleId);
  }

  /** The notes of an article as they are filed. */
  filedOf(articleId: string): readonly IndexedNote[] {
    return this.#filed.get(articleId) ?? [];
  }

  /** The ids of the articles whose notes are filed. */
  filedIds(): Iterable<string> {
    return this.#filed.keys();
  }

  /** Whether none is filed. */
  get isEmpty(): boolean {
    return this.#filed.size === 0;
  }

  /** What the notes of an article that are filed come to, in words. */
  lengthOf(articleId: string): number {
    return this.filedOf(articleId).reduce((sum, { length }) => sum + length, 0);
  }

  /** Files the notes of an article that came, in its language; answers them. */
  file(articleId: string, language: string | null): readonly IndexedNote[] {
    const notes = notePassages(this.of(articleId)).map((passage) => {
      this.words.count(passage.text, foldWithMap(passage.text), language, 1);
      this.mentions.count(passage.text, 1);
      return this.index.add(passage, articleId);
    });
    if (notes.length > 0) this.#filed.set(articleId, notes);
    return notes;
  }

  /** Takes the notes of an article out again. `goes` is told of each before it goes; others may move for it. */
  drop(articleId: string, language: string | null, goes: (note: IndexedNote) => void): void {
    for (const note of this.filedOf(articleId)) {
      this.words.count(note.passage.text, foldWithMap(note.passage.text), language, -1);
      this.mentions.count(note.passage.text, -1);
      goes(note);
      this.index.remove(note);
    }
    this.#filed.delete(articleId);
  }
}
