/** One engine at a time in a data folder: two would write the same journal. A file there names the process. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Claim =
  | { readonly kind: 'claimed'; release(): void }
  /** Another process, still alive, has it. */
  | { readonly kind: 'taken'; readonly pid: number; readonly file: string };

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM'; // it lives, and is somebody else's
  }
}

/** The process that the file names; null when it names none that lives. */
function owner(file: string): number | null {
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null;
}

/** Claims the folder, made when it is missing, for this process. Throws the system's error when it cannot be written. */
export function claimDataFolder(dir: string): Claim {
  const file = join(dir, 'running.pid');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
      return { kind: 'claimed', release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const pid = owner(file);
    if (pid !== null) return { kind: 'taken', pid, file };
    rmSync(file, { force: true }); // left by a process that was killed
  }
}
