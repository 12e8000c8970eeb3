/** What the painting benchmark runs inside the browser: the program's own page code, and wrapping as it is usually done. */
import type { Colour } from '../../contract/annotation.ts';
import { MESSAGES } from '../../contract/messages/index.ts';
import type { Article, Span } from '../../contract/article.ts';
import { buildText } from '../../renderer/page/build-text.ts';
import { IntervalIndex } from '../../renderer/page/interval-index.ts';
import { MarkElements } from '../../renderer/page/mark-elements.ts';
import { paintMarks } from '../../renderer/page/paint.ts';
import { TextView } from '../../renderer/page/text-view.ts';

export type Way = 'painted' | 'painted, all laid out' | 'marks in the text' | 'wrapped, all laid out';

export interface Mark extends Span {
  readonly colour: Colour;
}

/** Milliseconds by the browser's clock. */
export interface Timing {
  /** From nothing to the text on the screen. */
  readonly text: number;
  /** From having the marks to having made what shows them, and until that is on the screen. */
  readonly made: number;
  readonly shown: number;
}

export interface Hits {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  /** Points at which there was a mark, of those that were asked. */
  readonly found: number;
  readonly asked: number;
}

/** Resolves after the next frame has been drawn. */
const frame = (): Promise<void> =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(null);
    }),
  );

/** As a script of a few lines does it: each run of each mark cut out of its text node and put into an element. */
function wrapEach(view: TextView, marks: readonly Mark[]): void {
  for (const mark of marks.toReversed()) {
    for (const range of view.ranges(mark)) {
      const element = document.createElement('mark');
      element.dataset['colour'] = mark.colour;
      element.append(range.extractContents());
      range.insertNode(element);
      view.forget(view.blockAt(mark.start));
    }
  }
}

const show: Readonly<Record<Way, (view: TextView, marks: readonly Mark[]) => void>> = {
  painted: paintMarks,
  'painted, all laid out': paintMarks,
  'wrapped, all laid out': wrapEach,
  'marks in the text': (view, marks) => {
    new MarkElements(view).wear(
      marks.map((mark, at) => ({ ...mark, id: String(at), begins: '', ends: '', description: null })),
    );
  },
};

const root = (): HTMLElement => {
  const element = document.querySelector<HTMLElement>('.page-text');
  if (!element) throw new Error('There is no page to set the text on.');
  return element;
};

let view: TextView | null = null;
let index = new IntervalIndex<Mark>([]);

/** Sets an article and shows its marks, each timed. */
async function open(way: Way, article: Article, marks: readonly Mark[]): Promise<Timing> {
  root().classList.toggle('whole', way.endsWith('all laid out'));
  await frame();
  const begun = performance.now();
  root().replaceChildren(buildText(article, MESSAGES.en.page));
  view = new TextView(root(), article);
  await frame();
  const text = performance.now();
  show[way](view, marks);
  index = new IntervalIndex(marks);
  const made = performance.now();
  await frame();
  return { text: text - begun, made: made - text, shown: performance.now() - made };
}

/** Asks at many points what lies there, in the way of the page or of elements. */
async function hit(way: Way, points: number): Promise<Hits> {
  const scroller = document.querySelector('main');
  if (!view || !scroller) throw new Error('Nothing has been opened.');
  const on = view;
  const box = root().getBoundingClientRect();
  const times: number[] = [];
  let found = 0;
  for (let at = 0; at < points; at++) {
    if (at % 50 === 0) {
      scroller.scrollTop = (scroller.scrollHeight * at) / points;
      await frame();
      await frame();
    }
    const x = box.left + ((at * 7919) % box.width);
    const y = 20 + ((at * 104_729) % (innerHeight - 40));
    const begun = performance.now();
    const marks = way.startsWith('painted')
      ? index.at(on.offsetAtPoint(x, y) ?? -1)
      : [document.elementFromPoint(x, y)?.closest('mark')].filter(Boolean);
    times.push(performance.now() - begun);
    if (marks.length > 0) found++;
  }
  times.sort((a, b) => a - b);
  const share = (part: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { median: share(0.5), p99: share(0.99), worst: share(1), found, asked: points };
}

const painting = { open, hit };
declare global {
  interface Window {
    painting: typeof painting;
  }
}
window.painting = painting;
