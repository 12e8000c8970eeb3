/** Shows that the claims about the desktop shell notice faults: a suite that passes on a broken program proves nothing. */
import { expect, test } from '@playwright/test';
import { claims } from '../shell/claims/all.ts';
import { lifeClaims } from '../shell/claims/life.ts';
import { checkout, launchShell } from '../shell/launch.ts';
import { DOES_NOT_START, faults, type Fault } from './faults.ts';
import { makeFaultyProgram, removeFaultyProgram } from './faulty-program.ts';

const everyClaim = [...Object.values(claims).flat(), ...lifeClaims];

/** The words of the failure by which the fault shows; null when the program passes for sound. */
async function notice(program: string, { noticedBy }: Fault): Promise<string | null> {
  const patience = noticedBy === DOES_NOT_START ? 10_000 : 30_000;
  const starting = launchShell({ host: 'stand-in', program, patience });
  if (noticedBy === DOES_NOT_START) {
    const started = await starting.catch((error: unknown) => String(error));
    if (typeof started === 'string') return started;
    await started.close();
    return null;
  }
  const shell = await starting;
  const claim = everyClaim.find(({ says }) => says === noticedBy);
  if (!claim) throw new Error(`There is no claim “${noticedBy}”.`);
  try {
    return await claim.holds(shell).then(
      () => null,
      (error: unknown) => String(error),
    );
  } finally {
    shell.app.process().kill('SIGKILL');
  }
}

test.describe.configure({ mode: 'parallel' });

for (const fault of faults)
  test(`${fault.name}: noticed by “${fault.noticedBy}”`, async () => {
    const program = makeFaultyProgram(process.env['SEEDLEAF_PROGRAM'] ?? checkout, fault);
    try {
      expect(await notice(program, fault)).not.toBeNull();
    } finally {
      removeFaultyProgram(program);
    }
  });
