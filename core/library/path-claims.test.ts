import { describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { sketchOf } from '../ingest/sketch.ts';
import { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import { decodeSketch, thinSketch } from './likeness.ts';
import { PathClaims } from './path-claims.ts';
import { WhenCame } from './when-came.ts';

const BEGAN = 10_000_000;
const TEMPLATE = prose(randomFrom(1), 2);
const note = (of: number): string => `${TEMPLATE}\n\n${prose(randomFrom(of), 2)}`;
const [MONDAY, TUESDAY, WEDNESDAY] = [note(2), note(3), note(4)];

const entry = (id: string, path: string, text: string, more: Partial<ArticleEntry> = {}): ArticleEntry => ({
  ...{ id, path, bytesHash: text, textHash: text, sketch: thinSketch(sketchOf(text)) },
  ...{ title: '', excerpt: '', language: null, author: null, date: null, tags: [], words: 1 },
  ...{ size: 1, ino: 1, mtimeMs: 1, addedAt: 1, changedAt: 1, goneAt: null },
  ...more,
});

/** Monday's marked article is at `today.txt`, where this text is now; these are here besides. */
async function judge(
  text: string,
  others: readonly ArticleEntry[],
  { isSameFile = false, before }: { isSameFile?: boolean; before?: (whenCame: WhenCame) => void } = {},
) {
  const catalog = new Catalog();
  const monday = entry('monday', 'today.txt', MONDAY);
  for (const each of [monday, ...others]) catalog.put(each);
  const texts = new Map(others.map(({ path, textHash }) => [path, textHash]));
  const looked: string[] = [];
  const since = (): number => BEGAN;
  const whenCame = new WhenCame({ catalog, since });
  const claims = new PathClaims({
    ...{ catalog, since, whenCame },
    isAwaited: () => true,
    report: (error) => {
      throw error;
    },
    peek: (path) => {
      looked.push(path);
      const found = texts.get(path);
      if (found === undefined) return Promise.resolve('absent');
      return Promise.resolve({ bytesHash: found, textHash: found, sketch: decodeSketch(sketchOf(found)) });
    },
  });
  before?.(whenCame);
  const claim = {
    ...{ articleId: 'monday', path: 'today.txt', textHash: text, isSameFile },
    ...{ text: decodeSketch(sketchOf(text)), known: decodeSketch(sketchOf(MONDAY)) },
  };
  expect(claims.judged(claim)).toBeNull();
  expect(claims.waits('monday', 'today.txt', text)).toBe(true);
  expect(claims.isInDoubt('monday')).toBe(true);
  const verdicts = await claims.judge();
  expect(claims.waits('monday', 'today.txt', text)).toBe(true);
  claims.pass(verdicts);
  expect(claims.waits('monday', 'today.txt', text)).toBe(false);
  const keeps = claims.judged(claim);
  claims.settle('today.txt');
  expect(claims.isInDoubt('monday')).toBe(false);
  return { keeps, claims, looked };
}

const came = (path: string, text: string): ArticleEntry => entry(path, path, text, { addedAt: BEGAN });

describe('a marked article of whose text little is left at its path', () => {
  it('keeps the path when nothing that came has as much of it', async () => {
    expect((await judge(TUESDAY, [])).keeps).toBe(true);
    expect((await judge(`${TUESDAY} ${MONDAY.slice(-200)}`, [came('b.txt', WEDNESDAY)])).keeps).toBe(true);
  });

  it('loses it to what came with more of it elsewhere, be it many times as long', async () => {
    const grown = `${MONDAY}\n\n${prose(randomFrom(9), 40)}`;
    for (const text of [MONDAY, `${MONDAY} And more.`, grown]) {
      const { keeps, claims } = await judge(TUESDAY, [came('b.txt', WEDNESDAY), came('c.txt', text)]);
      expect(keeps).toBe(false);
      expect(claims.seenAt('monday')[0]?.path).toBe('c.txt');
    }
  });

  it('keeps it when what has more of it was there all along', async () => {
    expect((await judge(TUESDAY, [entry('copy', 'c.txt', MONDAY)])).keeps).toBe(true);
  });

  it('loses it to a text that took the place of another in a file that was there', async () => {
    const wednesday = entry('wednesday', 'c.txt', WEDNESDAY);
    const isRewritten = (whenCame: WhenCame): void =>
      whenCame.noteRead(wednesday, decodeSketch(sketchOf(MONDAY)));
    expect((await judge(TUESDAY, [entry('wednesday', 'c.txt', MONDAY)], { before: isRewritten })).keeps).toBe(
      false,
    );
  });

  it('is known again elsewhere for sure alone, and never when its file was written to', async () => {
    const replaced = await judge(TUESDAY, [came('c.txt', MONDAY)]);
    expect(replaced.claims.mayReturn('monday', 1)).toBe(true);
    expect(replaced.claims.mayReturn('monday', 0.5)).toBe(false);
    expect(replaced.claims.mayReturn('another', 0.5)).toBe(true);
    const written = await judge(TUESDAY, [came('c.txt', MONDAY)], { isSameFile: true });
    expect(written.claims.mayReturn('monday', 1)).toBe(false);
  });

  it('has not lost it any more once it is here again', async () => {
    const { claims } = await judge(TUESDAY, [came('c.txt', MONDAY)], { isSameFile: true });
    claims.isHere('monday');
    expect(claims.seenAt('monday')).toEqual([]);
    expect(claims.mayReturn('monday', 1)).toBe(true);
  });

  it('costs a few looks, however many came', async () => {
    const many = Array.from({ length: 50 }, (_, at) => came(`${at}.txt`, note(100 + at)));
    expect((await judge(TUESDAY, many)).looked.length).toBeLessThanOrEqual(4);
  });
});

describe('very many marked notes of one template that wait together', () => {
  const MANY = 600;

  it('are judged in little time, and each is found where it is', async () => {
    const claims = new PathClaims({
      ...{ catalog: new Catalog(), whenCame: { cameAt: () => null } },
      ...{ since: () => BEGAN, isAwaited: () => true },
      peek: () => Promise.resolve('absent'),
      report: (error) => {
        throw error;
      },
    });
    const sketches = Array.from({ length: MANY }, (_, at) => decodeSketch(sketchOf(note(1_000 + at))));
    const others = Array.from({ length: MANY }, (_, at) => decodeSketch(sketchOf(note(9_000 + at))));
    // Of every three, two changed places, and one is another by the template.
    const standsAt = (at: number): number => (at % 3 === 0 ? at + 1 : at - 1);
    sketches.forEach((known, at) => {
      const text = (at % 3 === 2 ? others[at] : sketches[standsAt(at)]) ?? known;
      const claim = { articleId: `${at}`, path: `${at}.txt`, textHash: `${at}`, isSameFile: false };
      claims.judged({ ...claim, text, known });
    });
    const began = performance.now();
    claims.pass(await claims.judge());
    expect(performance.now() - began).toBeLessThan(3_000);
    const wrong = sketches.filter((_, at) => {
      const [first] = claims.seenAt(`${at}`);
      return at % 3 !== 2 && first?.path !== `${standsAt(at)}.txt`;
    });
    expect(wrong).toEqual([]);
    // As much of it stands with others of the template as at its path.
    for (let at = 2; at < MANY; at += 3) expect(claims.seenAt(`${at}`)).not.toEqual([]);
  });
});
