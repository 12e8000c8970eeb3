import { describe, expect, it } from 'vitest';
import { placeNow } from './found-place.ts';

const text = 'La mer monte. Le zéphyr se lève sur la digue. Un autre zéphyr dort.';
const found = { span: { start: 17, end: 23 }, around: 'Le zéphyr se lève', at: 3 };
const at = (now: string) => {
  const span = placeNow(now, found);
  return span && `${String(span.start)} ${now.slice(span.start, span.end)}`;
};

describe('what was found', () => {
  it('stands where it stood in the same text', () => expect(at(text)).toBe('17 zéphyr'));

  it('has moved with the words around it', () => {
    expect(at(`Un mot de plus. ${text}`)).toBe('33 zéphyr');
    expect(at(text.slice(14))).toBe('3 zéphyr');
    expect(at(`Un zéphyr. Un zéphyr. ${text}`)).toBe('39 zéphyr');
  });

  it('is the nearest of the same words where those around it are others', () => {
    expect(at('Autre chose, et le zéphyr. Puis bien plus loin un zéphyr.')).toBe('19 zéphyr');
  });

  it('is nowhere when its words are gone', () => expect(at('La mer monte.')).toBeNull());
});
