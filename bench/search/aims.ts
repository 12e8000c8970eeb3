/** What our search should come to beside each engine it is measured with, and how that is told. */
import type { Measured } from './measure.ts';

/** By engine: how many times as good ours should be. */
export type Ratios = Readonly<Record<string, number>>;

export interface Task {
  readonly title: string;
  /** What the grades are called. */
  readonly grade: string;
  readonly ratios: Ratios;
  /** What the grade should be at least, whatever others have. */
  readonly least?: number;
}

const OURS = 'Seedleaf';

const verdict = (value: number, aim: number): string =>
  `≥ ${aim.toFixed(2)}: ${value >= aim ? 'reached' : 'MISSED'}`;

function aimOf({ ratios, least }: Task, name: string, own: number, grade: number): string {
  const aim = ratios[name];
  if (name === OURS) return least === undefined ? '' : verdict(own, least);
  return aim === undefined ? '' : verdict(own / grade, aim);
}

/** Prints a task's figures, with our ratio to each engine and the aim beside it. */
export function show(task: Task, measured: ReadonlyMap<string, Measured>): void {
  const own = measured.get(OURS)?.grade ?? NaN;
  console.log(`\n${task.title}`);
  console.table(
    Object.fromEntries(
      [...measured].map(([name, { grade, empty, p50, p95, processor50, processor95, runs }]) => [
        name,
        {
          [task.grade]: grade.toFixed(4),
          'ours is': name === OURS ? '' : `${(own / grade).toFixed(3)} x`,
          aim: aimOf(task, name, own, grade),
          empty: `${(empty * 100).toFixed(1)} %`,
          'p50 ms': p50.toFixed(2),
          'p95 ms': p95.toFixed(2),
          'processor p50': processor50.toFixed(2),
          'processor p95': processor95.toFixed(2),
          runs,
        },
      ]),
    ),
  );
}
