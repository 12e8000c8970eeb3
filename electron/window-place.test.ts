import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitPlace, loadPlace, MIN_SIZE, parsePlace, savePlace, type Place } from './window-place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const place = (fields: Partial<Place>): Place => ({
  x: 100,
  y: 100,
  width: 1000,
  height: 700,
  maximized: false,
  ...fields,
});

describe('fitPlace', () => {
  test('a place on a display is kept as it was', () => {
    expect(fitPlace(place({}), [laptop])).toEqual(place({}));
  });

  test('a place on a screen that was unplugged is forgotten', () => {
    expect(fitPlace(place({ x: 2000 }), [laptop])).toBeNull();
  });

  test('a window of which only a corner shows is forgotten, since nobody could grab it', () => {
    expect(fitPlace(place({ x: 1400 }), [laptop])).toBeNull();
  });

  test('a window larger than the display shrinks to it', () => {
    expect(fitPlace(place({ x: 0, width: 4000, height: 3000 }), [laptop])).toMatchObject({
      width: 1440,
      height: 875,
    });
  });

  test('the title bar never lies above the display', () => {
    expect(fitPlace(place({ y: -300 }), [laptop])).toMatchObject({ y: 25 });
  });

  test('whatever was noted, the fitted window can be grabbed and is not too small', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    const length = fc.integer({ min: -100, max: 9000 });
    fc.assert(
      fc.property(coordinate, coordinate, length, length, (x, y, width, height) => {
        const fitted = fitPlace(place({ x, y, width, height }), [laptop]);
        if (!fitted) return;
        expect(fitted.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(fitted.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        expect(fitted.y).toBeGreaterThanOrEqual(laptop.y);
        expect(fitted.x).toBeLessThan(laptop.x + laptop.width);
      }),
    );
  });
});

describe('the note of the place', () => {
  test('is read back as it was written', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'place-')), 'new-folder', 'window.json');
    expect(savePlace(file, place({ maximized: true }))).toBeNull();
    expect(loadPlace(file)).toEqual(place({ maximized: true }));
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1,"y":2,"width":3}',
    '{"x":"1","y":2,"width":3,"height":4}',
    '{"x":1.5}',
  ])('%j is no place', (text) => {
    expect(parsePlace(text)).toBeNull();
  });

  test('a missing note is no place, and a disk that refuses is told, not thrown', () => {
    const folder = mkdtempSync(join(tmpdir(), 'place-'));
    expect(loadPlace(join(folder, 'window.json'))).toBeNull();
    writeFileSync(join(folder, 'file'), '');
    expect(savePlace(join(folder, 'file', 'window.json'), place({}))).toBeInstanceOf(Error);
  });
});
