// `npm test`: every proof in order, each with its time; a step that fails stops none of the others. The last line sums
// up. `npm test -- unit component` runs the named steps alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './setup/run.mjs';
import { add, closingLine, countPlaywright, countVitest, NOTHING, readReport } from './setup/counts.mjs';

/**
 * A step is one of package.json's scripts. Those that count their tests write a report.
 * @typedef {{ name: string, script: string, counted?: 'vitest' | 'playwright' }} Step
 * @type {readonly Step[]}
 */
const STEPS = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'layers', script: 'check:layers' },
  { name: 'size', script: 'check:size' },
  { name: 'unit', script: 'test:unit', counted: 'vitest' },
  { name: 'component', script: 'test:component', counted: 'vitest' },
  { name: 'end-to-end', script: 'test:e2e', counted: 'playwright' },
];

const reports = mkdtempSync(join(tmpdir(), 'seedleaf-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

/**
 * How the runner is asked for a report in `file`.
 * @param {Step} step
 * @param {string} file
 * @returns {{ args: string[], env: NodeJS.ProcessEnv }}
 */
function askForReport({ counted }, file) {
  if (counted === 'vitest')
    return { args: ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} };
  if (counted === 'playwright')
    return { args: ['--', '--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
  return { args: [], env: {} };
}

/** @param {Step} step */
function runStep(step) {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}`);
  const file = join(reports, `${step.name}.json`);
  const { args, env } = askForReport(step, file);
  const startedAt = Date.now();
  const passed = npm(['run', '--silent', step.script, ...args], { env });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
  const report = readReport(file);
  const counts =
    report === null ? NOTHING : step.counted === 'vitest' ? countVitest(report) : countPlaywright(report);
  for (const title of counts.skippedTitles) console.log(`   skipped: ${title}`);
  for (const title of counts.flakyTitles) console.log(`   passed only at the second try: ${title}`);
  // A step that fails without naming a test (a check, a runner that broke) is a failure all the same.
  return { step, passed, counts: passed || counts.failed > 0 ? counts : { ...counts, failed: 1 } };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. The steps: ${STEPS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const results = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map(runStep);
const failed = results.filter(({ passed }) => !passed).map(({ step }) => step.name);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${closingLine(results.map(({ counts }) => counts).reduce(add, NOTHING))}`);
process.exitCode = failed.length > 0 ? 1 : 0;
