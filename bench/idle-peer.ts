/** What delay the machine itself causes meanwhile: a process that does nothing but watch its own event loop. */
import { spawn } from 'node:child_process';

/** The answer ends it, and resolves with the p99 of its delays in nanoseconds. */
export function startIdlePeer(): () => Promise<number> {
  const program = `const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
    delay.enable(); process.stdin.on('end', () => console.log(delay.percentile(99))).resume();`;
  const peer = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  let printed = '';
  peer.stdout.on('data', (chunk) => (printed += String(chunk)));
  return () =>
    new Promise((done) => {
      peer.once('close', () => done(Number(printed)));
      peer.stdin.end();
    });
}
