/** Which device this is: a random name kept in the user's data folder, one for each. A lost name is replaced by a new one. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ExpectedError } from '../../contract/reply.ts';
import { systemCode, unless, type Disk } from './disk.ts';
import { replaceFile } from './replace-file.ts';

const stored = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
);

/** The device's id, 16 hex digits. Fails with `save-failed` when the data folder cannot keep it. */
export async function deviceId(dataDir: string, disk: Disk): Promise<string> {
  const file = join(dataDir, 'device.json');
  try {
    const kept = v.safeParse(stored, String(await unless(['ENOENT'], disk.read(file))));
    if (kept.success) return kept.output.id;
    const id = randomBytes(8).toString('hex');
    await mkdir(dataDir, { recursive: true });
    await replaceFile(disk, file, Buffer.from(`${JSON.stringify({ id })}\n`));
    return id;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new ExpectedError('save-failed', 'The name of this device cannot be kept.', dataDir, error);
  }
}
