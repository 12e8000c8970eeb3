/** Where sentences end, and where a full stop only shortens a word. */
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('a sentence goes on', () => {
  it.each([
    'Il est parti à 14 h. du matin sans rien dire.',
    'Le train de 14 h. 30 est en retard.',
    'Il a tout vendu, meubles, livres, etc. (sans regret) avant l’hiver.',
    'Elle s’arrêta… « puis » repartit.',
    'M. Dupont et Mme. Durand ont vu MM. Petit et Roux.',
    'Certaines villes, p. ex. Lyon, l’ont fait ; cf. Morin.',
    'Le Dr. Martin cite l’art. 5, p. 12, et le n. 3.',
    'On a voté le 3 sept. 2024 au matin.',
    'He met Mr. Smith, Dr. Jones and Gen. Lee at St. Paul’s.',
    'Some towns, e.g. Paris, i.e. Those of stone, stay.',
    'It is a matter of war vs. Peace, by J. R. R. Tolkien.',
    'Hr. Meier wohnt z. B. Nur im Sommer dort, d. h. Selten.',
    'Am 3. Oktober fuhr er nach Berlin, im 19. Jahrhundert noch nicht.',
    'Siehe Nr. 5 und vgl. Schmidt, Bd. 3.',
    '1. Le premier point.',
  ])('behind a full stop that shortens a word, and in small letters: %s', (text) =>
    expect(cut(text)).toEqual([text]),
  );
});

describe('a sentence ends', () => {
  it.each([
    ['Il vint à 14 h.', 'Nous partîmes.'],
    ['Des pommes, des poires, etc.', 'Le reste est perdu.'],
    ['He said no.', 'Then he left.'],
    ['Er kaufte Brot, Käse usw.', 'Danach ging er.'],
    ['Es waren 12.', 'Danach kam niemand.'],
    ['« Non ! »', '« Si ! »'],
    ['Il partit en 1992.', '(Personne ne le vit.)'],
    ['Was it war?', '“Yes,” he said.'],
    ['Она ушла.', 'Он остался.'],
    ['他走了。', '她没走。'],
  ])('before a capital, also behind what may be shortened: %s | %s', (one, other) =>
    expect(cut(`${one} ${other}`)).toEqual([one, other]),
  );

  it('where a paragraph does', () =>
    expect(cut('Chez M.\n\nDupont vint.')).toEqual(['Chez M.', 'Dupont vint.']));
});
