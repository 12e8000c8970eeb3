/**
 * Anchoring beside two other ways: `npm run bench:anchor [-- --seed N] [--rounds N] [--texts DIR] [--offline]`. Prints how
 * often each finds a passage again after named edits whose truth is known letter by letter, and through real revisions.
 * Thresholds were tuned on seeds below 1,000 only.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { placeAll, printMegabyte } from './anchor/megabyte.ts';
import { downloadRevisions } from './anchor/packages.ts';
import { printCalibration, printFalseAnchors, printShares, printTimes } from './anchor/report.ts';
import { outcomesOfRevisions } from './anchor/revisions.ts';
import { outcomesOf } from './anchor/synthetic.ts';
import { textSource } from './anchor/texts.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      seed: { type: 'string', default: '4242' },
      rounds: { type: 'string', default: '25' },
      texts: { type: 'string' },
      offline: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const [core] = cpus();
  console.log(
    `Node ${process.version}, ${cpus().length} cores (${core?.model ?? 'unknown'}); seed ${seed}\n`,
  );
  printEdits(values.texts ?? null, seed, Number(values.rounds));
  printRevisions(values.offline, seed);
  await printMegabyte(import.meta.url, seed);
}

function printEdits(texts: string | null, seed: number, rounds: number): void {
  const outcomes = [...outcomesOf(textSource(texts), seed, rounds)];
  printShares('by edit', outcomes, ({ scenario }) => scenario);
  printShares('by kind', outcomes, ({ kind }) => kind);
  printFalseAnchors(outcomes);
  printCalibration(outcomes);
  printTimes(outcomes);
}

function printRevisions(isOffline: boolean, seed: number): void {
  const revisions = isOffline ? null : downloadRevisions();
  if (revisions === null) {
    console.log('No revisions could be downloaded: the table of real revisions is left out.\n');
    return;
  }
  for (const isHeldOut of [false, true]) {
    const some = revisions.filter((revision) => revision.isHeldOut === isHeldOut);
    const outcomes = outcomesOfRevisions(some, seed);
    const name = isHeldOut ? 'revisions held out' : 'revisions looked at';
    printShares(`${some.length} ${name}`, outcomes, ({ isEdited }) => (isEdited ? 'edited' : 'intact'));
    printShares(
      'edited, by kind',
      outcomes.filter(({ isEdited }) => isEdited),
      ({ kind }) => kind,
    );
  }
}

// A worker's data has no type of its own; only `printMegabyte` starts this module as one.
if (isMainThread) await main();
else parentPort?.postMessage(placeAll(workerData as Parameters<typeof placeAll>[0]));
