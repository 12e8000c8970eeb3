import { describe, expect, it } from 'vitest';
import type { Span } from '../../contract/article.ts';
import { NO_MARKS } from './facts.ts';
import { createSearchFunctions } from './functions.ts';
import { documentOf, markedIn, note } from './texts.testing.ts';

const marked = (text: string, marks: readonly Span[]): string[] =>
  marks.map(({ start, end }) => text.slice(start, end));

/** A library of one article a text; ids are a, b, c… */
function libraryOf(...texts: string[]) {
  const search = createSearchFunctions();
  search.put(texts.map((text, i) => documentOf(String.fromCharCode(97 + i), '', text.split('\n\n'))));
  const ids = (query: string) => search.find({ query, limit: 50 }).groups.map((group) => group.articleId);
  const marks = (query: string) =>
    search.find({ query, limit: 50 }).groups.flatMap((group) => group.hits.flatMap(markedIn));
  return { search, ids, marks };
}

describe('words as people type them', () => {
  it.each([
    ['bielorussie', 'À l’exception de la Biélorussie, les voisins se taisent.', ['Biélorussie']],
    ["l'ukraine", 'Un convoi est arrivé d’Ukraine hier.', ['Ukraine']],
    ['L’Ukraine', "Le blé de l'Ukraine reste à quai.", ["l'Ukraine"]],
    ['ukraine', 'Le blé de l’Ukraine reste à quai.', ['Ukraine']],
    ["d'Ukraine", 'L’Ukraine exporte moins.', ['Ukraine']],
    ['coeur', 'Elle avait le cœur léger.', ['cœur']],
    ['cœur', 'Un coeur simple.', ['coeur']],
    ["aujourd'hui", 'Tout ferme aujourd’hui à midi.', ['aujourd’hui']],
    ["L'ECOLE", 'À l’école du village, on chante.', ['l’école']],
    ['OTSC', 'Un acte contre tous les États membres de l’OTSC.', ['OTSC']],
    ['etats unis', 'Les États-Unis hésitent.', ['États', 'Unis']],
    ['etats-unis', 'Les États‑Unis hésitent.', ['États‑Unis']],
    ['été', 'L’e\u0301te\u0301 fut long.', ['e\u0301te\u0301']],
    ['ukraine', 'Ukraine’s harvest was late.', ['Ukraine']],
    ["don't", 'Please don’t wait for the boat.', ['don’t']],
    ['kraine', 'La plaine d’Ukraine.', ['kraine']],
    ['北京', '我在北京大学读书。', ['北京']],
    ['ภาษา', 'เรียนภาษาไทย', ['ภาษา']],
    ['🌱', 'Une graine 🌱 dans la main.', ['🌱']],
    ['1 000', 'Sur 1\u202f000 kilomètres.', ['1\u202f000']],
  ])('%j is found in %j', (query, text, found) => {
    expect(libraryOf(text).marks(query)).toEqual(found);
  });

  it('looks inside of words only for what stands nowhere else', () => {
    expect(libraryOf('La plaine d’Ukraine', 'Un drain').ids('rain').sort()).toEqual(['a', 'b']);
    expect(libraryOf('La plaine d’Ukraine', 'Singing in the rain').ids('rain')).toEqual(['b']);
    expect(libraryOf('La guerre', 'Une guerrière').ids('guerr paix')).toEqual(['a', 'b']);
  });

  it('asks every word of an article, wherever it stands there', () => {
    const { ids } = libraryOf(
      'La paix est loin.\n\nLe silence dure.',
      'La paix est proche.',
      'Le silence pèse.',
    );
    expect(ids('silence paix')).toEqual(['a']);
  });

  it('does not ask for words such as “de” or “the”, unless there are no others', () => {
    const { ids } = libraryOf('Guerre et paix', 'La route de la mer', 'Un thé vert', 'Green fields');
    expect(ids('la guerre de')).toEqual(['a']);
    expect(ids('de la')).toEqual(['b']);
    expect(ids('thé')).toEqual(['c']);
    expect(ids('the green')).toEqual(['d']);
  });

  it('finds a phrase with its punctuation', () => {
    const { marks } = libraryOf('« Il se trompe », dit-il. Le moment viendra (il n’est pas loin).');
    expect(marks("viendra (il n'est")).toEqual(['viendra (il n’est']);
    expect(marks('trompe », dit-il.')).toEqual(['trompe », dit-il.']);
  });

  it('finds one letter, and marks each place it stands at', () => {
    const { marks, ids } = libraryOf('Un wagon, deux wagons', 'Rien');
    expect(ids('w')).toEqual(['a']);
    expect(marks('w')).toEqual(['w', 'w']);
  });

  it('finds signs that say something beside words, quoted or not', () => {
    const { ids, marks } = libraryOf(
      'Ils étaient 400 dans la rue.',
      'Une prime de 400 € par mois.',
      'Il a 400 ans, et doit 7 €.',
    );
    expect(ids('400 €')).toEqual(['b', 'c']);
    expect(ids('400€')).toEqual(['b', 'c']);
    expect(ids('"400 €"')).toEqual(['b', 'c']);
    expect(ids('400 + 7 =')).toEqual(['c']);
    expect(marks('400 €').sort()).toEqual(['400', '400 €', '€']);
  });

  it('finds large numbers however their thousands are parted', () => {
    const { ids } = libraryOf(
      'Ils étaient 25 000 dans la rue.',
      'Ils étaient 25\u202f000.',
      'Ils étaient 25000, ou 25.000.',
      'Le 25, en 2026, à 000.',
    );
    expect(ids('25000').sort()).toEqual(['a', 'b', 'c']);
    expect(ids('"25 000"').sort()).toEqual(['a', 'b', 'c']);
    expect(ids('2026')).toEqual(['d']);
    expect(ids('2500').sort()).toEqual(['c']);
  });

  it('looks for one letter in no longer word, but for the one that is being typed', () => {
    const { marks } = libraryOf('Le mail reçu hier est en retard.');
    expect(marks('e-mail reçu')).toEqual(['mail', 'reçu']);
    expect(marks('reçu e')).toEqual(['reçu', 'e', 'e']);
  });

  it.each(['', '   ', '?!', '« … »', "'", '\u00a0', '—', '()[]"'])('finds nothing for %j', (query) => {
    const { search } = libraryOf('Quoi ?! « … » — l’un (ou) [l’autre] "ou"');
    expect(search.find({ query, limit: 10 })).toMatchObject({ groups: [], articles: 0, passages: 0 });
  });

  it('takes nothing in a query or a text for a command or a property', () => {
    const { ids } = libraryOf(
      'constructor __proto__ toString',
      'a.*b (c|d) [e] $1 \\d+ 𝟘',
      'x\u0001y et \u0001 hasOwnProperty',
    );
    expect(ids('constructor')).toEqual(['a']);
    expect(ids('__proto__')).toEqual(['a']);
    expect(ids('.*')).toEqual([]);
    expect(ids('a.*b')[0]).toBe('b');
    expect(ids('\\d+')[0]).toBe('b');
    expect(ids('\u0001y')).toEqual(['c']);
    expect(ids('hasOwnProperty')).toEqual(['c']);
    expect(ids('valueOf')).toEqual([]);
  });

  it('answers queries of a thousand characters', () => {
    const words = Array.from({ length: 140 }, (_, i) => `mot${i}`).join(' ');
    const { ids, marks } = libraryOf(`Avant ${words} après`, 'Avant mot1 mot2');
    expect(ids(words.slice(0, 1000).trim())).toEqual(['a']);
    expect(marks(words)).toEqual([words]);
    expect(ids('é'.repeat(1000))).toEqual([]);
  });
});

