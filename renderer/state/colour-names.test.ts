import { describe, expect, it } from 'vitest';
import { en } from '../../contract/messages/en.ts';
import { namesApart, sharedNames } from './colour-names.ts';

const standard = en.marks.colours;

describe('The names of the colours', () => {
  it('are those that were given, else the standard ones', () => {
    expect(namesApart(standard, { sun: 'To check' })).toEqual({ ...standard, sun: 'To check' });
    expect(sharedNames({ ...standard, sun: 'To check' })).toEqual([]);
  });

  it('stand with the standard ones where several colours have the same, whatever its capitals', () => {
    expect(namesApart(standard, { sun: 'To check', plum: 'TO CHECK', leaf: 'Later' })).toEqual({
      ...standard,
      ...{ sun: 'To check (Sun)', leaf: 'Later', plum: 'TO CHECK (Plum)' },
    });
    expect(sharedNames({ ...standard, sun: 'To check', plum: 'TO CHECK' })).toEqual([['sun', 'plum']]);
  });

  it('are told from the standard name of another colour, too', () => {
    expect(namesApart(standard, { sun: 'Rose' })).toEqual({ ...standard, sun: 'Rose (Sun)' });
    expect(sharedNames({ ...standard, sun: 'Rose' })).toEqual([['sun', 'rose']]);
  });
});
