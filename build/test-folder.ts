/** Gives the tests of one run a folder for what they make, which goes when they end. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What systems call the folder for temporary files: POSIX, and Windows. */
const NAMES = ['TMPDIR', 'TEMP', 'TMP'] as const;

export default function makeFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'seedleaf-tests-'));
  // A test that is somebody else for a while must get through to what it made.
  chmodSync(folder, 0o711);
  for (const name of NAMES) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
