/** Prose with a history: what released versions of packages tell their readers. Downloaded once, kept in the temporary folder. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const CACHE = join(tmpdir(), 'seedleaf-bench-packages');

/** Packages with READMEs or guides that people rewrote, and versions far enough apart. */
const HISTORIES: Readonly<Record<string, readonly string[]>> = {
  chokidar: ['2.0.0', '3.0.0', '3.5.0', '4.0.0'],
  commander: ['5.0.0', '7.0.0', '9.0.0', '12.0.0'],
  dotenv: ['8.0.0', '10.0.0', '16.0.0', '16.4.0'],
  execa: ['2.0.0', '4.0.0', '6.0.0', '8.0.0'],
  fastify: ['3.0.0', '4.0.0', '4.10.0', '5.0.0'],
  got: ['9.0.0', '10.0.0', '11.0.0'],
  helmet: ['3.0.0', '4.0.0', '5.0.0', '7.0.0'],
  jsdom: ['12.0.0', '16.0.0', '20.0.0', '24.0.0'],
  pino: ['6.0.0', '7.0.0', '8.0.0', '9.0.0'],
  undici: ['4.0.0', '5.0.0', '6.0.0', '7.0.0'],
  winston: ['3.0.0', '3.3.0', '3.8.0', '3.13.0'],
  ws: ['6.0.0', '7.0.0', '8.0.0', '8.18.0'],
  zod: ['3.0.0', '3.11.0', '3.20.0', '3.22.0'],
};

/** Packages whose failures nobody looked at while thresholds were set. */
const HELD_OUT: Readonly<Record<string, readonly string[]>> = {
  axios: ['0.19.0', '0.21.0', '0.27.0', '1.0.0', '1.6.0'],
  'cross-fetch': ['2.0.0', '3.0.0', '4.0.0'],
  'fs-extra': ['7.0.0', '9.0.0', '11.0.0'],
  globby: ['9.0.0', '11.0.0', '13.0.0', '14.0.0'],
  ioredis: ['3.0.0', '4.0.0', '5.0.0'],
  ky: ['0.10.0', '0.20.0', '0.30.0', '1.0.0'],
  ora: ['3.0.0', '5.0.0', '7.0.0'],
  sharp: ['0.20.0', '0.25.0', '0.30.0'],
  'lint-staged': ['8.0.0', '10.0.0', '12.0.0', '15.0.0'],
  nanoid: ['2.0.0', '3.0.0', '4.0.0', '5.0.0'],
  'ts-node': ['7.0.0', '8.0.0', '9.0.0', '10.0.0'],
  yargs: ['12.0.1', '15.0.0', '17.0.0'],
};

export interface Revision {
  /** Package, versions and file, to be told apart by. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isHeldOut: boolean;
}

/** Every file of prose that changed from one listed version to the next; null when nothing can be downloaded. */
export function downloadRevisions(): Revision[] | null {
  mkdirSync(CACHE, { recursive: true });
  const revisions: Revision[] = [];
  for (const [name, versions] of Object.entries({ ...HISTORIES, ...HELD_OUT })) {
    const folders = versions.map((version) => download(name, version));
    folders.forEach((folder, index) => {
      const next = folders[index + 1];
      if (folder === null || next === null || next === undefined) return;
      for (const file of proseIn(folder)) {
        if (!existsSync(join(next, file))) continue;
        const [before, after] = [folder, next].map((dir) =>
          readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n'),
        );
        if (before !== undefined && after !== undefined && before !== after)
          revisions.push({
            name: `${name} ${versions[index] ?? ''} ${file}`,
            before,
            after,
            isHeldOut: name in HELD_OUT,
          });
      }
    });
  }
  return revisions.length === 0 ? null : revisions;
}

/** The folder of an unpacked version; null when it cannot be had. */
function download(name: string, version: string): string | null {
  const folder = join(CACHE, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const working = `${folder}.part`;
  rmSync(working, { recursive: true, force: true });
  mkdirSync(working);
  try {
    const quietly = { cwd: working, stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'] };
    const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent'], quietly)
      .toString()
      .trim();
    execFileSync('tar', ['-xzf', packed.split('\n').at(-1) ?? ''], quietly);
  } catch (error) {
    console.log(
      `${name}@${version} cannot be had: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`,
    );
    return null;
  }
  renameSync(working, folder);
  return folder;
}

const proseIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|markdown)$/i.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
