/**
 * From statements to what is in memory: stamps them, has them written in one append, and only then takes them in. Very
 * many are gone through in slices; whoever says something meanwhile says it later, by the stamps.
 */
import { ExpectedError } from '../../contract/reply.ts';
import { forEachInSlices, startPace } from './in-slices.ts';
import { momentBefore, type Clock } from './journal/clock.ts';
import type { Journal } from './journal/journal.ts';
import type { WholeLine } from './journal/line.ts';
import { RECORD_VERSION, type JournalRecord } from './journal/record.ts';
import type { RefusedDeletions } from './refused-deletions.ts';
import type { TimedStatement } from './statements.ts';

/** So many records are taken in, and told of, in one turn; and so many articles that changed elsewhere. */
const FEW = 500;
const FEW_ARTICLES = 20;
/** What is said of one annotation in one append, at most. */
const MOST_OF_ONE = 3;

export interface AppendingOptions {
  readonly clock: Pick<Clock, 'reserve'>;
  readonly journal: Pick<Journal, 'append' | 'writeAgain'>;
  readonly device: string;
  readonly now: () => number;
  readonly refusals: RefusedDeletions;
  readonly isClosed: () => boolean;
  /** Takes a record in; answers the articles it concerns. */
  readonly take: (record: JournalRecord) => readonly string[];
  /** The article that an annotation belongs to, as far as is known. */
  readonly articleOf: (annotationId: string) => string | null;
  readonly tell: (articleIds: readonly string[]) => void;
}

export interface Appending {
  readonly append: (statements: readonly TimedStatement[]) => Promise<void>;
  /** In one append: what comes first, then what is to be said of each; all or none. */
  readonly appendEach: <T>(
    items: readonly T[],
    statementsOf: (item: T) => readonly TimedStatement[],
    first?: readonly TimedStatement[],
  ) => Promise<void>;
  /** Writes what is known, as it is, and takes it in again. */
  readonly writeAgain: (lines: readonly WholeLine[]) => Promise<void>;
  /** Tells of articles some at a time. */
  readonly tellInTurns: (articleIds: readonly string[]) => Promise<void>;
  /** Resolves when nothing is being written or taken in. */
  readonly finished: () => Promise<void>;
}

export function createAppending(o: AppendingOptions): Appending {
  const { journal, refusals, tell, take } = o;
  const underWay = new Set<Promise<void>>();
  const following = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    const end = (): boolean => underWay.delete(work);
    work.then(end, end);
    return work;
  };

  /** Article by article, so that whoever listens hears once of each, and never of one that is half taken in. */
  const takeMany = async (records: readonly JournalRecord[]): Promise<void> => {
    const byArticle = new Map<string | null, JournalRecord[]>();
    await forEachInSlices(records, (record) => {
      const articleId = record.kind === 'annotate' ? record.articleId : articleOfRecord(record, o.articleOf);
      const others = byArticle.get(articleId);
      if (others) others.push(record);
      else byArticle.set(articleId, [record]);
    });
    const pace = startPace();
    for (const together of byArticle.values()) {
      for (let from = 0; from < together.length; from += FEW) {
        tell([...new Set(together.slice(from, from + FEW).flatMap(take))]);
        await pace();
      }
    }
  };
  const takeIn = async (records: readonly JournalRecord[]): Promise<void> => {
    if (records.length > FEW) await takeMany(records);
    else tell([...new Set(records.flatMap(take))]);
  };

  const appendEach: Appending['appendEach'] = async (items, statementsOf, first = []) => {
    if (o.isClosed()) throw new ExpectedError('unavailable', 'The annotations of this library were closed.');
    const opening = [...refusals.takingBack(), ...first];
    const most = opening.length + items.length * MOST_OF_ONE;
    if (most === 0) return;
    const { time, count } = o.clock.reserve(most);
    const wallTime = o.now();
    const records: JournalRecord[] = [];
    const add = ({ since = time, ...statement }: TimedStatement): void => {
      const told = { time, count: count + records.length };
      const stamp = since < time ? momentBefore(since, told) : told;
      records.push({ v: RECORD_VERSION, stamp, device: o.device, wallTime, ...statement });
    };
    opening.forEach(add);
    await forEachInSlices(items, (item) => statementsOf(item).forEach(add));
    if (records.length === 0) return;
    try {
      await journal.append(records);
    } catch (error) {
      refusals.refused(records);
      throw error;
    }
    refusals.written(records);
    await takeIn(records);
  };

  return {
    append: (statements) => following(appendEach([], () => [], statements)),
    appendEach: (...said) => following(appendEach(...said)),
    writeAgain: (lines) =>
      following(
        journal
          .writeAgain(lines)
          .then(() => takeIn(lines.flatMap((line) => (line.kind === 'record' ? [line.record] : [])))),
      ),
    tellInTurns: async (articleIds) => {
      const pace = startPace();
      for (let from = 0; from < articleIds.length; from += FEW_ARTICLES) {
        tell(articleIds.slice(from, from + FEW_ARTICLES));
        await pace();
      }
    },
    finished: async () => {
      await Promise.allSettled([...underWay]);
    },
  };
}

const articleOfRecord = (
  record: JournalRecord,
  articleOf: (annotationId: string) => string | null,
): string | null => ('id' in record ? articleOf(record.id) : null);
