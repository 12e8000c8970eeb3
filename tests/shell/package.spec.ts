/** Packs the program around the stand-in, looks inside the package, and holds it to the same claims. */
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { listPackage, extractFile } from '@electron/asar';
import { expect } from '@playwright/test';
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { claims } from './claims/all.ts';
import { call, checkout, launchShell, standInFolder, type Shell } from './launch.ts';
import { test } from './test.ts';

const output = mkdtempSync(join(tmpdir(), 'seedleaf-package-'));
const packed = join(output, 'linux-unpacked');
const archive = join(packed, 'resources/app.asar');

test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'The stand-in is laid out as Electron for Linux.');

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const builder = join(checkout, 'node_modules/electron-builder/cli.js');
  const settings = [
    ['--config', 'build/electron-builder.json'],
    [`-c.electronDist=${standInFolder}`, `-c.directories.output=${output}`],
  ].flat();
  await promisify(execFile)(process.execPath, [builder, '--linux', 'dir', ...settings], { cwd: checkout });
});

test.afterAll(() => rmSync(output, { recursive: true, force: true }));

test('the package holds the built program and nothing else', () => {
  const files = listPackage(archive, { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path));
  const strange = files.filter(
    (path) =>
      !/^\/dist\/renderer\/(index\.html|icon\.svg|assets\/[\w-]+(\.[\w-]+)*\.(js|css|woff2))$/.test(path) &&
      !/^\/dist\/node\/(main|(ingest|search|anchor|import)-thread|chunks\/[\w-]+)\.js$/.test(path) &&
      !['/dist/preload/preload.cjs', '/package.json'].includes(path),
  );
  expect(strange).toEqual([]);
  for (const name of ['main', 'ingest-thread', 'search-thread', 'anchor-thread', 'import-thread'])
    expect(files).toContain(`/dist/node/${name}.js`);
  expect(readdirSync(join(packed, 'resources'))).toEqual(['app.asar']);
});

test('its manifest names the entry and carries no script and no dependency', () => {
  const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
  expect(manifest).toMatchObject({ name: 'seedleaf', productName: 'Seedleaf', main: 'dist/node/main.js' });
  for (const field of ['scripts', 'devDependencies', 'dependencies'])
    expect(manifest).not.toHaveProperty(field);
});

test('its fuses are as configured', async () => {
  const { version, ...wire } = await getCurrentFuseWire(join(packed, 'seedleaf'));
  expect(version).toBe(FuseVersion.V1);
  // A fuse that is on reads as the character 1.
  const on = Object.entries(wire).flatMap(([fuse, state]) => (Number(state) === 0x31 ? [Number(fuse)] : []));
  expect(on).toEqual([
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.WasmTrapHandlers,
  ]);
});

test('as it is shipped, nobody can attach to it', async () => {
  const data = mkdtempSync(join(output, 'data-'));
  const child = spawn(join(packed, 'seedleaf'), ['--inspect=0', '--library', data, '--data', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // It takes its lock after everything by which one could attach has been decided.
  await expect.poll(() => readdirSync(data)).toContain('SingletonLock');
  child.kill('SIGKILL');
  expect(said).not.toContain('Debugger listening');
});

test.describe('the packaged program', () => {
  let shell: Shell;

  test.beforeAll(async ({ host }) => {
    const drivable = join(output, 'drivable');
    cpSync(packed, drivable, { recursive: true });
    const executable = join(drivable, 'seedleaf');
    // The one fuse that a spec needs; all others stay as they are shipped.
    await flipFuses(executable, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    shell = await launchShell({
      host,
      executable,
      environment: { XDG_DOCUMENTS_DIR: join(output, 'Documents') },
    });
  });

  test.afterAll(() => shell.close());

  for (const { says, holds } of Object.values(claims).flat())
    test(says, async () => {
      await holds(shell);
      expect(shell.pageErrors).toEqual([]);
    });

  test('offers nothing of developers in its menu', async () => {
    const roles = await shell.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items.map(({ role }) => role) ?? []),
    );
    expect(roles).toContain('quit');
    expect(roles).not.toContain('toggleDevTools');
  });
});

test('a person who has chosen no library gets one among their documents', async ({ host }) => {
  const documents = join(output, 'My documents');
  const executable = join(output, 'drivable/seedleaf');
  const environment = { XDG_DOCUMENTS_DIR: documents };
  const shell = await launchShell({ host, executable, environment, libraryDir: null });
  expect(await call(shell.page, 'libraryStatus')).toMatchObject({ value: { dir: join(documents, 'seeds') } });
  await shell.close();
});
