import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CloneError, decode, encode } from './codec.ts';

const cross = (value: unknown): unknown => decode(encode(value));

describe('a value that crosses the wire', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withDate: true,
          withMap: true,
          withSet: true,
          withBigInt: true,
          withTypedArray: false,
        }),
        (value) => {
          expect(cross(value)).toEqual(structuredClone(value));
        },
      ),
    );
  });

  test('keeps -0, NaN, bytes, a date that is none and the key __proto__', () => {
    expect(cross(new Date(NaN))).toEqual(new Date(NaN));
    expect(Object.is(cross(-0), -0)).toBe(true);
    expect(cross(NaN)).toBeNaN();
    expect(cross(new Uint8Array([0, 255, 7]))).toEqual(new Uint8Array([0, 255, 7]));
    const tricky: unknown = JSON.parse('{"__proto__":{"admin":true}}');
    expect(Object.keys(cross(tricky) as object)).toEqual(['__proto__']);
  });

  test('keeps a cycle and a part that is used twice', () => {
    const part = { leaf: true };
    const whole: Record<string, unknown> = { left: part, right: part };
    whole['self'] = whole;
    const crossed = cross(whole) as Record<string, unknown>;
    expect(crossed['self']).toBe(crossed);
    expect(crossed['left']).toBe(crossed['right']);
  });

  test('loses its class, and an error all but its name and message', () => {
    class Leaf {
      veins = 7;
      count() {
        return this.veins;
      }
    }
    expect(cross(new Leaf())).toEqual({ veins: 7 });
    const error = cross(Object.assign(new TypeError('torn'), { code: 'ETORN' }));
    expect(error).toMatchObject({ name: 'TypeError', message: 'torn' });
    expect(error).not.toHaveProperty('code');
  });
});

test.each([() => 1, Symbol('x'), Promise.resolve(), new WeakMap(), { deep: [() => 1] }])(
  'a value that cannot be cloned is refused, as Electron refuses it',
  (value) => {
    expect(() => encode(value)).toThrow(CloneError);
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  },
);
