/**
 * FlexSearch's own export and import of an index over passages: as it comes, or holding what the program has it hold, which is
 * what the program's own files stand in for.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import { fold } from '../../core/search/fold.ts';
import { FormIndex } from '../../core/search/form-index.ts';
import { HIGHEST_FREQUENCY } from '../../core/search/postings.ts';
import { atomsOf } from '../../core/search/words.ts';

export const PEERS = ['as it comes', 'as the program has it'] as const;
export type Peer = (typeof PEERS)[number];

/** One form as it stands, and how often it is held as the slot: the settings of core/search/postings.ts. */
const emptyOf = (peer: Peer): Index =>
  peer === 'as it comes'
    ? new Index()
    : new Index({
        tokenize: 'strict',
        resolution: HIGHEST_FREQUENCY,
        fastupdate: false,
        encode: (text) => [text],
      });

function indexOf(peer: Peer, passages: Iterable<string>): Index {
  const index = emptyOf(peer);
  if (peer === 'as it comes') {
    let number = 0;
    for (const passage of passages) index.add(number++, passage);
    return index;
  }
  const forms = new FormIndex();
  const numbers = new Set<number>();
  for (const passage of passages) numbers.add(forms.add(passage).number);
  // Properties that its types leave out, and that its own import fills as well.
  Reflect.set(index, 'map', new Map(forms.inOrder()));
  Reflect.set(index, 'reg', numbers);
  return index;
}

/** Exports an index over passages, numbered from nought on, into a folder that is made; answers how many bytes that takes. */
export function exportInto(folder: string, peer: Peer, passages: Iterable<string>): number {
  mkdirSync(folder);
  let [written, parts] = [0, 0];
  indexOf(peer, passages).export((key: string, data: string) => {
    writeFileSync(join(folder, `${String(parts++)} ${key}`), data);
    written += Buffer.byteLength(data);
  });
  return written;
}

export function importFrom(folder: string, peer: Peer): Index {
  const index = emptyOf(peer);
  for (const name of readdirSync(folder))
    index.import(name.slice(name.indexOf(' ') + 1), readFileSync(join(folder, name), 'utf8'));
  return index;
}

/** Looks a query up: at once, or word by word as the program does. */
export function askOf(index: Index, peer: Peer, query: string): unknown {
  if (peer === 'as it comes') return index.search(query);
  return atomsOf(fold(query)).map((form) => index.search(form, { resolve: false }));
}
