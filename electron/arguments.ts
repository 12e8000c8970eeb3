/** What the command line may say to the desktop shell. Everything else on it belongs to Electron. Pure. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { linkOn } from './links.ts';

export interface Arguments {
  /** `--library DIR`: the folder to read, absolute; null when none is named. */
  readonly libraryDir: string | null;
  /** `--data DIR`: where settings and caches are kept instead of the system's place, absolute; null when none is named. */
  readonly dataDir: string | null;
  /** The link into the library that the system wants opened; null when there is none. */
  readonly link: string | null;
}

/** `argv` without the program (and without the script's path, in a checkout); relative folders start from `cwd`. */
export function readArguments(argv: readonly string[], cwd: string): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { library: { type: 'string' }, data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const folder = (value: unknown): string | null =>
    typeof value === 'string' && value !== '' ? resolve(cwd, value) : null;
  return { libraryDir: folder(values['library']), dataDir: folder(values['data']), link: linkOn(argv) };
}
