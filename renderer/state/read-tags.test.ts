import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTag, readTags, writeTags } from './read-tags.ts';

describe('Reading tags', () => {
  it('takes words between commas, with or without a hash, spaces inside kept', () => {
    expect(readTags(' #droit, à vérifier,otsc ;Loire')).toEqual(['droit', 'à vérifier', 'otsc', 'Loire']);
  });

  it('keeps each tag once and nothing that is empty', () => {
    expect(readTags('#, droit,, #droit')).toEqual(['droit']);
  });

  it('takes what stands in quotation marks for one tag, whatever it holds', () => {
    expect(readTags('"history, ancient", "#C";#"x;y", "say ""no"""')).toEqual([
      'history, ancient',
      '#C',
      'x;y',
      'say "no"',
    ]);
  });

  it('takes quotation marks that do not close, or do not stand around it all, as they are', () => {
    expect(readTags('"half, 5" disk, "a" b')).toEqual(['"half', '5" disk', '"a" b']);
  });

  it('reads every tag that it wrote, beside those that are typed', () => {
    const tag = fc
      .string({
        unit: fc.constantFrom('a', 'b', '#', '"', ',', ';', ' ', '\n', '\r'),
        minLength: 1,
        maxLength: 8,
      })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.uniqueArray(tag, { selector: (text) => text.replace(/[\r\n]+/g, ' ') }), (tags) => {
        expect(readTags(`${writeTags(tags)}, typed`, tags)).toEqual([...tags, 'typed']);
      }),
    );
  });

  it('reads one name where one is meant, with its commas, in quotation marks or without', () => {
    expect(readTag('a, b')).toBe('a, b');
    expect(readTag('"two, half"')).toBe('two, half');
    expect(readTag(' #sea ')).toBe('sea');
    expect(readTag('')).toBe('');
    expect(readTag('\n', ['\n'])).toBe('');
  });
});