describe('the order of results', () => {
  it('puts the exact form before a beginning, however often that stands', () => {
    const { ids } = libraryOf('La départie, la partie.', 'Artisans et artistes, artisans.', 'Un art lent.');
    expect(ids('art')).toEqual(['c', 'b']);
  });

  it('puts the word itself before longer ones, where a star asks for both', () => {
    const { ids } = libraryOf(
      'Guerriers, guerrières, guerriers.',
      'Des guerres longues, des guerres, un guerrier.',
      'On ne parla que beaucoup plus tard, et à voix basse, de la guerre.',
      'Quelqu’une, quelqu’une.',
      'Il faut que ce soir encore quelqu’un veille ici.',
    );
    expect(ids('guerre*')).toEqual(['c', 'b']);
    expect(ids('guerr*').sort()).toEqual(['a', 'b', 'c']);
    expect(ids("quelqu'un*")).toEqual(['e', 'd']);
  });

  it('finds what holds most of a question when nothing holds all of it, and says so', () => {
    const { search } = libraryOf(
      'Le traité fut signé à Minsk par six États.',
      'Le traité fut long.',
      'La neige tombe.',
    );
    const { groups, relaxed } = search.find({
      query: 'Où fut signé le traité de Minsk en hiver ?',
      limit: 5,
    });
    expect([groups[0]?.articleId, relaxed]).toEqual(['a', true]);
    expect(search.find({ query: 'traité Minsk', limit: 5 })).toMatchObject({ articles: 1, relaxed: false });
  });

  it('answers with nothing that only holds what is excluded, when nothing holds all of a query', () => {
    const { ids } = libraryOf('Un bateau part.', 'Un phare luit.');
    expect(ids('hiver printemps ("à quai" OR is:unread) -(bateau is:read)')).toEqual([]);
  });

  it('never lacks what is quoted, excluded or asked of the article itself', () => {
    const { ids } = libraryOf('Un traité de paix signé.', 'Une paix froide, un hiver.', 'Un hiver.');
    expect(ids('"paix froide" hiver printemps')).toEqual(['b']);
    expect(ids('hiver printemps -froide')).toEqual(['c']);
    expect(ids('hiver printemps lang:fr')).toEqual([]);
  });

  it('puts the query as it is written before its words scattered', () => {
    const { ids } = libraryOf(
      'Sécurité sécurité collective : traité, traité de paix.',
      'Le traité de sécurité collective tient.',
    );
    expect(ids('traité de sécurité')).toEqual(['b', 'a']);
  });

  it('lets an article that says more of a rare word come first', () => {
    const { ids } = libraryOf(
      'Le blé, puis rien de plus à dire.',
      'Le blé et le blé, encore du blé.',
      'La mer.',
    );
    expect(ids('blé')).toEqual(['b', 'a']);
  });

  it('lets a title count', () => {
    const search = createSearchFunctions();
    search.put([
      documentOf('a', 'Autre chose', ['Les moissons du sud.']),
      documentOf('b', 'Moissons', ['Les moissons du sud.']),
    ]);
    const { groups } = search.find({ query: 'moissons', limit: 5 });
    expect(groups.map((group) => group.articleId)).toEqual(['b', 'a']);
    expect(groups[0]?.titleMarks).toEqual([{ start: 0, end: 8 }]);
  });
});

