/** The fake engine's notebook: every question goes through all annotations anew. */
import {
  acceptedWords,
  COLOURS,
  type AnchoredAnnotation,
  type Colour,
  type ColourNames,
} from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import type { InputOf } from '../../contract/calls.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type {
  ChangedBefore,
  notebookCalls,
  NotebookFilter,
  NotebookRow,
  Which,
} from '../../contract/notebook.ts';
import { parseSearch } from '../../contract/query/parse.ts';
import type { AnnotatedArticle } from '../../contract/review.ts';
import { occurrences } from './fake-search.ts';

export interface FakeNotebookSources {
  readonly all: () => readonly AnchoredAnnotation[];
  readonly article: (articleId: string) => AnnotatedArticle;
  readonly change: (input: InputOf<'changeAnnotation'>) => void;
  /** It counts as changed when it did before. */
  readonly changeBack: (input: InputOf<'changeAnnotation'>, updatedAt: number) => void;
  readonly remove: (annotationId: string) => void;
  readonly restore: (annotationId: string) => void;
  /** Called after every change of many, and of a colour's name. */
  readonly tell: () => void;
  readonly tellNames: (names: ColourNames) => void;
}

type Listing = InputOf<'notebookIds'>;

const wordsOf = (search: string): string[] => search.split(/\s+/).filter(Boolean);
const marksIn = (text: string, search: string): Span[] =>
  wordsOf(search).flatMap((word) => occurrences(text, word));
const holds = (text: string, word: string): boolean => occurrences(text, word).length > 0;

function passes(filter: NotebookFilter, one: AnchoredAnnotation, article: AnnotatedArticle): boolean {
  const { colours, tags, untagged, articleId, date, states, gone, search } = filter;
  const at = date.by === 'created' ? one.createdAt : one.updatedAt;
  const words = [one.passage.exact, one.note, ...one.tags].join('\n');
  return (
    (colours.length === 0 || colours.includes(one.colour)) &&
    tags.every((tag) => one.tags.includes(tag)) &&
    (!untagged || one.tags.length === 0) &&
    (articleId === null || one.articleId === articleId) &&
    (date.from === null || at >= date.from) &&
    (date.until === null || at < date.until) &&
    (states.length === 0 || states.includes(one.anchor.state)) &&
    (!gone || !article.isHere) &&
    wordsOf(search).every((word) => holds(words, word))
  );
}

interface Member {
  readonly one: AnchoredAnnotation;
  readonly group: string | null;
}

