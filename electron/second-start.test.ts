import { expect, test } from 'vitest';
import { handOver, libraryHandedOver, linkHandedOver } from './second-start.ts';

test('a second start hands over the library that it names', () => {
  const handed = handOver({ libraryDir: '/srv/articles', dataDir: '/tmp/data', link: null });
  expect(libraryHandedOver(JSON.parse(JSON.stringify(handed)))).toBe('/srv/articles');
});

test('a second start hands over the link that it was to open', () => {
  const link = 'seedleaf://open/abcdefghij234567';
  const handed = handOver({ libraryDir: null, dataDir: null, link });
  expect(linkHandedOver(JSON.parse(JSON.stringify(handed)))).toBe(link);
  for (const none of [null, 'text', {}, { link: 7 }, []]) expect(linkHandedOver(none)).toBeNull();
});

test.each([null, undefined, 'text', {}, { libraryDir: null }, { libraryDir: 7 }, []])(
  '%j names no library',
  (handed) => {
    expect(libraryHandedOver(handed)).toBeNull();
  },
);