describe('what a result shows', () => {
  const long =
    `${'Un début sans rien. '.repeat(30)}Ici la Biélorussie parle. ${'Une fin sans rien. '.repeat(30)}`.trim();

  it('cuts a snippet between words and opens the article at its match', () => {
    const { search } = libraryOf(`Chapeau.\n\n${long}`);
    const hit = search.find({ query: 'bielo', limit: 1 }).groups[0]?.hits[0];
    expect(hit).toMatchObject({ kind: 'text', annotationId: null, cutBefore: true, cutAfter: true });
    const [snippet = '', ...more] = hit?.pieces.map(({ text }) => text) ?? [];
    expect(more).toEqual([]);
    expect(snippet.length).toBeLessThanOrEqual(160);
    expect(snippet.length).toBeGreaterThan(120);
    expect(` ${long} `).toContain(` ${snippet} `);
    expect(`Chapeau.\n\n${long}`.slice(hit?.target?.start, hit?.target?.end)).toBe('Biélo');
  });

  it('shows the words of a query that stand closest together', () => {
    const text = `La guerre. ${'Rien à dire ici. '.repeat(30)}La guerre et le silence. ${'Rien. '.repeat(30)}`;
    expect(libraryOf(text).marks('silence guerre')).toEqual(['guerre', 'silence']);
  });

  it('shows two pieces of a passage whose words stand far apart', () => {
    const text = `La guerre dure. ${'Rien à dire ici. '.repeat(30)}Le silence pèse.`;
    const { search } = libraryOf(text);
    const hit = search.find({ query: 'silence guerre', limit: 1 }).groups[0]?.hits[0];
    expect(hit && markedIn(hit)).toEqual(['guerre', 'silence']);
    expect(hit).toMatchObject({ cutBefore: false, cutAfter: false, target: { start: 3, end: 9 } });
    expect(hit?.pieces).toHaveLength(2);
    for (const piece of hit?.pieces ?? []) expect(` ${text} `).toContain(` ${piece.text} `);
  });

  it('counts every passage and article whatever is shown', () => {
    const search = createSearchFunctions();
    const blocks = Array.from({ length: 12 }, (_, i) => `Passage ${i} sur la neige.`);
    search.put(Array.from({ length: 30 }, (_, i) => documentOf(`n${i}`, '', blocks)));
    const result = search.find({ query: 'neige', limit: 3 });
    expect(result).toMatchObject({ articles: 30, passages: 360 });
    expect(result.groups).toHaveLength(3);
    expect(result.groups[0]).toMatchObject({ passages: 12 });
    expect(result.groups[0]?.hits.length).toBeGreaterThan(1);
  });

  it('shows every passage of an article that is asked for whole, in order', () => {
    const blocks = Array.from({ length: 12 }, (_, i) => `Passage ${String(i)} sur la neige.`);
    const search = createSearchFunctions();
    search.put([documentOf('a', '', blocks), documentOf('b', '', blocks)]);
    const { groups } = search.find({ query: 'neige', limit: 5, whole: ['b'] });
    const shown = (id: string) =>
      groups.find(({ articleId }) => articleId === id)?.hits.map(({ pieces }) => pieces[0]?.text);
    expect(shown('b')).toEqual(blocks);
    expect(shown('a')).toHaveLength(5);
  });

  it('tells the passage that is the title beside the best others, so that all that is left can be shown', () => {
    const longer = Array.from({ length: 7 }, (_, i) => `Neige ${String(i)}, et encore la neige du nord.`);
    const search = createSearchFunctions();
    const title = 'Là où tombe la neige';
    search.put([documentOf('a', title, [title, ...longer])]);
    const told = (whole: string[]) => {
      const [group] = search.find({ query: 'neige', limit: 1, whole }).groups;
      return { passages: group?.passages, texts: group?.hits.map(({ pieces }) => pieces[0]?.text) };
    };
    expect(told(['a'])).toEqual({ passages: 8, texts: [title, ...longer] });
    const { passages, texts } = told([]);
    expect([passages, texts?.length, texts?.[0]]).toEqual([8, 6, title]);
  });

  it('counts passages with every word, and those with any word only when no passage has all', () => {
    const { search } = libraryOf('La paix.\n\nLa paix et le silence.', 'La paix.\n\nLe silence.');
    const { groups } = search.find({ query: 'silence paix', limit: 5 });
    expect(groups.map((group) => [group.articleId, group.passages])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('shows passages in the order of the text', () => {
    const { search } = libraryOf('Neige un.\n\nRien.\n\nNeige, neige et neige.\n\nNeige deux.');
    const starts = search
      .find({ query: 'neige', limit: 1 })
      .groups[0]?.hits.map((hit) => hit.target?.start ?? -1);
    expect(starts).toEqual([...(starts ?? [])].sort((a, b) => a - b));
  });

  it('finds an article whose title alone matches', () => {
    const search = createSearchFunctions();
    search.put([documentOf('a', 'Le cœur du sujet', ['Rien.'])]);
    const { groups, articles, passages } = search.find({ query: 'coeur', limit: 5 });
    expect([articles, passages]).toEqual([1, 0]);
    expect(groups[0]).toMatchObject({ hits: [], titleMarks: [{ start: 3, end: 7 }], beginning: null });
  });

  it('tells how a text begins that filters alone found, past its title', () => {
    const search = createSearchFunctions();
    search.put([
      documentOf('a', 'Le phare', ['Le phare', 'Un bateau part.', 'La neige tombe.']),
      documentOf('b', 'Le phare', ['Le phare']),
    ]);
    const { groups } = search.find({ query: 'is:unread', limit: 5 });
    const told = Object.fromEntries(groups.map(({ articleId, beginning }) => [articleId, beginning]));
    expect(told['a']).toEqual({
      ...{ pieces: [{ text: 'Un bateau part.', marks: [] }], cutBefore: false, cutAfter: false },
    });
    expect(told['b']).toBeNull();
    expect(search.find({ query: 'bateau', limit: 5 }).groups[0]?.beginning).toBeNull();
  });
});

describe('notes', () => {
  const target = { start: 3, end: 7 };

  it('are found with their annotation and their place', () => {
    const { search } = libraryOf('Un texte court.');
    search.putNotes({
      articleId: 'a',
      marks: NO_MARKS,
      notes: [{ annotationId: 'n1', note: 'À relier au traité.', tags: [], target }],
    });
    expect(search.find({ query: 'traite', limit: 5 }).groups[0]?.hits).toEqual([
      {
        kind: 'note',
        annotationId: 'n1',
        target,
        pieces: [{ text: 'À relier au traité.', marks: [{ start: 12, end: 18 }] }],
        cutBefore: false,
        cutAfter: false,
      },
    ]);
  });

  it('count with the text: the words of a query may stand in either', () => {
    const { search, ids } = libraryOf('Un texte sur le blé.');
    search.putNotes({ articleId: 'a', marks: NO_MARKS, notes: [note('n1', 'comparer avec le seigle')] });
    expect(ids('blé seigle')).toEqual(['a']);
  });

  it('are replaced as a whole, may come before their article and survive its change', () => {
    const search = createSearchFunctions();
    search.putNotes({ articleId: 'a', marks: NO_MARKS, notes: [note('n1', 'ancienne remarque')] });
    search.put([documentOf('a', '', ['Un texte.'])]);
    const count = (query: string) => search.find({ query, limit: 5 }).articles;
    expect(count('remarque')).toBe(1);
    search.put([documentOf('a', '', ['Un autre texte.'])]);
    expect(count('remarque')).toBe(1);
    search.putNotes({ articleId: 'a', marks: NO_MARKS, notes: [note('n2', 'nouvelle idée')] });
    expect([count('remarque'), count('idee')]).toEqual([0, 1]);
    search.putNotes({ articleId: 'a', marks: NO_MARKS, notes: [] });
    expect(count('idee')).toBe(0);
  });
});

describe('a library that changes', () => {
  it('forgets what is removed and what was replaced', () => {
    const { search, ids } = libraryOf('Le vent du nord', 'Le vent du sud');
    search.put([documentOf('a', '', ['La pluie du nord'])]);
    expect(ids('vent')).toEqual(['b']);
    search.remove(['b', 'inconnu']);
    expect(ids('vent')).toEqual([]);
  });

  it('finds words that stand outside of every block', () => {
    const search = createSearchFunctions();
    search.put([{ ...documentOf('a', '', ['Avant. Bloc. Après.']), blocks: [{ start: 7, end: 12 }] }]);
    expect(search.find({ query: 'apres', limit: 1 }).articles).toBe(1);
    expect(search.find({ query: 'bloc', limit: 1 }).articles).toBe(1);
  });
});

describe('finding in an article', () => {
  function foundIn(query: string, whole: string): string[] {
    const search = createSearchFunctions();
    search.put([{ ...documentOf('a', '', [whole]), language: 'fr' }]);
    return marked(whole, search.findInArticle({ articleId: 'a', query }).spans);
  }

  const text = 'Le cœur. Coeur à cœur !\n\nUn cœur\u00a0à  cœur.';

  it('gives every occurrence of the whole query in order', () => {
    expect(foundIn('COEUR À COEUR', text)).toEqual(['Coeur à cœur', 'cœur\u00a0à  cœur']);
  });

  it('gives the words when the whole query stands nowhere', () => {
    expect(foundIn('cœur un', text)).toEqual(
      Array.from({ length: 5 }, (_, i) => (i === 1 ? 'Coeur' : 'cœur')),
    );
    expect(foundIn('absent', text)).toEqual([]);
    const { search } = libraryOf(text);
    expect(search.findInArticle({ articleId: 'inconnu', query: 'cœur' }).spans).toEqual([]);
  });

  it.each([
    ['%', ['%', '%']],
    ['@', ['@']],
    ['«', ['«']],
    ['&', ['&']],
    ['"', ['"', '"']],
    ["'", ['’']],
    ['-', ['–']],
    ['(', ['(']],
    ['*', ['*']],
    ['.', ['…', '.']],
    [' €', ['€']],
    ['"€"', ['€']],
    ['#', []],
    ['', []],
    [' \u00a0', []],
    ['\u00ad', []],
  ])('finds signs alone as they stand, whatever they mean beside words: %s', (query, found) => {
    const page = 'De 3 % à 5 % – chez « Dupont & fils » (ou "d’un" autre*) : 2 €… contact@dupont.fr';
    expect(foundIn(query, page)).toEqual(found);
  });

  it('takes the operators of a search, and marks nothing that is excluded', () => {
    const siege = 'Le siège dure. La paix du siège, le siège de la paix. Des armées.';
    expect(foundIn('siège -paix', siege)).toEqual(['siège', 'siège', 'siège']);
    expect(foundIn('"du siège"', siege)).toEqual(['du siège']);
    expect(foundIn('dure OR armée', siege)).toEqual(['dure', 'armées']);
    expect(foundIn('"dure paix"~2', siege)).toEqual(['dure', 'paix']);
    expect(foundIn('"dure armées"~2', siege)).toEqual([]);
    expect(foundIn('arm*', siege)).toEqual(['arm']);
    expect(foundIn('title:siège', siege)).toEqual([]);
  });

  describe('a query that was carried over from the search', () => {
    const page = 'Le siège de Paris\n\nLe siège dure. Des canons.';
    const carried = (query: string, title = 'Le siège de Paris') => {
      const search = createSearchFunctions();
      search.put([{ ...documentOf('a', title, page.split('\n\n')), language: 'fr' }]);
      const { spans, ...rest } = search.findInArticle({ articleId: 'a', query });
      return { marks: spans.map(({ start, end }) => `${String(start)} ${page.slice(start, end)}`), ...rest };
    };

    it('says of a colour that it cannot be on it by the name it has in this library', () => {
      const search = createSearchFunctions();
      search.put([documentOf('a', 'Le siège', ['Le siège dure.'])]);
      const asked = { articleId: 'a', query: 'siège colour:doubt' };
      const colourNames = { sun: 'Doubt' };
      expect(search.findInArticle({ ...asked, colourNames }).leftOut).toEqual(['colour:doubt']);
      expect(search.findInArticle(asked).leftOut).toEqual([]);
    });

    it.each([
      ['title:siège', ['3 siège']],
      ['titre:sièges', ['3 siège']],
      ['title:"siège de paris" dure', ['3 siège de Paris', '28 dure']],
      ['title:sieje', ['3 siège']],
      ['in:titles siège', ['3 siège']],
      ['in:text siège', ['3 siège', '22 siège']],
      ['siège', ['3 siège', '22 siège']],
      ['siège -lang:en -note:doute', ['3 siège', '22 siège']],
      ['canon OR title:paris', ['12 Paris', '38 canons']],
    ])('finds what is on the page, in the title what is asked for there: %s', (query, marks) =>
      expect(carried(query)).toMatchObject({ marks, leftOut: [], isLookedFor: true }),
    );

    it.each([
      ['siège note:doute', ['note:doute'], true, 2],
      ['tag:guerre added:>2026 est:lu dure', ['tag:guerre', 'added:>2026', 'est:lu'], true, 1],
      ['(dure OR has:note) lang:fr', ['has:note', 'lang:fr'], true, 1],
      ['dure tag:(guerre OR "la paix" is:read)', ['tag:guerre', 'tag:"la paix"', 'is:read'], true, 1],
      ['note:siège', ['note:siège'], false, 0],
      ['is:unread', ['is:unread'], false, 0],
      ['in:notes siège', ['in:notes siège'], false, 0],
      ['in:notes siège title:paris', ['siège'], true, 1],
    ])('says what cannot be on it, and finds the rest: %s', (query, leftOut, isLookedFor, count) => {
      const { marks, ...said } = carried(query);
      expect(said).toMatchObject({ leftOut, isLookedFor });
      expect(marks).toHaveLength(count);
    });

    it('takes no more than the title for it where the first paragraph goes on, and nothing where a word does', () => {
      expect(carried('title:paris', 'Le siège')).toMatchObject({ marks: [], leftOut: [] });
      expect(carried('title:siège', 'Le siège')).toMatchObject({ marks: ['3 siège'], leftOut: [] });
      expect(carried('title:si', 'Le si')).toMatchObject({ marks: [], leftOut: ['title:si'] });
    });

    it('leaves the title out where the page does not begin with it', () => {
      const untitled = carried('title:siège dure', 'Un siège d’autrefois');
      expect(untitled).toMatchObject({ marks: ['28 dure'], leftOut: ['title:siège'], isLookedFor: true });
      expect(carried('in:titles siège', 'Un siège d’autrefois')).toMatchObject({
        ...{ marks: [], leftOut: ['in:titles siège'], isLookedFor: false },
      });
    });
  });

  it('finds other forms of a word, and what an acronym stands for', () => {
    expect(foundIn('cheval', 'Un cheval, des chevaux.')).toEqual(['cheval', 'chevaux']);
    const treaty = 'L’Organisation du traité de sécurité collective (OTSC) se tait. OTSC ?';
    const long = 'Organisation du traité de sécurité collective';
    expect(foundIn('otsc', treaty)).toEqual([long, 'OTSC', 'OTSC']);
    expect(foundIn('organisation du traité de sécurité collective', treaty)).toEqual([long, 'OTSC', 'OTSC']);
    expect(foundIn('"otsc"', treaty)).toEqual(['OTSC', 'OTSC']);
  });

  it('forgives a slip only in a word that stands nowhere in the library, and says so', () => {
    const { search } = libraryOf('La Biélorussie se tait.', 'La paix dure.', 'La paie tarde.');
    const found = (articleId: string, query: string) => search.findInArticle({ articleId, query });
    const meant = { typed: 'bielorusie', shown: 'biélorussie' };
    expect(found('a', 'bielorusie')).toMatchObject({ spans: [{ start: 3, end: 14 }], corrections: [meant] });
    expect(found('b', 'bielorusie')).toMatchObject({ spans: [], corrections: [] });
    // One letter from a word of the article, but a word of another.
    expect(found('b', 'paie')).toMatchObject({ spans: [], corrections: [] });
    // Of what a word may be meant for, that which stands here.
    expect(found('b', 'paiz')).toMatchObject({ corrections: [{ typed: 'paiz', shown: 'paix' }] });
    expect(found('c', 'paiz')).toMatchObject({ corrections: [{ typed: 'paiz', shown: 'paie' }] });
  });
});

it('finds a sign that is put together from letters without spaces, and what it is put together from', () => {
  const { search } = libraryOf('㈱東京の会社です。', '株が上がる。');
  const found = (query: string): number => search.find({ query, limit: 9 }).articles;
  expect([found('㈱'), found('株'), found('㈱東京'), found('々。')]).toEqual([2, 2, 1, 0]);
});

it('answers page after page, each article once, in the order of one long answer', () => {
  const texts = Array.from({ length: 26 }, (_, i) => `Un pommier${' et un poirier'.repeat(i % 7)}.`);
  const { search } = libraryOf(...texts);
  const idsOf = (limit: number, from: number, first: readonly string[]): string[] =>
    search.find({ query: 'pommier', limit, from, first }).groups.map(({ articleId }) => articleId);
  for (const first of [[], ['q', 'c']]) {
    const all = idsOf(200, 0, first);
    expect(all).toHaveLength(26);
    expect(all.slice(0, first.length).sort()).toEqual([...first].sort());
    expect([...idsOf(4, 0, first), ...idsOf(9, 4, first), ...idsOf(200, 13, first)]).toEqual(all);
  }
  expect(search.find({ query: 'pommier', limit: 5, from: 26 })).toMatchObject({ groups: [], articles: 26 });
});
