/** The notebook of an open library, what it tells, and its calls. */
import { COLOURS, type ColourNames } from '../../contract/annotation.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { Event } from '../../contract/events.ts';
import type { notebookCalls } from '../../contract/notebook.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { Notebook } from '../notebook/notebook.ts';
import type { NotebookSources } from '../notebook/sources.ts';

/** What the calls are answered by; asking fails with `library-missing` while there is nowhere to keep annotations. */
interface Open {
  readonly notebook: Notebook;
  readonly annotations: Pick<AnnotationStore, 'colourNames' | 'nameColour'>;
}

/** The names as they cross; in the order of the colours. */
const crossing = (names: ReturnType<AnnotationStore['colourNames']>): ColourNames =>
  Object.fromEntries(
    COLOURS.flatMap((colour) => {
      const name = names.get(colour);
      return name === undefined ? [] : [[colour, name]];
    }),
  );

interface Belongings extends NotebookSources {
  readonly store: NotebookSources['store'] & Pick<AnnotationStore, 'onColourNames'>;
}

/** The notebook tells whatever may change what the screen shows of it. Ends its listening with `close`. */
export function startNotebook(belongings: Belongings, emit: (event: Event) => void): Notebook {
  belongings.store.onColourNames((names) => emit({ name: 'colour-names-changed', payload: crossing(names) }));
  return new Notebook(belongings, () => emit({ name: 'notebook-changed', payload: {} }));
}

export const notebookHandlers = (current: () => Open): Handlers<keyof typeof notebookCalls> => ({
  notebook: (query) => current().notebook.window(query),
  notebookIds: (query) => current().notebook.ids(query),
  notebookFacets: () => current().notebook.facets(),
  listTags: (input) => current().notebook.tags(input),
  listAnnotatedArticles: (input) => current().notebook.articles(input),
  changeAnnotations: (input) => current().notebook.change(input),
  changeBack: (input) => current().notebook.changeBack(input),
  deleteAnnotations: (input) => current().notebook.delete(input),
  restoreAnnotations: async (input) => {
    await current().notebook.restore(input);
    return null;
  },
  renameTag: (input) => current().notebook.rename(input),
  colourNames: () => crossing(current().annotations.colourNames()),
  nameColour: async ({ colour, name }) => {
    const { annotations } = current();
    await annotations.nameColour(colour, name);
    return crossing(annotations.colourNames());
  },
});