export function createFakeNotebook(sources: FakeNotebookSources): Handlers<keyof typeof notebookCalls> {
  const names = new Map<Colour, string>();
  const named = (): ColourNames => Object.fromEntries(names);
  const place = (one: AnchoredAnnotation): number =>
    one.anchor.state === 'orphaned' ? one.passage.start : one.anchor.start;
  const byPlace = (a: AnchoredAnnotation, b: AnchoredAnnotation): number =>
    sources.article(a.articleId).title.localeCompare(sources.article(b.articleId).title) ||
    place(a) - place(b);
  const compare = {
    created: (a: AnchoredAnnotation, b: AnchoredAnnotation) => a.createdAt - b.createdAt,
    changed: (a: AnchoredAnnotation, b: AnchoredAnnotation) => a.updatedAt - b.updatedAt,
    place: byPlace,
    colour: (a: AnchoredAnnotation, b: AnchoredAnnotation) =>
      COLOURS.indexOf(a.colour) - COLOURS.indexOf(b.colour) || byPlace(a, b),
  };
  const passing = (filter: NotebookFilter): AnchoredAnnotation[] =>
    sources.all().filter((one) => passes(filter, one, sources.article(one.articleId)));

  const listed = ({ filter, sort, descending, group }: Omit<Listing, 'from' | 'count'>): Member[] => {
    const sorted = passing(filter).sort(compare[sort]);
    if (descending) sorted.reverse();
    const groupsOf = (one: AnchoredAnnotation): readonly (string | null)[] => {
      if (group === 'none') return [null];
      if (group === 'article') return [sources.article(one.articleId).title];
      return one.tags.length > 0 ? one.tags : [null];
    };
    const members = sorted.flatMap((one) => groupsOf(one).map((name) => ({ one, group: name })));
    if (group === 'none') return members;
    const order = [...new Set(members.map((member) => member.group))];
    if (group === 'tag')
      order.sort((a, b) => Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? ''));
    return order.flatMap((name) => members.filter((member) => member.group === name));
  };

  const rowOf = (members: readonly Member[], index: number, input: InputOf<'notebook'>): NotebookRow[] => {
    const member = members[index];
    if (!member) return [];
    const { id, colour, note, tags, passage, createdAt, updatedAt, anchor, articleId } = member.one;
    const opens = input.group !== 'none' && members[index - 1]?.group !== member.group;
    const rows = members.filter(({ group }) => group === member.group).length;
    const { search } = input.filter;
    const today = acceptedWords(member.one, anchor.state);
    return [
      {
        annotationId: id,
        ...{ colour, note, tags, createdAt, updatedAt, anchor },
        quote: passage.exact,
        cutBefore: false,
        cutAfter: false,
        quoteMarks: marksIn(passage.exact, search),
        today:
          today === null
            ? null
            : { words: today, cutBefore: false, cutAfter: false, marks: marksIn(today, search) },
        noteMarks: marksIn(note, search),
        article: sources.article(articleId),
        opens: opens || (input.group !== 'none' && index === 0) ? { name: member.group, rows } : null,
      },
    ];
  };

  const those = (which: Which): AnchoredAnnotation[] =>
    which.kind === 'ids'
      ? sources.all().filter(({ id }) => which.annotationIds.includes(id))
      : passing(which.filter).filter(({ id }) => !which.except.includes(id));

  const retag = (
    annotations: readonly AnchoredAnnotation[],
    tagsOf: (one: AnchoredAnnotation) => readonly string[],
    colour?: Colour,
  ): ChangedBefore[] => {
    const before: ChangedBefore[] = [];
    for (const one of annotations) {
      const tags = tagsOf(one);
      const isRetagged = tags.join('\n') !== one.tags.join('\n');
      const isRecoloured = colour !== undefined && colour !== one.colour;
      if (!isRetagged && !isRecoloured) continue;
      const made = {
        ...(isRetagged ? { tags: [...tags] } : {}),
        ...(isRecoloured ? { colour } : {}),
      };
      before.push({
        ...{ annotationId: one.id, updatedAt: one.updatedAt, made: { ...made, updatedAt: one.updatedAt } },
        ...(isRetagged ? { tags: [...one.tags] } : {}),
        ...(isRecoloured ? { colour: one.colour } : {}),
      });
      sources.change({ annotationId: one.id, ...made });
    }
    sources.tell();
    return before;
  };

  const holding = <Item>(items: readonly Item[], nameOf: (item: Item) => string, query: string): Item[] => {
    const found = items.filter((item) => query === '' || holds(nameOf(item), query));
    const begins = (item: Item): number => Number(occurrences(nameOf(item), query)[0]?.start !== 0);
    return found.sort((a, b) => begins(a) - begins(b));
  };
  const tagCounts = (): { tag: string; annotations: number }[] => {
    const all = sources.all().flatMap(({ tags }) => tags);
    return [...new Set(all)]
      .map((tag) => ({ tag, annotations: all.filter((each) => each === tag).length }))
      .sort((a, b) => b.annotations - a.annotations || a.tag.localeCompare(b.tag));
  };

  return {
    notebook: (input) => {
      const members = listed(input);
      return {
        total: members.length,
        annotations: new Set(members.map(({ one }) => one.id)).size,
        all: sources.all().length,
        from: input.from,
        rows: Array.from({ length: input.count }, (_, at) => at + input.from).flatMap((index) =>
          rowOf(members, index, input),
        ),
        problems: parseSearch(input.filter.search).problems,
      };
    },
    notebookIds: (input) => [
      ...new Set(
        listed(input)
          .slice(input.from, input.from + input.count)
          .map(({ one }) => one.id),
      ),
    ],
    notebookFacets: () => {
      const all = sources.all();
      const coloured = (colour: Colour): number => all.filter((one) => one.colour === colour).length;
      const inState = (state: string): number => all.filter(({ anchor }) => anchor.state === state).length;
      return {
        colours: {
          sun: coloured('sun'),
          leaf: coloured('leaf'),
          sky: coloured('sky'),
          rose: coloured('rose'),
          plum: coloured('plum'),
        },
        states: {
          exact: inState('exact'),
          moved: inState('moved'),
          edited: inState('edited'),
          uncertain: inState('uncertain'),
          orphaned: inState('orphaned'),
          checking: 0,
        },
        gone: all.filter(({ articleId }) => !sources.article(articleId).isHere).length,
        untagged: all.filter(({ tags }) => tags.length === 0).length,
        tags: tagCounts().length,
        articles: new Set(all.map(({ articleId }) => articleId)).size,
      };
    },
    listTags: ({ query, limit }) => holding(tagCounts(), ({ tag }) => tag, query).slice(0, limit),
    listAnnotatedArticles: ({ query, limit }) => {
      const ids = sources.all().map(({ articleId }) => articleId);
      const counts = [...new Set(ids)].map((articleId) => ({
        article: sources.article(articleId),
        annotations: ids.filter((id) => id === articleId).length,
      }));
      return holding(counts, ({ article }) => `${article.title} ${article.path}`, query).slice(0, limit);
    },
    changeAnnotations: ({ which, colour, addTags = [], removeTags = [] }) =>
      retag(
        those(which),
        ({ tags }) => [...new Set([...tags.filter((tag) => !removeTags.includes(tag)), ...addTags])],
        colour,
      ),
    changeBack: ({ before }) => {
      let taken = 0;
      for (const { annotationId, colour, note, tags, updatedAt, made } of before) {
        const now = sources.all().find(({ id }) => id === annotationId);
        const back = {
          ...(colour === undefined || now?.colour !== made.colour ? {} : { colour }),
          ...(note === undefined || now?.note !== made.note ? {} : { note }),
          ...(tags === undefined ? {} : { tags }),
        };
        if (Object.keys(back).length === 0) continue;
        sources.changeBack({ annotationId, ...back }, updatedAt);
        taken++;
      }
      sources.tell();
      return taken;
    },
    deleteAnnotations: ({ which }) => {
      const ids = those(which).map(({ id }) => id);
      ids.forEach(sources.remove);
      sources.tell();
      return ids;
    },
    restoreAnnotations: ({ annotationIds }) => {
      annotationIds.forEach(sources.restore);
      sources.tell();
      return null;
    },
    renameTag: ({ tag, name }) =>
      retag(
        sources.all().filter(({ tags }) => tags.includes(tag)),
        ({ tags }) => [...new Set(tags.map((one) => (one === tag ? name : one)))],
      ),
    colourNames: named,
    nameColour: ({ colour, name }) => {
      if (name === '') names.delete(colour);
      else names.set(colour, name);
      sources.tellNames(named());
      return named();
    },
  };
}
