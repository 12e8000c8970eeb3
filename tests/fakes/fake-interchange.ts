/** The fake engine's interchange: exports as a Web Annotation set, imports simple CSV of Readwise by exact words. */
import type { AnchoredAnnotation } from '../../contract/annotation.ts';
import { annotationSet } from '../../contract/annotation-set.ts';
import type { InputOf } from '../../contract/calls.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { ImportRecord, interchangeCalls, NotesCopyStatus } from '../../contract/interchange.ts';
import { linkTo, readLink } from '../../contract/link.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { FakeArticle } from './fake-article.ts';

export interface FakeInterchangeSources {
  readonly all: () => readonly AnchoredAnnotation[];
  readonly articles: () => readonly FakeArticle[];
  readonly annotate: (input: InputOf<'annotate'>) => void;
  readonly remove: (annotationId: string) => void;
  readonly notesCopy: () => NotesCopyStatus;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const base64Of = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

const failedIn = (problem: 'article-unknown'): ImportRecord['action'] => ({ kind: 'failed', problem });

interface Planned extends ImportRecord {
  readonly input: InputOf<'annotate'> | null;
}

export function createFakeInterchange(
  sources: FakeInterchangeSources,
): Handlers<keyof typeof interchangeCalls> {
  let last: { readonly undoId: string; readonly made: readonly string[] } | null = null;

  const plan = ({ name, base64 }: InputOf<'previewImport'>): Planned[] => {
    const [header = '', ...lines] = new TextDecoder().decode(bytesOf(base64)).split('\n').filter(Boolean);
    const columns = header.split(',');
    if (!columns.includes('Highlight')) throw new ExpectedError('import-unreadable', 'It is no list.', name);
    return lines.map((line, index) => {
      const cells = line.split(',');
      const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
      const [quote, note] = [cell('Highlight'), cell('Note')];
      const linked = readLink(cell('URL'))?.articleId;
      const article = sources
        .articles()
        .find(({ row, content }) => (linked ?? row.id) === row.id && content.text.includes(quote));
      const isHere = sources.all().some(({ passage }) => passage.exact === quote);
      const shown = { number: index + 1, quote, note };
      if (!article)
        return {
          ...shown,
          article: { id: null, title: null },
          action: failedIn('article-unknown'),
          input: null,
        };
      const { row, content } = article;
      const start = content.text.indexOf(quote);
      const passage = { start, end: start + quote.length, textHash: content.textHash };
      const annotationId = crypto.randomUUID();
      return {
        ...shown,
        article: { id: row.id, title: row.title },
        action: isHere ? { kind: 'same' } : { kind: 'new', place: 'found' },
        input: isHere ? null : { annotationId, articleId: row.id, ...passage, colour: 'sun', note, tags: [] },
      };
    });
  };
  const shown = (planned: readonly Planned[]): ImportRecord[] =>
    planned.map(({ number, quote, note, article, action }) => ({ number, quote, note, article, action }));
  const selected = ({ selection }: InputOf<'exportAnnotations'>): AnchoredAnnotation[] =>
    sources.all().filter(({ id, articleId }) => {
      if (selection.kind === 'library') return true;
      return selection.kind === 'article' ? articleId === selection.articleId : selection.ids.includes(id);
    });

  return {
    exportAnnotations: (input) => {
      const annotations = selected(input);
      if (annotations.length === 0) throw new ExpectedError('nothing-to-export', 'Nothing is marked.');
      const set = annotationSet({
        ...{ id: crypto.randomUUID(), title: 'seeds', generated: 0, articles: [], colourNames: {} },
        annotations: annotations.map((annotation) => ({ annotation, headings: [], today: null })),
        textOf: () => null,
      });
      return {
        ...{ name: `seeds.${input.format}`, mediaType: 'application/json' },
        base64: base64Of(JSON.stringify(set)),
        annotations: annotations.length,
        articles: new Set(annotations.map(({ articleId }) => articleId)).size,
      };
    },
    citePassage: ({ annotationId }) => {
      const found = sources.all().find(({ id }) => id === annotationId);
      if (!found) throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
      const { passage, articleId } = found;
      return {
        ...{ text: `“${passage.exact}”`, bibtex: `@misc{cited,\n}\n`, csl: '[]' },
        link: linkTo({ articleId, annotationId }),
      };
    },
    previewImport: (file) => ({ format: 'readwise', warnings: [], records: shown(plan(file)) }),
    importAnnotations: (file) => {
      const planned = plan(file);
      const inputs = planned.map(({ input }) => input).filter((input) => input !== null);
      for (const input of inputs) sources.annotate(input);
      const made = inputs.map(({ annotationId }) => annotationId);
      last = made.length > 0 ? { undoId: crypto.randomUUID(), made } : null;
      return { format: 'readwise', warnings: [], records: shown(planned), undoId: last?.undoId ?? null };
    },
    cancelImport: () => null,
    undoImport: ({ undoId }) => {
      if (last?.undoId !== undoId) throw new ExpectedError('nothing-to-undo', 'There is nothing to undo.');
      for (const annotationId of last.made) sources.remove(annotationId);
      last = null;
      return { kept: 0 };
    },
    notesCopy: sources.notesCopy,
  };
}
