/** Capitals of a text: where none may be a name's or an acronym's, there is no name and no acronym. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsIn } from './acronyms.ts';
import { capitalsIn } from './capitals.ts';
import { namesIn } from './names.ts';

const pieces = fc.constantFrom(
  ...[
    'Koursk',
    'Éva',
    'la',
    'd’',
    "l'",
    'OTSC',
    'O.T.',
    'A1',
    'été',
    'Ὀδύσσεια',
    'Київ',
    'Ḥasan',
    '𝐀𝐁',
    'ß',
    '١',
  ],
  ...[
    ' ',
    '\u00a0',
    '\u202f',
    '. ',
    ', ',
    '; ',
    ' (',
    ') ',
    '« ',
    ' »',
    '\n',
    ' – ',
    '…',
    "'",
    '’',
    '• ',
    ': ',
  ],
);

describe('the capitals of a text', () => {
  it('leave out no name and no acronym', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const { mayName, mayAbbreviate } = capitalsIn(text);
        if (!mayName) expect(namesIn(text)).toEqual([]);
        if (!mayAbbreviate) expect(definitionsIn(text)).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['Un jour. Le vent tombe… « Qui va là ? » Personne.', false, false],
    ['Le vent de Bretagne tombe.', true, false],
    ['Sans l’OTSC, rien.', true, true],
    ['En tête : A4. B.B.', false, true],
    ['', false, false],
  ])('of “%s” may be a name’s: %s, an acronym’s: %s', (text, mayName, mayAbbreviate) =>
    expect(capitalsIn(text)).toEqual({ mayName, mayAbbreviate }),
  );
});
