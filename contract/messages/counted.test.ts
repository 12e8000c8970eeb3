/** Sentences with numbers in them: nobody hears of what is none, and the number that is shown decides the plural. */
import { describe, expect, it } from 'vitest';
import { MESSAGES } from './index.ts';

const { en, fr } = MESSAGES;

describe('a sentence with numbers', () => {
  it('has the plural of the number that is shown', () => {
    expect(fr.notebook.some(1, '22')).toBe('1 annotation sur 22');
    expect(fr.notebook.some(0, '22')).toBe('0 annotation sur 22');
    expect(fr.notebook.some(2, '22')).toBe('2 annotations sur 22');
    expect(en.notebook.some(1, '22')).toBe('1 of 22 annotations');
    expect(fr.shelf.indexing(1, '3')).toBe('1 article sur 3 dans l’index');
    expect(en.query.saved.arrived(1, 'guerre')).toBe('1 new article for “guerre”.');
    expect(fr.query.saved.arrived(1, 'guerre')).toBe('1 nouvel article pour «\u00a0guerre\u00a0».');
    expect(fr.query.saved.arrived(3, 'guerre')).toBe('3 nouveaux articles pour «\u00a0guerre\u00a0».');
    expect(fr.search.partial(1, '3')).toMatch(/1 article sur 3 est dans/);
  });

  it('leaves out what is none', () => {
    expect(fr.interchange.imported(2, 0)).toBe('2 nouvelles annotations.');
    expect(fr.interchange.imported(0, 1)).toBe('1 annotation modifiée.');
    expect(en.interchange.imported(1, 3)).toBe('1 new annotation, 3 annotations changed.');
    expect(en.health.restore.done(0, 1, 0)).not.toContain('0');
    expect(fr.health.restore.done(2, 0, 0)).toBe('2 annotations revenues');
  });

  it('agrees with what it is about', () => {
    expect(fr.interchange.copied.text).toBe('Citation copiée');
    expect(fr.interchange.copied.link).toBe('Lien copié');
    expect(fr.margin.states.moved).toBe('Déplacé avec le texte');
  });
});
