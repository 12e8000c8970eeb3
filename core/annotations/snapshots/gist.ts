/**
 * Of all that was ever recorded, what today's state needs: of the changes only those that still say something, of the
 * identities of an article the latest, nothing twice. Folding the gist ends as folding everything does. Pure.
 */
import { isSameLine } from '../journal/ledger.ts';
import type { WholeLine } from '../journal/line.ts';
import { compareRecords, type JournalRecord } from '../journal/record.ts';

type Kind<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>;
type Change = Kind<'change'>;

/** The latest change of all, and the latest that says each thing. */
interface LatestChanges {
  any: Change;
  colour: Change | null;
  note: Change | null;
  tags: Change | null;
}

export interface Gist {
  add(line: WholeLine): void;
  lines(): WholeLine[];
}

export function createGist(): Gist {
  const changes = new Map<string, LatestChanges>();
  const identities = new Map<string, Kind<'identify'>>();
  /** All else stays, by what it is about. */
  const others = new Map<string, WholeLine[]>();

  const addOther = (about: string, line: WholeLine): void => {
    const lines = others.get(about);
    if (!lines) others.set(about, [line]);
    else if (!lines.some((each) => isSameLine(each, line))) lines.push(line);
  };
  return {
    add: (line) => {
      if (line.kind === 'newer') {
        addOther(`newer ${line.record.device} ${line.record.stamp.time}`, line);
        return;
      }
      const { record } = line;
      if (record.kind === 'change') changes.set(record.id, latest(changes.get(record.id), record));
      else if (record.kind === 'identify')
        identities.set(record.article.id, later(identities.get(record.article.id) ?? null, record));
      else addOther('id' in record ? record.id : record.kind, line);
    },
    lines: () => {
      const said = [...changes.values()].flatMap(({ any, colour, note, tags }) => [
        ...new Set([any, colour, note, tags].filter((change) => change !== null)),
      ]);
      const known: JournalRecord[] = [...identities.values(), ...said];
      return [
        ...[...others.values()].flat(),
        ...known.map((record): WholeLine => ({ kind: 'record', record })),
      ];
    },
  };
}

const later = <R extends JournalRecord>(a: R | null, b: R): R =>
  a !== null && compareRecords(a, b) >= 0 ? a : b;

function latest(before: LatestChanges | undefined, change: Change): LatestChanges {
  const told = before ?? { any: change, colour: null, note: null, tags: null };
  return {
    any: later(told.any, change),
    colour: change.colour === undefined ? told.colour : later(told.colour, change),
    note: change.note === undefined ? told.note : later(told.note, change),
    tags: change.tags === undefined ? told.tags : later(told.tags, change),
  };
}
