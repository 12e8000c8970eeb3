import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemBrowsers } from './chromium.mjs';
import { add, closingLine, countPlaywright, countVitest, NOTHING } from './counts.mjs';
import { electronBinary, failedLately, fetchElectron, FORGET_FAILURE_MS } from './electron.mjs';
import { alone } from './lock.mjs';
import { withoutScript } from './run.mjs';
import { digestOf, whenStale } from './stamp.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'seedleaf-setup-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

describe('the lock', () => {
  const neverWaits = (pid: number): void => {
    throw new Error(`It waits for ${pid}.`);
  };

  it('gives back what the work gives, and leaves nothing behind, also when the work throws', () => {
    const lock = join(dir, 'lock');
    expect(alone(lock, () => existsSync(lock), neverWaits)).toBe(true);
    const breaksOff = (): never => {
      throw new Error('The disk is full.');
    };
    expect(() => alone(lock, breaksOff, neverWaits)).toThrow('The disk is full.');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over what a killed process left, named or not yet named', () => {
    const lock = join(dir, 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), '999999999');
    expect(alone(lock, () => readFileSync(join(lock, 'pid'), 'utf8'), neverWaits)).toBe(String(process.pid));
  });

  it('lets eight processes that start together work one after another', async () => {
    const module = fileURLToPath(new URL('./lock.mjs', import.meta.url));
    const log = join(dir, 'log');
    const script = `
      import { appendFileSync } from 'node:fs';
      import { alone } from ${JSON.stringify(module)};
      alone(${JSON.stringify(join(dir, 'lock'))}, () => {
        appendFileSync(${JSON.stringify(log)}, 'in ');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
        appendFileSync(${JSON.stringify(log)}, 'out ');
      }, () => undefined);`;
    const file = join(dir, 'work.mjs');
    writeFileSync(file, script);
    // A lock of a dead process lies in the way of all of them.
    mkdirSync(join(dir, 'lock'));
    writeFileSync(join(dir, 'lock', 'pid'), '999999999');
    const run = promisify(execFile);
    await Promise.all(Array.from({ length: 8 }, () => run(process.execPath, [file])));
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(8));
  });
});

describe('a stamp', () => {
  const write = (path: string, text: string): void => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  const digest = (salt = ''): string => digestOf(dir, ['src', 'one.json'], salt);

  it('changes with a name, a content, a new file and the machine, but not with a test', () => {
    write('src/a.ts', 'a');
    write('src/deep/b.ts', 'b');
    const first = digest();
    write('src/a.test.ts', 'a test');
    expect(digest()).toBe(first);
    expect(digest('linux')).not.toBe(first);
    write('src/deep/b.ts', 'B');
    const second = digest();
    expect(second).not.toBe(first);
    write('one.json', '{}');
    expect(digest()).not.toBe(second);
  });

  it('does the work once for the same files, and again after it broke off', () => {
    const note = join(dir, 'notes', 'built');
    let done = 0;
    const work = () => (done += 1);
    whenStale(note, 'x', work);
    whenStale(note, 'x', work);
    expect(done).toBe(1);
    const breaksOff = (): never => {
      throw new Error('The power went out.');
    };
    expect(() => whenStale(note, 'y', breaksOff)).toThrow();
    whenStale(note, 'x', work);
    expect(done).toBe(2);
  });
});

describe('the packages', () => {
  const file = (path: string, text: string): string => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
    return join(dir, path);
  };
  /** Sets up a checkout, with an npm and a Vite that do nothing; answers what it said, and what npm was asked. */
  const setUp = (packages: string): { said: string; asked: string } => {
    cpSync(fileURLToPath(new URL('.', import.meta.url)), join(dir, 'here/build/setup'), { recursive: true });
    file(`${packages}/vite/bin/vite.js`, '');
    const asked = file('asked', '');
    const log = `require('node:fs').appendFileSync(${JSON.stringify(asked)}, process.argv[2]);`;
    const npm = file('npm-cli.js', log);
    const script = file(
      'here/set-up.mjs',
      "import { prepare } from './build/setup/prepare.mjs'; await prepare('start');",
    );
    const env = { ...process.env, npm_execpath: npm };
    const said = execFileSync(process.execPath, [script], { env, encoding: 'utf8' });
    return { said, asked: readFileSync(asked, 'utf8') };
  };

  it('are installed once, for the files that name them', () => {
    file('here/package-lock.json', '{}');
    expect(setUp('here/node_modules').asked).toBe('ci');
    expect(setUp('here/node_modules').asked).toBe('');
  });

  it('that are linked from another folder are left there, and it is said unless they are those that are wanted', () => {
    file('here/package-lock.json', '{}');
    mkdirSync(join(dir, 'there/node_modules'), { recursive: true });
    symlinkSync(join(dir, 'there/node_modules'), join(dir, 'here/node_modules'), 'junction');
    const first = setUp('there/node_modules');
    expect(first.asked).toBe('');
    expect(first.said).toContain('The packages are linked from another folder and are left as they are');
    expect(existsSync(join(dir, 'there/node_modules/.cache/seedleaf/installed'))).toBe(false);

    const [major = ''] = process.versions.node.split('.');
    const machine = `${process.platform} ${process.arch} node ${major}`;
    const wanted = digestOf(join(dir, 'here'), ['package-lock.json'], machine);
    file('there/node_modules/.cache/seedleaf/installed', wanted);
    expect(setUp('there/node_modules').said).not.toContain('linked');
  });
});

