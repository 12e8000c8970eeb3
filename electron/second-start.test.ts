import { expect, test } from 'vitest';
import { handOver, libraryHandedOver } from './second-start.ts';

test('a second start hands over the library that it names', () => {
  const handed = handOver({ libraryDir: '/srv/articles', dataDir: '/tmp/data' });
  expect(libraryHandedOver(JSON.parse(JSON.stringify(handed)))).toBe('/srv/articles');
});

test.each([null, undefined, 'text', {}, { libraryDir: null }, { libraryDir: 7 }, []])(
  '%j names no library',
  (handed) => {
    expect(libraryHandedOver(handed)).toBeNull();
  },
);
