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

  it.each([
    [
      'hard-wrapped Chinese',
      '市图书馆的阅览室在冬天总是坐满了人，管理员们于是把旧仓库也腾了出来，放上',
      '据 Winter Reading Report 的统计，来的多半是老人和没有书桌的学生，他们一坐就',
      '到关门，连午饭都在台阶上吃。',
    ],
    [
      'hard-wrapped Arabic',
      'فتحت المكتبة القديمة أبوابها من جديد في أول أيام الشتاء وجاء',
      'إليها التلاميذ والشيوخ معا لأن بيوتهم باردة والقاعة الكبيرة',
      'دافئة.',
    ],
    [
      'a mail with an address in it',
      'Nos lecteurs demandent souvent où sont les anciens numéros du bulletin',
      'Paroissial, que la crue de 1994 avait emportés : on les lit désormais à',
      'https://archives.exemple.org/bulletin/1987/numero-12/supplement-du-dimanche.html où',
      'Marthe Le Goff les a copiés un par un pendant quatorze hivers, avant que',
      'Josette ne les relise.',
    ],
    [
      'a letter broken by hand',
      'Der Uhrmacher fand im Gehäuse der alten Kirche mehrere Zahnräder aus',
      'Eisen und Messing. Das älteste war geschmiedet, das jüngste stammte aus dem',
      'Traktor eines Bauern. Er hat beide behalten, weil sie zusammen besser',
      'Uhrzeit hielten als jedes neue Paar.',
    ],
    [
      'a letter broken by hand at very different widths',
      'Je t’écris, Anne, de la petite maison au bord du lac,',
      'où il pleut depuis mardi et où personne ne se plaint, car le poêle tire bien.',
    ],
  ])('%s is one paragraph', (_what, ...lines) => {
    expect(kinds(...lines)).toEqual(['paragraph']);
  });

  it('a stanza keeps its lines', () => {
    expect(read('Le jour se lève', 'sur les toits,', 'et la rue s’achève', 'dans le bois')).toEqual([
      ['paragraph', 'Le jour se lève\nsur les toits,\net la rue s’achève\ndans le bois'],
    ]);
  });

  it('a stanza of long lines keeps them, where one is longer than an editor would have left it', () => {
    const lines = [
      'Matin sur la ville basse et sur le port endormi',
      'Le jour se lève sur les toits de la ville basse,',
      'Et la rue lentement s’emplit de pas et de voix ;',
      'Un marchand étale ses fruits, un chat roux passe',
      'Et nul ne se demande encore ce que le mois nous apportera',
    ];
    expect(read(...lines)).toEqual([['paragraph', lines.join('\n')]]);
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

  it.each([
    ['Le maire de Sainte-Foy renonce à son dernier chantier', LONG],
    ['À quoi servait donc la remise au bout du jardin ?', LONG],
    ['Les enchères en ligne repartent à la hausse cet hiver', `eBay l’annonce : ${LONG}`],
    [
      'عمدة المدينة القديمة يستقيل بعد أزمة طويلة في المجلس',
      'أعلن العمدة مساء الثلاثاء أنه سيترك منصبه بعد ثلاثة أسابيع من أزمة قسمت المجلس وأتعبت المدينة كلها، ولم يقل أحد بعد من سيخلفه.',
    ],
    [
      '市图书馆宣布今年冬天每个周末都将延长开放时间到晚上十点居民和学生们都表示热烈欢迎',
      '市图书馆星期二宣布，从下个月起，每个周末都会开放到晚上十点。馆长说，这是因为旧仓库改成了阅览室，再也不会有人在台阶上等座位了。',
    ],
    [
      '市立図書館はこの冬から週末の開館時間を夜十時まで延ばすと発表し、利用者に喜ばれている',
      '市立図書館は火曜日、来月から週末の開館時間を夜十時まで延ばすと発表した。古い倉庫を閲覧室に改めたためで、階段で席を待つ人はもういなくなるという。',
    ],
  ])('%s is the title of the one long line under it', (title, paragraph) => {
    expect(read(title, paragraph)).toEqual([
      ['title', title],
      ['paragraph', paragraph],
    ]);
  });

  it('a short line over one sentence is its title, and none where the sentence runs on in it', () => {
    const sentence = 'Personne n’a su dire ce que deviendrait la remise au bout du jardin.';
    expect(kinds('Le maire renonce à son chantier', sentence)).toEqual(['title', 'paragraph']);
    expect(kinds('À quoi servait la remise ?', sentence)).toEqual(['title', 'paragraph']);
    expect(kinds('Le maire renonce à son chantier', sentence.replace('P', 'p'))).toEqual(['paragraph']);
    expect(kinds('Petit à petit', 'L’oiseau fait son nid.')).toEqual(['paragraph']);
  });

  it('two short lines over a long one are its title and what it says first', () => {
    const standfirst =
      'Après trois semaines de silence, la ville sait enfin ce que deviendra la vieille remise.';
    expect(read('Le maire de Sainte-Foy renonce à son chantier', standfirst, LONG)).toEqual([
      ['title', 'Le maire de Sainte-Foy renonce à son chantier'],
      ['paragraph', standfirst],
      ['paragraph', LONG],
    ]);
  });

  it('a short line over lines of one width is their title, in scripts without spaces too', () => {
    expect(
      read(
        '冬天的阅览室',
        '市图书馆的阅览室在冬天总是坐满了人，管理员们于是把旧仓库也腾了出来，放上桌子',
        '和台灯。来的多半是老人和没有书桌的学生，他们一坐就到关门，连午饭都在台阶上吃',
        '，谁也不肯先走。',
      ).map(([kind]) => kind),
    ).toEqual(['title', 'paragraph']);
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
  it('each stands over one long line, without a blank line between', () => {
    const [first, second] = [
      'Des chantiers qui durent depuis trop longtemps',
      'Et maintenant, que fera le conseil ?',
    ];
    expect(read('Le jardin du fond et sa remise fermée', LONG, '', first, LONG, '', second, LONG)).toEqual([
      ...[
        ['title', 'Le jardin du fond et sa remise fermée'],
        ['paragraph', LONG],
      ],
      ...[
        ['heading', first],
        ['paragraph', LONG],
        ['heading', second],
        ['paragraph', LONG],
      ],
    ]);
  });

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
