/** What counts as a question, and how it is answered. */
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { isAskedFor, isQuestion } from './question.ts';
import { documentOf } from './texts.testing.ts';

function idsOf(query: string, ...texts: readonly string[]): readonly string[] {
  const search = createSearchFunctions();
  search.put(
    texts.map((text, i) => ({
      ...documentOf(String.fromCharCode(97 + i), '', text.split('\n\n')),
      language: 'fr',
    })),
  );
  return search.find({ query, limit: 10 }).groups.map(({ articleId }) => articleId);
}

describe('a question', () => {
  it.each([
    'Où fut signé le traité de Minsk',
    'dans quelle ville fut signé le traité',
    'L’écluse tiendra-t-elle ?',
    'Who signed the treaty of Minsk',
    'In which town was it signed',
    'Wann wurde der Vertrag unterschrieben',
    '¿Cuándo se firmó el tratado?',
    'Где подписан договор',
    '条约在哪里签署？',
  ])('is one that asks, or ends with its mark: %s', (typed) => expect(isQuestion(typed)).toBe(true));

  it.each(['traité de Minsk', 'l’homme qui plantait des arbres', 'the man who planted trees', ''])(
    'is nothing else: %s',
    (typed) => expect(isQuestion(typed)).toBe(false),
  );

  it('asks less of the words that only name what is asked for', () => {
    const event = 'Le phare de la pointe fut éteint au printemps, et le gardien partit.';
    const echo =
      'À cette date le bureau ferma. Le maire, selon les voisins, prit congé pour une période creuse.';
    expect(idsOf('À quelle date, selon la période, le phare fut-il éteint ?', echo, event)[0]).toBe('b');
  });

  it.each(['date', 'années', 'anne\u0301es', 'type', 'appelle', 'selon', 'country', 'named'])(
    'names what is asked for by %s',
    (written) => expect(isAskedFor(written)).toBe(true),
  );
  it.each(['phare', 'traité', 'lighthouse'])('names what is known by %s', (written) =>
    expect(isAskedFor(written)).toBe(false),
  );

  const ANSWER = 'Le traité de sécurité collective fut signé à Tachkent par six États.';
  const ASIDE =
    'On parle ici de tout.\n\nUn traité.\n\nIl fut signé tard.\n\nUne ville, une sécurité collective de façade.';

  it('is answered by what holds most of it in one passage, though something else holds all of its words', () => {
    const asked = 'Dans quelle ville fut signé le traité de sécurité collective ?';
    const others = ['La ville dort.', 'Une ville au bord de la mer.', 'Ma ville natale.', 'Il neige.'];
    expect(idsOf(asked, ANSWER, ASIDE, ...others)).toEqual(['a', 'b']);
    expect(idsOf('ville signé traité sécurité collective', ANSWER, ASIDE, ...others)).toEqual(['b']);
  });

  it('may lack what asks it, not what it quotes', () => {
    const texts = ['La « perle de l’Afrique » devient un modèle.', 'La perle, dit un pays d’Afrique.'];
    expect(idsOf('Quel pays est la "perle de l’Afrique" ?', ...texts)).toEqual(['a']);
    expect(idsOf('Quel pays est la "perle de l’Asie" ?', ...texts)).toEqual([]);
  });

  it('may lack what asks it where it asks about an acronym', () => {
    const texts = ['Des timbres reconnus par l’UPU (Union postale universelle).', 'Ce mot ne signifie rien.'];
    expect(idsOf('Que signifie UPU ?', ...texts)[0]).toBe('a');
  });
});

describe('a name', () => {
  const texts = ['Tachkent est une ville.', 'Un traité est long.', 'La mer.', 'Une route.'];

  it('tells more than another word as rare, where its capital is due to nothing else', () => {
    expect(idsOf('quel traité à Tachkent ?', ...texts)).toEqual(['a', 'b']);
    expect(idsOf('quel Traité à tachkent ?', ...texts)).toEqual(['b', 'a']);
  });

  it('is none where every word has a capital, or the first', () => {
    expect(idsOf('TRAITÉ ? TACHKENT ?', ...texts)).toEqual(idsOf('traité ? tachkent ?', ...texts));
    expect(idsOf('Traité ou Tachkent ?', ...texts)[0]).toBe('a');
  });
});

describe('a query of more than thirty things', () => {
  const words = Array.from({ length: 35 }, (_, i) => `mot${String.fromCharCode(97 + (i % 26))}${String(i)}`);
  const text = words.join(' ');

  it('lets go of words before what is excluded, quoted or looked for in a field, and says so', () => {
    expect(idsOf(`${text} -secret`, `${text} secret`, text)).toEqual(['b']);
    expect(idsOf(`${text} "secret défense"`, `${text} secret défense`, text)).toEqual(['a']);
    expect(idsOf(`${text} title:absent`, text)).toEqual([]);
    const search = createSearchFunctions();
    search.put([documentOf('a', '', [text])]);
    const { problems } = search.find({ query: `${text} -secret`, limit: 5 });
    expect(problems.map(({ code }) => code)).toEqual(['too-much']);
    expect(search.find({ query: words.slice(0, 30).join(' '), limit: 5 }).problems).toEqual([]);
  });
});
