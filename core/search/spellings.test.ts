/** How else the library writes a name is offered, and looked for only when it is asked for. */
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { documentOf } from './texts.testing.ts';

const search = createSearchFunctions();
search.put(
  Object.entries({
    koursk: 'Les combats durent encore près de Koursk, où le président Zelensky est venu.',
    kursk: 'Une offensive surprenante dans la région de Kursk, dit le président Zelenskyy à la presse.',
    other: 'Un pont relie Minsk à la rive, et la ville de Martin à celle de Martine.',
    party: 'Le chef du Parti rencontre un membre du Party, et les partis comme les parties sont contents.',
    china: 'Le sommet de Pékin a suivi celui de Beijing, et personne n’a vu la différence.',
  }).map(([id, text]) => ({ ...documentOf(id, '', [text]), language: 'fr' })),
);
const ask = (query: string) => search.find({ query, limit: 9 });
const offered = (query: string) => ask(query).spellings.map(({ typed, shown }) => `${typed} → ${shown}`);

describe('another spelling of a name', () => {
  it('is offered, where the name was typed', () => {
    expect(ask('combats koursk').spellings).toEqual([
      { typed: 'koursk', shown: 'Kursk', span: { start: 8, end: 14 } },
    ]);
    expect(offered('Zelenskyy')).toEqual(['Zelenskyy → Zelensky']);
  });

  it('is not looked for unasked, and no more offered once it is asked for', () => {
    expect(ask('Koursk').groups.map(({ articleId }) => articleId)).toEqual(['koursk']);
    const both = ask('(Koursk OR Kursk)');
    expect(both.groups.map(({ articleId }) => articleId).sort()).toEqual(['koursk', 'kursk']);
    expect(both.spellings).toEqual([]);
  });

  it('is offered once for a name that is typed twice, and not where it is excluded', () => {
    expect(offered('koursk koursk')).toEqual(['koursk → Kursk']);
    expect(offered('Koursk -Kursk')).toEqual([]);
  });

  it('says where the field stands that the name was looked for in', () => {
    expect(ask('combats note:Koursk').spellings).toEqual([
      { typed: 'Koursk', shown: 'Kursk', span: { start: 8, end: 19 } },
    ]);
  });

  it.each(['Pékin', 'Parti', 'Martin', 'Minsk', 'combats', 'Koursk*', '-Koursk', '"Koursk"', 'Kourks'])(
    'is not offered for %s',
    (query) => expect(offered(query)).toEqual([]),
  );
});

it('is forgotten with the article that writes it', () => {
  search.remove(['kursk']);
  expect(offered('Koursk')).toEqual([]);
});
