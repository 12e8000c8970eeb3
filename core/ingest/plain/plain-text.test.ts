import { describe, expect, it } from 'vitest';
import { readPlainText } from './plain-text.ts';

const read = (...lines: string[]) =>
  readPlainText(lines.join('\n')).blocks.map(({ role, text }) => [role.kind, text] as const);
const kinds = (...lines: string[]) => read(...lines).map(([kind]) => kind);

const LONG =
  'Il y avait au bout du jardin une remise que personne n’ouvrait plus, et dont la clé pendait à un clou. ' +
  'On disait qu’elle contenait des graines.';

describe('lines and paragraphs', () => {
  it('one paragraph a line', () => {
    expect(read(LONG, LONG)).toEqual([
      ['paragraph', LONG],
      ['paragraph', LONG],
    ]);
  });

  it('wrapped lines are joined, and a hyphen at the break keeps its word whole', () => {
    expect(
      read(
        'Le vieux chemin descendait entre deux murs de pierre sèche et peut-',
        'être plus bas, si l’on en croyait la carte, rejoignait-il la rivière',
        'où les lavandières venaient autrefois en chantant des airs anciens.',
      ),
    ).toEqual([
      [
        'paragraph',
        'Le vieux chemin descendait entre deux murs de pierre sèche et peut-être plus bas, si l’on en croyait la ' +
          'carte, rejoignait-il la rivière où les lavandières venaient autrefois en chantant des airs anciens.',
      ],
    ]);
  });

  it('a stanza keeps its lines', () => {
    expect(read('Le jour se lève', 'sur les toits,', 'et la rue s’achève', 'dans le bois')).toEqual([
      ['paragraph', 'Le jour se lève\nsur les toits,\net la rue s’achève\ndans le bois'],
    ]);
  });

  it('every turn of a dialogue is its own paragraph, whatever its dash', () => {
    const emDashes = ['— Tu viens ?', '— Non, je reste ici ce soir.', '— Alors bonne nuit.'];
    const hyphens = emDashes.map((line) => line.replace('—', '-'));
    expect(kinds(...emDashes)).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(read(...hyphens)).toEqual(hyphens.map((line) => ['paragraph', line]));
  });
});

describe('titles', () => {
  it.each([
    'Titre : Le jardin',
    'Title: Le jardin',
    'TITOLO: Le jardin',
    'Título : Le jardin',
    'Titel: Le jardin',
  ])('%s names the title without its label', (line) => {
    expect(read(line, LONG)[0]).toEqual(['title', 'Le jardin']);
  });

  it('a first short line is the title; a first sentence, a salutation or a quotation is not', () => {
    expect(kinds('Le jardin du fond', LONG)).toEqual(['title', 'paragraph']);
    expect(kinds('Tout avait commencé là.', LONG)).toEqual(['paragraph', 'paragraph']);
    expect(kinds('Chère Anne,', '', LONG)).toEqual(['paragraph', 'paragraph']);
    expect(kinds('— Déjà ?', LONG)).toEqual(['paragraph', 'paragraph']);
  });

  it('lines above and below a title say who wrote it and when', () => {
    const draft = readPlainText(
      ['Date : 3 mai 2020', 'Le jardin du fond', 'Par Anne Roux', '', LONG].join('\n'),
    );
    expect(draft).toMatchObject({ author: 'Anne Roux', date: '3 mai 2020' });
    expect(draft.blocks.map(({ role }) => role.kind)).toEqual([
      'title',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('headings', () => {
  it.each([
    ['a short line without a stop', ['Les graines']],
    ['a numbered line', ['2. Les graines']],
    ['capitals', ['LES GRAINES']],
    ['a question', ['Que sont devenues les graines ?']],
    ['a part by name', ['Conclusion : les graines']],
    ['an underlined line', ['Les graines', '-----------']],
    ['a line with hashes', ['## Les graines']],
  ])('%s over a longer paragraph', (_what, lines) => {
    expect(kinds('Le jardin du fond', '', LONG, '', ...lines, LONG)).toEqual([
      'title',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it.each([
    ['a sentence', 'Il se tut.'],
    ['a caption', 'Photo : la remise en hiver'],
    ['a date', 'Mardi 4 mars 2021'],
    ['a remark in brackets', '(à suivre)'],
    ['a quotation', '« Je ne savais pas »'],
    ['a line that runs on', 'et puis la pluie'],
    ['a salutation', 'Chers amis,'],
  ])('%s is none', (_what, line) => {
    expect(kinds('Le jardin du fond', '', LONG, '', line, '', LONG)).not.toContain('heading');
  });

  it('the last line of a text is none', () => {
    expect(kinds('Le jardin du fond', '', LONG, '', 'Anne Roux')).not.toContain('heading');
  });
});

describe('lists, quotes and rules', () => {
  it('bullets and numbers make items with their depth and number', () => {
    const { blocks } = readPlainText(
      `Pour planter il faut :\n- une bêche\n  • bien affûtée\n\n1. creuser\n2) arroser`,
    );
    expect(blocks.slice(1).map(({ role }) => role)).toEqual([
      { kind: 'item', depth: 0, ordinal: null, isDone: null },
      { kind: 'item', depth: 1, ordinal: null, isDone: null },
      { kind: 'item', depth: 0, ordinal: 1, isDone: null },
      { kind: 'item', depth: 0, ordinal: 2, isDone: null },
    ]);
  });

  it('lines after > are one quote', () => {
    expect(read(LONG, '> Rien ne presse,', '> disait-elle.')[1]).toEqual([
      'quote',
      'Rien ne presse, disait-elle.',
    ]);
  });

  it('a line of stars is a rule and stays as it stands', () => {
    expect(read(LONG, '', '* * *', '', LONG)[1]).toEqual(['rule', '* * *']);
  });
});

describe('the closing source', () => {
  it.each([
    'La suite ici : Le jardin retrouvé | La Gazette',
    'Source : La Gazette',
    'Lire la suite : le numéro de mai',
    'Read more: The Garden Weekly',
    'https://example.org/jardin',
    'Le jardin retrouvé | La Gazette',
  ])('%s', (line) => {
    expect(read('Le jardin du fond', LONG, line).at(-1)).toEqual(['source', line]);
  });

  it('is no source when the story goes on after it', () => {
    expect(kinds(LONG, 'Source : La Gazette', LONG, LONG, LONG)).not.toContain('source');
  });

  it('an address can be opened, without the stop that follows it', () => {
    const [block] = readPlainText('Voir https://example.org/a_(b), puis (https://example.org/c).').blocks;
    expect(block?.marks.map(({ href }) => href)).toEqual([
      'https://example.org/a_(b)',
      'https://example.org/c',
    ]);
  });
});

describe('endless plain text', () => {
  it.each([
    ['items', '- un\n', 200_000],
    ['lines of a paragraph', `${LONG.slice(0, 70)}\n`, 20_000],
    ['quoted lines', '> un\n', 200_000],
    ['short lines apart', 'Un\n\n', 50_000],
  ])('of %s is read', (_what, line, times) => {
    expect(readPlainText(line.repeat(times)).blocks.length).toBeGreaterThan(0);
  });
});
