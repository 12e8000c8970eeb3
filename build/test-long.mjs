// `npm run test:long`: the tests that try a number of things each, with the full numbers. Prints what was tried.
import { npm } from './setup/run.mjs';

/** The tests that try more when they are told to. */
const LONG = [
  'core/annotations',
  'core/session/file-histories.property.test.ts',
  'core/session/real-histories.test.ts',
  'core/session/index-kill.test.ts',
  'core/search/stored-index.property.test.ts',
];

const startedAt = Date.now();
const passed = npm(['run', '--silent', 'test:unit', '--', ...LONG], { env: { SEEDLEAF_LONG: '1' } });
console.log(`${passed ? 'Passed' : 'FAILED'} in ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
process.exitCode = passed ? 0 : 1;
