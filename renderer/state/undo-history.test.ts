/** Taking back: step by step, each once, and again when it failed. */
import { describe, expect, it } from 'vitest';
import { UndoHistory } from './undo-history.ts';

function historyOf(...names: readonly string[]) {
  const history = new UndoHistory();
  const undone: string[] = [];
  const ways = names.map((name) =>
    history.add(() => {
      undone.push(name);
      return Promise.resolve(true);
    }, name),
  );
  return { history, undone, ways };
}

function deferred() {
  let resolve: (value: undefined) => void = () => undefined;
  const promise = new Promise<undefined>((done) => (resolve = done));
  return { promise, resolve };
}

describe('what was done', () => {
  it('is taken back step by step, the last first, until nothing is left', () => {
    const { history, undone } = historyOf('first', 'second');
    expect([history.undo(), history.undo(), history.undo()]).toEqual([true, true, false]);
    expect(undone).toEqual(['second', 'first']);
  });

  it('is taken back once, by its own way or by the key', async () => {
    const { history, undone, ways } = historyOf('first', 'second');
    await ways[0]?.();
    await ways[0]?.();
    history.undo();
    expect(history.undo()).toBe(false);
    expect(undone).toEqual(['first', 'second']);
  });

  it('can be tried again when taking it back failed, and says only what was taken back', async () => {
    const history = new UndoHistory();
    const answers = [false, true];
    const said: (string | null)[] = [];
    history.whenUndone = (what) => said.push(what);
    const way = history.add(() => Promise.resolve(answers.shift() ?? true), 'a mark');
    await way();
    expect(said).toEqual([]);
    await way();
    expect(said).toEqual(['a mark']);
    expect(history.undo()).toBe(false);
  });

  it('is taken back when it is done, and nothing from before in its place', async () => {
    const { history, undone } = historyOf('before');
    const work = deferred();
    const done = history.during(
      work.promise.then(() =>
        history.add(() => {
          undone.push('now');
          return Promise.resolve(true);
        }, 'now'),
      ),
    );
    expect(history.undo()).toBe(true);
    expect(undone).toEqual([]);
    work.resolve(undefined);
    await done;
    await expect.poll(() => undone).toEqual(['now']);
  });

  it('is remembered for a hundred steps', () => {
    const { history } = historyOf(...Array.from({ length: 101 }, (_, step) => String(step)));
    let undone = 0;
    while (history.undo()) undone++;
    expect(undone).toBe(100);
  });

  it('is no more in another library', () => {
    const { history } = historyOf('first');
    let offers = 1;
    history.whenForgotten = () => (offers = 0);
    history.forget();
    expect(history.undo()).toBe(false);
    expect(offers).toBe(0);
  });
});
