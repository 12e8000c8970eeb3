/**
 * Several names in one line, with commas, semicolons or line ends between them. A name that holds one of those, or that
 * begins with a sign of this writing, stands in quotation marks; a quotation mark within is written twice.
 */

export interface ListedName {
  /** Where it stands in the line, with what is around it up to the separators. */
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly isQuoted: boolean;
}

/** Marks that do not close, or that something follows, are signs of a name like others. */
const QUOTED = /[^\S\n]*#*"((?:[^"]|"")*)"[^\S\n]*(?=[,;\n]|$)/y;
const PLAIN = /[^,;\n]*/y;

/** Every name of the line, empty ones too: where the caret stands there is always one. */
export function splitNames(line: string): ListedName[] {
  const names: ListedName[] = [];
  for (let from = 0; from <= line.length;) {
    const quoted = matchAt(QUOTED, line, from);
    const to = from + (quoted ?? matchAt(PLAIN, line, from) ?? [''])[0].length;
    const name = quoted?.[1]?.replaceAll('""', '"') ?? line.slice(from, to);
    names.push({ from, to, name: name.trim(), isQuoted: quoted !== null });
    from = to + 1;
  }
  return names;
}

/** A name as it is written in such a line. */
export const writeName = (name: string): string =>
  /[,;\r\n]|^[#"\s]|\s$/.test(name) ? `"${name.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"` : name;

function matchAt(pattern: RegExp, line: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(line);
}
