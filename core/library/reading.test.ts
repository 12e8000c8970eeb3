import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodePositions, encodePositions, mergePositions, type Position } from './reading-format.ts';
import { openReading } from './reading.ts';

let dir: string;
let folder: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seedleaf-reading-'));
  folder = join(dir, '.seedleaf', 'reading');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = (device: string, lookEveryMs = 10_000) => openReading({ folder, device, lookEveryMs });

const ID = 'abcdefghijklmnop';
const position = (at: number, offset = 7): Position => ({
  ...{ offset, progress: 0.5, at, path: 'essay.txt', bytesHash: 'f'.repeat(64) },
});

describe('reading positions', () => {
  it('are there after a restart', async () => {
    const reading = await open('laptop');
    reading.save(ID, position(1));
    reading.save(ID, position(2, 30));
    expect(reading.get(ID)).toEqual(position(2, 30));
    await reading.close();
    expect((await open('laptop')).get(ID)).toEqual(position(2, 30));
  });

  it('are read from every device and written by each to its own file, the newest winning', async () => {
    const laptop = await open('laptop');
    laptop.save(ID, position(5, 50));
    await laptop.close();
    const before = await readFile(join(folder, 'laptop.json'), 'utf8');
    const desk = await open('desk');
    expect(desk.get(ID)).toEqual(position(5, 50));
    desk.save(ID, position(6, 60));
    await desk.close();
    expect(await readFile(join(folder, 'laptop.json'), 'utf8')).toBe(before);
    expect((await open('laptop')).get(ID)).toEqual(position(6, 60));
  });

  it('of two windows of one device are kept both', async () => {
    const one = await open('laptop');
    const two = await open('laptop');
    one.save(ID, position(1));
    two.save('ponmlkjihgfedcba', position(2));
    await one.close();
    await two.close();
    expect([...(await open('laptop')).all().keys()].sort()).toEqual([ID, 'ponmlkjihgfedcba']);
  });

  it('arrive from another device while the program runs, and the newest wins there too', async () => {
    const laptop = await open('laptop', 10);
    const told: string[] = [];
    laptop.onChange((articleIds) => told.push(...articleIds));
    laptop.save(ID, position(5, 50));
    const desk = await open('desk');
    desk.save('ponmlkjihgfedcba', position(2, 20));
    desk.save(ID, position(4, 40));
    await desk.flush();
    await vi.waitFor(() => expect(laptop.get('ponmlkjihgfedcba')).toEqual(position(2, 20)));
    expect(laptop.get(ID)).toEqual(position(5, 50));
    desk.save(ID, position(6, 60));
    await desk.close();
    await vi.waitFor(() => expect(laptop.get(ID)).toEqual(position(6, 60)));
    expect(told).toEqual(['ponmlkjihgfedcba', ID]);
    await laptop.close();
  });

  it('that this device writes itself are not told as a change', async () => {
    const laptop = await open('laptop', 5);
    const told: string[] = [];
    laptop.onChange((articleIds) => told.push(...articleIds));
    laptop.save(ID, position(1));
    await laptop.flush();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(told).toEqual([]);
    await laptop.close();
  });

  it('never make a library that went away, and are written when it is back', async () => {
    const reading = await open('laptop');
    await rm(dir, { recursive: true });
    reading.save(ID, position(1));
    await expect(reading.flush()).rejects.toMatchObject({ code: 'save-failed', subject: folder });
    await mkdir(dir);
    await reading.flush();
    expect(await readdir(folder)).toEqual(['laptop.json']);
  });

  it('survive a broken file, losing only what is broken', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'other.json'), '{"positions": {');
    const half = { positions: { [ID]: position(3), zzzzzzzzzzzzzzzz: { offset: -1 }, bad: position(4) } };
    await writeFile(join(folder, 'laptop.json'), JSON.stringify(half));
    expect([...(await open('laptop')).all()]).toEqual([[ID, position(3)]]);
  });

  const positions = fc
    .array(fc.tuple(fc.constantFrom(ID, 'ponmlkjihgfedcba'), fc.nat(4), fc.nat(3)))
    .map((each) => new Map(each.map(([id, at, offset]) => [id, position(at, offset)])));
  it('merge to the same whatever the order, and over again', () => {
    fc.assert(
      fc.property(positions, positions, positions, (a, b, c) => {
        const merged = mergePositions([a, b, c]);
        expect(mergePositions([c, mergePositions([b, a])])).toEqual(merged);
        expect(mergePositions([merged, a])).toEqual(merged);
        expect(decodePositions(encodePositions(merged))).toEqual(merged);
      }),
    );
  });
});