describe('another npm', () => {
  it('inherits what a person configured, not what npm set for a script', () => {
    const kept = {
      PATH: '/bin',
      npm_config_registry: 'https://r.test',
      npm_config_cache: '/c',
      npm_config_https_proxy: 'http://p.test',
      npm_execpath: '/npm-cli.js',
    };
    const dropped = {
      npm_config_production: 'true',
      npm_config_global: 'true',
      npm_lifecycle_event: 'prestart',
      npm_package_name: 'seedleaf',
      npm_command: 'start',
      NODE_ENV: 'production',
      NODE_OPTIONS: '--require ./x',
    };
    expect(withoutScript({ ...kept, ...dropped })).toEqual(kept);
  });
});

describe('Electron', () => {
  it('is there when its package names a binary that exists, or another distribution is named', () => {
    expect(electronBinary(dir, {})).toBeNull();
    writeFileSync(join(dir, 'path.txt'), 'electron');
    expect(electronBinary(dir, {})).toBeNull();
    mkdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist', 'electron'), '');
    expect(electronBinary(dir, {})).toBe(join(dir, 'dist', 'electron'));
    expect(electronBinary(join(dir, 'none'), { ELECTRON_OVERRIDE_DIST_PATH: join(dir, 'dist') })).toBe(
      join(dir, 'dist', 'electron'),
    );
  });

  it('is fetched once, and that a fetch failed is remembered', () => {
    vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
    const [tries, note] = [join(dir, 'tries'), join(dir, 'notes', 'failed')];
    const install = (outcome: string): void =>
      writeFileSync(
        join(dir, 'install.js'),
        `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(tries)}, 'x'); process.chdir(__dirname); ${outcome}`,
      );
    install('process.exit(1)');
    expect(fetchElectron(dir, note)).toBeNull();
    expect(fetchElectron(dir, note)).toBeNull();
    expect(readFileSync(tries, 'utf8')).toBe('x');

    rmSync(note);
    install(
      "fs.writeFileSync('path.txt', 'electron'); fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', '')",
    );
    expect(fetchElectron(dir, note)).toBe(join(dir, 'dist', 'electron'));
    expect(existsSync(note)).toBe(false);
  });

  it('is not fetched again for a day after that failed', () => {
    expect(failedLately(null, 5)).toBe(false);
    expect(failedLately('1000', 1000)).toBe(true);
    expect(failedLately('1000', 1000 + FORGET_FAILURE_MS - 1)).toBe(true);
    expect(failedLately('1000', 1000 + FORGET_FAILURE_MS)).toBe(false);
    expect(failedLately('2000', 1000)).toBe(false); // the clock was set back
    expect(failedLately('nonsense', 1000)).toBe(false);
  });
});

describe('browsers of the system', () => {
  it('are looked for where each system keeps them', () => {
    expect(systemBrowsers('linux', {})).toContain('/usr/bin/chromium');
    expect(systemBrowsers('darwin', {})).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(systemBrowsers('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});

describe('the closing line', () => {
  const vitest = {
    testResults: [
      {
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a shelf sorts' },
          { status: 'failed', fullName: 'a shelf filters' },
          { status: 'skipped', fullName: 'a shelf counts' },
        ],
      },
      { status: 'failed', assertionResults: [] },
    ],
  };
  const playwright = {
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [],
    suites: [
      {
        title: 'shell.spec.ts',
        specs: [{ title: 'scrolls', tests: [{ status: 'flaky' }] }],
        suites: [{ title: 'real', specs: [{ title: 'opens', tests: [{ status: 'skipped' }] }] }],
      },
    ],
  };

  it('sums both runners, counts a file that does not load, and names what was skipped or tried twice', () => {
    const sum = [countVitest(vitest), countPlaywright(playwright)].reduce(add, NOTHING);
    expect(closingLine(sum)).toBe('5 passed, 3 failed, 2 skipped; 1 passed only at the second try');
    expect(sum.skippedTitles).toEqual(['a shelf counts', 'shell.spec.ts › real › opens']);
    expect(sum.flakyTitles).toEqual(['shell.spec.ts › scrolls']);
  });
});
