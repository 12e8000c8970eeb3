/** Outcomes as tables of plain text. */
import { VERDICTS, type Verdict } from '../../core/annotations/fixtures/letters.ts';
import { METHOD_NAMES, type MethodName } from './methods.ts';
import type { Outcome } from './synthetic.ts';

type Judged = Pick<Outcome, 'method' | 'verdict'>;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
const count = (outcomes: readonly Judged[], verdict: Verdict): number =>
  outcomes.filter((outcome) => outcome.verdict === verdict).length;

/** `right/near/wrong/orphan` in per cent. */
const shares = (outcomes: readonly Judged[]): string =>
  VERDICTS.map((verdict) => percent(count(outcomes, verdict), outcomes.length)).join('/');

const print = (cells: readonly string[]): void => {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(42) : cell.padStart(24))).join(''));
};

/** One row a group and one column a method. */
export function printShares<O extends Judged>(
  title: string,
  outcomes: readonly O[],
  groupOf: (outcome: O) => string,
): void {
  print([`${title}: ${VERDICTS.join('/')} %`, ...METHOD_NAMES]);
  const row = (name: string, some: readonly O[]): void => {
    const cases = some.length / METHOD_NAMES.length;
    print([
      `${name} (${cases})`,
      ...METHOD_NAMES.map((method) => shares(some.filter((outcome) => outcome.method === method))),
    ]);
  };
  for (const name of new Set(outcomes.map(groupOf)))
    row(
      name,
      outcomes.filter((outcome) => groupOf(outcome) === name),
    );
  row('all', outcomes);
  console.log();
}

export function printFalseAnchors(outcomes: readonly Outcome[]): void {
  print(['passages that were deleted', ...METHOD_NAMES]);
  print([
    'anchored all the same, %',
    ...METHOD_NAMES.map((method) => {
      const deleted = outcomes.filter((outcome) => outcome.isDeleted && outcome.method === method);
      return percent(deleted.filter(({ state }) => state !== 'orphaned').length, deleted.length);
    }),
  ]);
  console.log();
}

export function printTimes(outcomes: readonly Outcome[]): void {
  print(['ms a passage on a 10 kB article', ...METHOD_NAMES]);
  const timesOf = (method: MethodName): number[] =>
    outcomes
      .filter((outcome) => outcome.method === method)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
  for (const [name, share] of [
    ['median', 0.5],
    ['p99', 0.99],
  ] as const)
    print([name, ...METHOD_NAMES.map((method) => quantile(timesOf(method), share).toFixed(2))]);
  console.log();
}

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN;

/** What a state promises: how often each was said, and how often its place was right. */
export function printCalibration(outcomes: readonly Outcome[]): void {
  for (const method of ['ours', 'ours, without kept text'] as const) {
    print([`what a state of ${method} was worth`, 'said', 'right %', 'near %', 'wrong %']);
    const ours = outcomes.filter((outcome) => outcome.method === method);
    for (const state of ['exact', 'moved', 'edited', 'uncertain', 'orphaned']) {
      const said = ours.filter((outcome) => outcome.state === state);
      const share = (verdict: Verdict): string => percent(count(said, verdict), said.length);
      print([
        state,
        String(said.length),
        share('right'),
        share('near'),
        share(state === 'orphaned' ? 'orphan' : 'wrong'),
      ]);
    }
    console.log();
  }
}
