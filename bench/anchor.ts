/**
 * Anchoring beside two other ways: `npm run bench:anchor [-- --seed N] [--rounds N] [--texts DIR] [--offline]`. Prints how
 * often each finds a passage again after named edits whose truth is known letter by letter. Thresholds were tuned on
 * seeds below 1,000 only.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { printCalibration, printFalseAnchors, printShares, printTimes } from './anchor/report.ts';
import { downloadRevisions } from './anchor/packages.ts';
import { outcomesOfRevisions } from './anchor/revisions.ts';
import { outcomesOf } from './anchor/synthetic.ts';
import { textSource } from './anchor/texts.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seed: { type: 'string', default: '4242' },
    rounds: { type: 'string', default: '25' },
    texts: { type: 'string' },
    offline: { type: 'boolean', default: false },
  },
});

console.log(
  `Node ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown kind'}; seed ${values.seed}\n`,
);
const outcomes = [
  ...outcomesOf(textSource(values.texts ?? null), Number(values.seed), Number(values.rounds)),
];
printShares('by edit', outcomes, ({ scenario }) => scenario);
printShares('by kind', outcomes, ({ kind }) => kind);
printFalseAnchors(outcomes);
printCalibration(outcomes);
printTimes(outcomes);

const revisions = values.offline ? null : downloadRevisions();
if (revisions === null)
  console.log('No revisions could be downloaded: the table of real revisions is left out.');
else {
  const real = outcomesOfRevisions(revisions, Number(values.seed));
  printShares(`${revisions.length} real revisions`, real, ({ isEdited }) => (isEdited ? 'edited' : 'intact'));
  printShares(
    'edited in real revisions, by kind',
    real.filter(({ isEdited }) => isEdited),
    ({ kind }) => kind,
  );
}
