/** When two spellings are one name. */
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { maySpellOneName, namesIn } from './names.ts';

const isOne = (a: string, b: string): boolean => maySpellOneName(fold(a), fold(b));

describe('spellings of one name', () => {
  it.each([
    ['Koursk', 'Kursk'],
    ['Zelensky', 'Zelenskyy'],
    ['Zelensky', 'Zelenskiy'],
    ['Poutine', 'Putin'],
    ['Loukachenko', 'Lukashenko'],
    ['Moscou', 'Moscow'],
    ['Kiev', 'Kyiv'],
    ['Tchekhov', 'Chekhov'],
    ['Tolstoï', 'Tolstoy'],
    ['Dostoïevski', 'Dostoevsky'],
    ['Kirghizstan', 'Kirghizistan'],
    ['Ouzbékistan', 'Uzbekistan'],
    ['Odessa', 'Odesa'],
    ['Briansk', 'Bryansk'],
    ['Tchernobyl', 'Chernobyl'],
  ])('%s and %s', (a, b) => expect([isOne(a, b), isOne(b, a)]).toEqual([true, true]));
});

describe('two names', () => {
  it.each([
    ['Pékin', 'Beijing'],
    ['Martin', 'Martine'],
    ['Russe', 'Russes'],
    ['Minsk', 'Omsk'],
    ['Tadjikistan', 'Kazakhstan'],
    ['Bélarus', 'Biélorussie'],
    ['Berlin', 'Bernin'],
    ['Ukraine', 'Ukrainien'],
    ['Kremlin', 'Kremlins'],
    ['Paris', 'Parisi'],
    ['Portalis', 'Portugal'],
  ])('%s and %s', (a, b) => expect([isOne(a, b), isOne(b, a)]).toEqual([false, false]));
});

it('are words with a capital where none is due', () => {
  const names = namesIn(
    'Hier encore, la petite ville de Koursk regardait vers l’Arménie. Demain, « Personne » ne saura comment Odessa dormait.',
  );
  expect(names.map(({ written }) => written)).toEqual(['Koursk', 'Arménie', 'Odessa']);
  expect(namesIn('The pilots of Kursk wrote to Quiet Harbours.')).toHaveLength(3);
  expect(namesIn('Les Alliés de Poutine Évitent de Parler Directement')).toEqual([]);
  expect(namesIn('AU NOM DE MOSCOU')).toEqual([]);
});
