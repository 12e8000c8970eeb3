// Runs other programs from the checkout, each with the environment of a terminal rather than of an npm script.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { root } from './places.mjs';

/** What npm adds for a script would steer another npm; what a person configured (registry, proxies, …) must stay. */
const OF_A_SCRIPT =
  /^npm_(lifecycle|package|command|config_(?!registry$|cache$|userconfig$|globalconfig$|.*proxy$|cafile$))/i;
/** NODE_ENV=production would leave out the tools; NODE_OPTIONS may load what is not installed yet. */
const UNWANTED = new Set(['NODE_ENV', 'NODE_OPTIONS']);

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export const withoutScript = (environment) =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => !OF_A_SCRIPT.test(name) && !UNWANTED.has(name)),
  );

/**
 * Whether the program ran and ended well. Ctrl+C ends this program as well.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMs?: number, output?: 'shown' | 'errors-hidden' | 'hidden', env?: NodeJS.ProcessEnv, shell?: boolean }} [how]
 */
export function run(command, args, { timeoutMs, output = 'shown', env = {}, shell = false } = {}) {
  const shown = output === 'hidden' ? 'ignore' : 'inherit';
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...withoutScript(process.env), ...env },
    stdio: ['inherit', shown, output === 'shown' ? 'inherit' : 'ignore'],
    shell,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  const timedOut = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT';
  if (!timedOut && (signal === 'SIGINT' || signal === 'SIGTERM')) process.exit(130);
  return status === 0;
}

/**
 * Runs the npm that runs this script, through this very Node: no `npm.cmd`, no shell.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export function npm(args, how = {}) {
  const cli = process.env['npm_execpath'];
  return cli && basename(cli) === 'npm-cli.js' && existsSync(cli)
    ? run(process.execPath, [cli, ...args], how)
    : run('npm', args, { ...how, shell: process.platform === 'win32' });
}
