/** What speaks of the same is found, and why; what only has a word in common is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MARKS } from './facts.ts';
import { createSearchFunctions } from './functions.ts';
import { documentOf, markedIn, mixedText, note } from './texts.testing.ts';
import { isUnspaced } from './unspaced.ts';

const HARBOUR = [
  'Le port de Saint-Malo attend la réparation de son écluse depuis trois hivers.',
  'Les pêcheurs de Cancale demandent une cale pour leurs chalutiers, et la région hésite à payer.',
];
const LOCK = [
  'À Saint-Malo, l’écluse du port a été réparée cet hiver : les navires entrent de nouveau depuis lors.',
  'La fanfare municipale a joué sous la pluie.',
];
const BAKERY = [
  'La boulangère pétrit sa pâte à quatre heures, puis allume le four.',
  'Il pleut sur la place.',
];

function libraryOf() {
  const search = createSearchFunctions();
  search.put(
    [HARBOUR, LOCK, BAKERY].map((blocks, i) => ({
      ...documentOf(String.fromCharCode(97 + i), `Article ${String(i)}`, blocks),
      language: 'fr',
    })),
  );
  return search;
}

describe('related passages', () => {
  it('share what a passage is about, and say where and with which words', () => {
    const [best, ...others] = libraryOf().related({ articleId: 'a', span: null, limit: 10 });
    expect(best).toMatchObject({ articleId: 'b', there: { start: 0, end: LOCK[0]?.length } });
    expect(best?.here).toEqual({ start: 0, end: HARBOUR[0]?.length });
    expect(best?.shared).toEqual(expect.arrayContaining(['écluse', 'port', 'Malo']));
    expect(best?.shared).not.toContain('depuis');
    expect(best && markedIn(best)).toEqual(expect.arrayContaining(['écluse', 'port']));
    expect(others.map(({ articleId }) => articleId)).not.toContain('c');
  });

  it.each([
    [
      'another form of the word is one',
      'Les notes de la marge, et le cahier du notaire de Ceylan.',
      'Le notaire de Ceylan ouvre son cahier : « to be or not ».',
      ['Ceylan', 'cahier', 'notaire'],
    ],
    [
      'only its accent tells it from the word',
      'Le thé noir de Ceylan, dans le cahier.',
      'À Ceylan on lit The Times ; il y a un cahier noir.',
      ['Ceylan', 'cahier', 'noir'],
    ],
  ])('share no word that only connects in the other text, where %s', (_why, mine, theirs, shared) => {
    const search = createSearchFunctions();
    const texts = [mine, theirs, 'Il pleut sur la place.', 'Un four, une pelle, une boulangère.'];
    search.put(texts.map((text, i) => ({ ...documentOf(String(i), 'Article', [text]), language: 'fr' })));
    const [there] = search.related({ articleId: '0', span: null, limit: 5 });
    expect([...(there?.shared ?? [])].sort()).toEqual(shared);
    const [back] = search.related({ articleId: '1', span: null, limit: 5 });
    expect([...(back?.shared ?? [])].sort()).toEqual(shared);
  });

  it('are none where too little is shared once such words are left out', () => {
    const search = createSearchFunctions();
    const texts = [
      'Les notes de la marge et le cahier du notaire.',
      'Le notaire ouvre son cahier : « not ».',
    ];
    search.put(texts.map((text, i) => ({ ...documentOf(String(i), 'Article', [text]), language: 'fr' })));
    expect(search.related({ articleId: '0', span: null, limit: 5 })).toEqual([]);
  });

  it.each([
    ['it', 'Che la nave sia ancora nel porto, però, non lo sapeva mai.', ['nave', 'porto', 'sapeva']],
    ['pt', 'Não sabia ainda que o navio está no porto, porém também isso.', ['navio', 'porto', 'sabia']],
    ['nl', 'Het schip ligt nog steeds in de haven, maar niet omdat het moet.', ['haven', 'ligt', 'schip']],
    ['ru', 'Только корабль, который также стоит теперь чтобы порт был.', ['корабль', 'порт', 'стоит']],
    ['pl', 'Jednak statek, który stoi jeszcze tylko, ponieważ port.', ['port', 'statek', 'stoi']],
    ['sv', 'Skeppet ligger ändå inte i hamnen, eftersom också detta.', ['Skeppet', 'hamnen', 'ligger']],
  ])('share no word that only connects, in %s either', (language, text, shared) => {
    const search = createSearchFunctions();
    const again = text.split(' ').reverse().join(' ');
    const other = 'Il pleut sur la place.';
    search.put([
      ...[text, again].map((each, i) => ({ ...documentOf(String(i), 'A', [each]), language })),
      { ...documentOf('z', 'Z', [other]), language: 'fr' },
    ]);
    const [found] = search.related({ articleId: '0', span: null, limit: 5 });
    expect([...(found?.shared ?? [])].sort((a, b) => (a < b ? -1 : 1))).toEqual(shared);
  });

  it('are those of a selected span when there is one', () => {
    const search = libraryOf();
    const start = HARBOUR.join('\n\n').indexOf('Les pêcheurs');
    expect(search.related({ articleId: 'a', span: { start, end: start + 90 }, limit: 10 })).toEqual([]);
    expect(search.related({ articleId: 'a', span: { start: 0, end: 70 }, limit: 10 })).toHaveLength(1);
  });

  it('are found among notes, those on the article itself too', () => {
    const search = libraryOf();
    const thought = 'Demander au port si l’écluse de Saint-Malo tiendra un hiver.';
    search.putNotes({ articleId: 'c', notes: [note('n1', thought)], marks: NO_MARKS });
    search.putNotes({ articleId: 'a', notes: [note('n2', thought)], marks: NO_MARKS });
    const found = search.related({ articleId: 'a', span: null, limit: 10 });
    expect(found.map(({ annotationId }) => annotationId)).toEqual(expect.arrayContaining(['n1', 'n2', null]));
  });

  it('share more than a few of the many words that tell what a passage is about', () => {
    const fleet =
      'La flottille de chalutiers quitte Concarneau avant l’aube, chargée de casiers, de glace et de filets neufs ; la ' +
      'capitainerie annonce une houle modérée, un vent léger, puis une accalmie près des Glénan, où langoustines, merlus ' +
      'et lottes abondent depuis le printemps, malgré les quotas que Bruxelles impose aux armateurs bretons et que les ' +
      'mareyeurs contestent devant le tribunal de Quimper.';
    const painter =
      'Le vent, la glace et l’aube : le peintre en a fait trois grandes toiles, que le musée de la ville accroche cet hiver ' +
      'dans sa plus belle salle, entre deux portraits de famille et une collection de porcelaines que personne ne regarde.';
    const strike =
      'Les chalutiers bretons restent à quai : casiers et filets sèchent, les armateurs protestent contre les quotas de ' +
      'Bruxelles, et les mareyeurs attendent langoustines et merlus.';
    const search = createSearchFunctions();
    search.put(
      [fleet, painter, strike, fleet, BAKERY.join(' ')].map((text, i) => ({
        ...documentOf('abcde'.charAt(i), '', [text]),
        language: 'fr',
      })),
    );
    const found = search.related({ articleId: 'a', span: null, limit: 10 });
    expect(found.map(({ articleId }) => articleId)).toEqual(['d', 'c']);
  });

  it('are none of an article that is not there', () =>
    expect(libraryOf().related({ articleId: 'z', span: null, limit: 10 })).toEqual([]));

  it('are each once, in their place, and never of the article itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(mixedText, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        (texts) => {
          const search = createSearchFunctions();
          const documents = texts.map((blocks, i) => ({
            ...documentOf(`d${String(i)}`, '', blocks),
            language: 'fr',
          }));
          search.put(documents);
          const found = search.related({ articleId: 'd0', span: null, limit: 50 });
          const places = found.map(({ articleId, there }) => `${articleId} ${String(there?.start)}`);
          expect(new Set(places).size).toBe(places.length);
          for (const { articleId, there, pieces, shared, here } of found) {
            expect(articleId).not.toBe('d0');
            const text = documents.find(({ id }) => id === articleId)?.text ?? '';
            for (const piece of pieces) {
              expect(text.slice(there?.start, there?.end)).toContain(piece.text);
              for (const { start, end } of piece.marks)
                expect([start < end, end <= piece.text.length]).toEqual([true, true]);
            }
            // Where no spaces are written two words are enough.
            const least = isUnspaced(documents[0]?.text.slice(here.start, here.end) ?? '') ? 2 : 3;
            expect(shared.length).toBeGreaterThanOrEqual(least);
            expect(documents[0]?.text.length).toBeGreaterThanOrEqual(here.end);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('words that a person selects', () => {
  const TREATY = 'La sécurité collective engage les membres du traité, dont le Kazakhstan, à se défendre.';
  const LONG =
    'Le Kazakhstan exporte du blé, du cuivre et du pétrole par des ports lointains, et ses trains traversent la ' +
    'steppe pendant des jours entiers avant que les marchands de la côte déchargent leurs wagons sous la pluie.';
  const texts: Record<string, string[]> = {
    here: [TREATY],
    trade: [LONG],
    school: ['La sécurité des élèves est affaire collective.', 'Une chorale collective.'],
    guard: ['La sécurité du port.'],
  };
  const selecting = (selected: string, limit = 10) => {
    const search = createSearchFunctions();
    search.put(
      Object.entries(texts).map(([id, blocks]) => ({ ...documentOf(id, id, blocks), language: 'fr' })),
    );
    search.putNotes({ articleId: 'guard', notes: [note('n1', 'Voir le Kazakhstan.')], marks: NO_MARKS });
    const start = TREATY.indexOf(selected);
    return search.related({ articleId: 'here', span: { start, end: start + selected.length }, limit });
  };
  const idsOf = (found: ReturnType<typeof selecting>): string[] =>
    found.map(({ articleId, annotationId }) => annotationId ?? articleId).sort();

  it('find who else says the one of them, however little of a passage it is', () => {
    const found = selecting('Kazakhstan');
    expect(idsOf(found)).toEqual(['n1', 'trade']);
    expect(found.map(({ shared }) => shared)).toEqual([['Kazakhstan'], ['Kazakhstan']]);
  });

  it('find it in a passage that is many times as long as others', () => {
    const search = createSearchFunctions();
    const short = Array.from({ length: 80 }, () => 'Oui.');
    const long = `Le Kazakhstan ${'exporte du blé '.repeat(1_000)}`;
    search.put([documentOf('a', '', ['Kazakhstan', ...short]), documentOf('b', '', [long])]);
    const found = search.related({ articleId: 'a', span: { start: 0, end: 10 }, limit: 9 });
    expect(found.map(({ articleId }) => articleId)).toEqual(['b']);
  });

  it('find who says both of them', () => {
    expect(idsOf(selecting('sécurité collective'))).toEqual(['school']);
    expect(idsOf(selecting('La sécurité collective'))).toEqual(['school']);
  });

  it('find nothing when one of them stands nowhere else, or when none tells anything', () => {
    expect(selecting('membres du traité, dont le Kazakhstan')).toEqual([]);
    expect(selecting('défendre')).toEqual([]);
    expect(selecting('dont le')).toEqual([]);
  });

  it('find no more than before when they are a whole paragraph, of which little is in common', () => {
    const words = Array.from(
      { length: 40 },
      (_, i) => `sujet${String.fromCharCode(97 + (i % 26))}${'xy'.charAt(i / 26)}`,
    );
    const search = createSearchFunctions();
    const long = `${words.slice(0, 3).join(' ')} ${'rien '.repeat(400)}`;
    search.put([
      documentOf('a', '', [words.join(' ')]),
      documentOf('b', '', words),
      documentOf('c', '', [long]),
    ]);
    const related = (end: number): string[] =>
      search.related({ articleId: 'a', span: { start: 0, end }, limit: 9 }).map(({ articleId }) => articleId);
    expect(related(words.join(' ').length)).toEqual([]);
    expect(related(words.slice(0, 3).join(' ').length)).toEqual(['c']);
  });

  it('find as little as before when they are a whole sentence', () => expect(selecting(TREATY)).toEqual([]));

  it('find nothing by a word that stands everywhere', () => {
    const search = createSearchFunctions();
    const blocks = Array.from({ length: 40 }, (_, i) => `Un port de la mer numéro${String(i)}.`);
    search.put([documentOf('a', '', ['Port et mer']), documentOf('b', '', blocks)]);
    expect(search.related({ articleId: 'a', span: { start: 0, end: 4 }, limit: 9 })).toEqual([]);
  });
});

describe('related passages where no spaces are written', () => {
  const SILENCE = '集体安全条约组织的成员国对乌克兰战争保持沉默，哈萨克斯坦总统托卡耶夫没有派出军队。';
  const ARMY = '面对乌克兰战争，哈萨克斯坦拒绝派出军队；集体安全条约组织一直保持沉默。';
  const BREAD = '面包师每天凌晨四点揉面团，然后点燃烤炉。';
  const TOKYO = '東京大学の研究者は、ウクライナ戦争と集団安全保障について論文を発表した。';
  const PAPER = 'ウクライナの戦争を論じた論文が、集団安全保障の研究者によって発表された。';
  const OVEN = 'パン屋さんは毎朝早く起きて、小麦粉をこねてから窯に火を入れました。';
  const RUSSIA = 'ประเทศรัสเซียโจมตียูเครนและองค์การสนธิสัญญาความมั่นคงร่วมเงียบ';
  const ATTACK = 'สงครามในยูเครน: รัสเซียละเมิดสนธิสัญญา และเรื่องความมั่นคง';
  const BAKER = 'คนทำขนมปังนวดแป้งทุกเช้าก่อนจุดเตาอบ';

  const libraryIn = (language: string, texts: readonly string[]) => {
    const search = createSearchFunctions();
    search.put(texts.map((text, i) => ({ ...documentOf(`d${String(i)}`, '', [text]), language })));
    return search;
  };

  it.each([
    ['zh', [SILENCE, ARMY, BREAD], ['乌克兰', '集体', '安全', '沉默']],
    ['ja', [TOKYO, PAPER, OVEN], ['ウクライナ', '戦争', '論文']],
    ['th', [RUSSIA, ATTACK, BAKER], ['ยูเครน', 'รัสเซีย', 'มั่นคง']],
  ])('speak of one subject in other clauses: %s', (language, texts, words) => {
    const search = libraryIn(language, texts);
    const found = search.related({ articleId: 'd0', span: null, limit: 10 });
    expect(found.map(({ articleId }) => articleId)).toEqual(['d1']);
    const [best] = found;
    expect(best && markedIn(best)).toEqual(expect.arrayContaining(words));
    for (const word of best?.shared ?? []) expect([word, texts[1]?.includes(word)]).toEqual([word, true]);
    expect(search.related({ articleId: 'd2', span: null, limit: 10 })).toEqual([]);
  });

  it.each([SILENCE, TOKYO, RUSSIA])('are those that say the same: %s', (text) => {
    const found = libraryIn('zh', [text, text]).related({ articleId: 'd0', span: null, limit: 10 });
    expect(found.map(({ articleId }) => articleId)).toEqual(['d1']);
  });

  it.each([
    ['因为我们没有时间，所以他们已经开始唱歌。', '我们没有面包，因为他们已经开始睡觉，所以很饿。'],
    [
      'しかしながら、それについてはもちろん歌だけがよい。',
      'もちろん、それについては窓しかしながら開けるだけ。',
    ],
    ['เพราะว่าเราต้องสามารถร้องเพลงอย่างนี้', 'เราต้องสามารถนอนหลับอย่างนี้เพราะเหนื่อย'],
  ])('do not share what only connects: %s', (text, other) =>
    expect(libraryIn('zh', [text, other]).related({ articleId: 'd0', span: null, limit: 9 })).toEqual([]),
  );

  it('are not made of the end of a word and the beginning of the next', () => {
    const own = '中国人民银行，人民学生';
    const search = libraryIn('zh', [own, '其中国家，三人民主，大学生活', '中国的学生']);
    const found = search.related({ articleId: 'd0', span: null, limit: 10 });
    expect(found.map(({ articleId, shared }) => [articleId, [...shared].sort()])).toEqual([
      ['d2', ['中国', '学生']],
    ]);
  });

  it('are found for a word that is selected', () => {
    const search = libraryIn('zh', [SILENCE, ARMY, BREAD, '昨天，托卡耶夫先生喝了茶。']);
    const of = (selected: string): string[] => {
      const start = SILENCE.indexOf(selected);
      const span = { start, end: start + selected.length };
      return search.related({ articleId: 'd0', span, limit: 9 }).map(({ articleId }) => articleId);
    };
    expect([of('沉默'), of('哈萨克斯坦'), of('没有'), of('总统')]).toEqual([['d1'], ['d1'], [], []]);
    // The rules do not know this name.
    expect(of('托卡耶夫')).toEqual(['d3']);
  });

  it('are marked side by side', () => {
    const other = '自从乌克兰战争爆发，很多人问军队在哪里；这种沉默让人惊讶。';
    const comparison = libraryIn('zh', [SILENCE, other]).compareArticles({ articleId: 'd0', otherId: 'd1' });
    const [subject] = comparison?.subjects ?? [];
    const read = (text: string, spans: readonly { start: number; end: number }[] = []): string[] =>
      spans.map(({ start, end }) => text.slice(start, end));
    const both = ['乌克兰', '战争', '沉默', '军队'];
    expect(read(SILENCE, subject?.hereWords)).toEqual(expect.arrayContaining(both));
    expect(read(other, subject?.thereWords)).toEqual(expect.arrayContaining(both));
    expect(read(SILENCE, subject?.hereWords)).not.toContain('总统');
  });
});

describe('two articles compared', () => {
  it('share passages on one subject, with their words in each', () => {
    const comparison = libraryOf().compareArticles({ articleId: 'a', otherId: 'b' });
    const [subject] = comparison?.subjects ?? [];
    const [here, there] = [HARBOUR.join('\n\n'), LOCK.join('\n\n')];
    expect(comparison).toMatchObject({ sentences: [], onlyHere: 2, onlyThere: 2 });
    expect(subject).toMatchObject({ there: { start: 0, end: LOCK[0]?.length } });
    const read = (text: string, spans: readonly { start: number; end: number }[] = []): string[] =>
      spans.map(({ start, end }) => text.slice(start, end));
    expect(read(here, subject?.hereWords)).toEqual(expect.arrayContaining(['port', 'écluse', 'Malo']));
    expect(read(there, subject?.thereWords)).toEqual(expect.arrayContaining(['port', 'écluse', 'Malo']));
    // What only the one of them says is no word of both.
    expect(read(here, subject?.hereWords)).not.toContain('réparation');
  });

  it('have no passage on one subject where they share the sentence', () => {
    const search = libraryOf();
    search.put([{ ...documentOf('d', 'Copy', [LOCK[0] ?? '']), language: 'fr' }]);
    const comparison = search.compareArticles({ articleId: 'b', otherId: 'd' });
    expect(comparison?.sentences).toMatchObject([{ likeness: 1 }]);
    expect(comparison?.subjects).toEqual([]);
  });

  it('are compared with nothing when one of them is not there', () =>
    expect(libraryOf().compareArticles({ articleId: 'a', otherId: 'z' })).toBeNull());
});
