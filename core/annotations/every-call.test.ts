/**
 * Every call to the disk that a session makes fails once, and for a while, with every code: what was said to be saved is
 * there, what was refused was refused by name, and saving works again without a restart.
 */
import { expect, it } from 'vitest';
import { ExpectedError } from '../../contract/reply.ts';
import { faultyDisk, type Fault, type Operation } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary, type TestLibrary } from './fixtures/library.ts';
import { times, tried } from './fixtures/scale.ts';
import type { AnnotationStore } from './store.ts';

const CODES = ['EIO', 'ENOSPC', 'EROFS', 'EACCES'] as const;
const LEFT = ['none', 'all', 'zeros'] as const;
const READS: readonly Operation[] = ['read', 'list', 'state'];
/** The failures a person is told by name. */
const TOLD = ['save-failed', 'annotations-unreadable', 'annotation-not-found'];

/** What a session said; `refused` counts what it refused. */
interface Session {
  /** Each annotation's note as it was last said to be saved; null when its deletion was. */
  readonly notes: Map<string, string | null>;
  /** What was refused since: it may be in the file all the same, and show after a restart. */
  readonly unsure: Map<string, (string | null)[]>;
  refused: number;
  /** The wall clock, in milliseconds since the epoch. */
  now: number;
}

/** A note is saved, or the failure has a name that a person is told. */
async function told(session: Session, action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    if (!(error instanceof ExpectedError) || !TOLD.includes(error.code)) throw error;
    session.refused++;
    return false;
  }
}

/** Opens, annotates, changes, deletes, restores, looks on the next day (which takes a snapshot), and annotates again. */
async function live(session: Session, store: AnnotationStore): Promise<void> {
  const say = async (id: string, note: string | null, action: () => Promise<unknown>): Promise<void> => {
    const before = session.unsure.get(id) ?? [];
    const isSaved = await told(session, action);
    if (isSaved) session.notes.set(id, note);
    session.unsure.set(id, isSaved ? [] : [...before, note]);
  };
  await say('a', 'first', () => annotate(store, 'first', 'a'));
  await say('a', 'changed', () => store.change({ annotationId: 'a', note: 'changed' }));
  await say('b', 'second', () => annotate(store, 'second', 'b'));
  await say('b', null, () => store.delete('b'));
  session.now += 86_400_000;
  await store.lookNow();
  await say('b', 'second', () => store.restore('b'));
  await say('c', 'third', () => annotate(store, 'third', 'c'));
  await store.lookNow();
}

async function openTold(
  session: Session,
  library: TestLibrary,
  fault: Fault,
  left: () => (typeof LEFT)[number],
) {
  let store: AnnotationStore | null = null;
  await told(session, async () => {
    store = await library.open({ disk: faultyDisk(fault, left), now: () => session.now });
  });
  // Assigned in the closure, where the compiler does not look.
  return store as AnnotationStore | null;
}

/** One session in which `fails` says which calls fail; afterwards the disk is sound. Answers how many calls there were. */
async function run(
  fails: (call: number, operation: Operation) => boolean,
  code: (typeof CODES)[number],
  left: (typeof LEFT)[number],
): Promise<{ calls: number; failed: number; refused: number }> {
  const library = await makeLibrary();
  const session: Session = { notes: new Map(), unsure: new Map(), refused: 0, now: Date.now() };
  let calls = 0;
  let failed = 0;
  let isSound = false;
  const fault: Fault = (operation) => {
    if (isSound || !fails(calls++, operation)) return null;
    failed++;
    return code;
  };
  const opened = await openTold(session, library, fault, () => left);
  if (opened) await live(session, opened);
  isSound = true;
  const store = opened ?? (await library.open());
  for (const [id, note] of session.notes) expect(store.find(id)?.note ?? null, id).toBe(note);
  await annotate(store, 'the disk is sound again', 'd');
  session.notes.set('d', 'the disk is sound again');
  for (let look = 0; look < 3; look++) await store.lookNow();
  await store.close();
  const reopened = await library.open();
  for (const [id, note] of session.notes)
    expect([note, ...(session.unsure.get(id) ?? [])], id).toContain(reopened.find(id)?.note ?? null);
  expect(await reopened.keptText(ARTICLE.textHash)).not.toBeNull();
  await reopened.close();
  return { calls, failed, refused: session.refused };
}

it('survives a failure of every call, with every code, once', { timeout: 300_000 }, async () => {
  const { calls } = await run(() => false, 'EIO', 'none');
  let failed = 0;
  let refused = 0;
  for (let call = 0; call < calls; call++)
    for (const code of CODES) {
      const outcome = await run((each) => each === call, code, LEFT[call % 3] ?? 'none');
      expect(outcome.failed, `call ${call}`).toBe(1);
      failed += outcome.failed;
      refused += outcome.refused;
    }
  tried(
    `${calls} calls x ${CODES.join(', ')}: ${failed} faults, ${refused} actions refused by name, nothing lost`,
  );
});

it('survives a disk that refuses to be written from any call on', { timeout: 300_000 }, async () => {
  const { calls } = await run(() => false, 'EIO', 'none');
  const step = times(3, 1);
  let runs = 0;
  let failed = 0;
  for (let call = 0; call < calls; call += step)
    for (const code of CODES) {
      const outcome = await run(
        (each, operation) => each >= call && !READS.includes(operation),
        code,
        LEFT[call % 3] ?? 'none',
      );
      runs++;
      failed += outcome.failed;
    }
  tried(
    `${runs} sessions on a disk that failed from some call on: ${failed} faults, nothing lost, saving again after`,
  );
});
