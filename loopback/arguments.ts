/** What the command line may say to the browser shell. Pure; what it cannot take is said, never guessed. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Arguments {
  readonly kind: 'arguments';
  /** `--library DIR`: the folder to read, absolute; null when none is named. */
  readonly libraryDir: string | null;
  /** `--data DIR`: where settings and caches are kept instead of the system's place, absolute; null when none is named. */
  readonly dataDir: string | null;
  /** `--port N`; 0 when none is asked for: the last one, or any that is free. */
  readonly port: number;
  /** False after `--no-open`. */
  readonly opensBrowser: boolean;
}

export type Reading =
  | Arguments
  | { readonly kind: 'help' }
  | {
      readonly kind: 'problem';
      readonly problem: 'unknown' | 'value-missing' | 'value-unwanted' | 'not-a-port';
      /** The word that is wrong, as it was typed. */
      readonly word: string;
    };

const OPTIONS = {
  library: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Problem = Extract<Reading, { kind: 'problem' }>;
const problem = (what: Problem['problem'], word: string): Problem => ({
  kind: 'problem',
  problem: what,
  word,
});

const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name);

type Token = NonNullable<ReturnType<typeof tokensOf>>[number];
const tokensOf = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options: OPTIONS, strict: false, allowPositionals: true, tokens: true })
    .tokens;

function problemOf(token: Token): Problem | null {
  if (token.kind === 'positional') return problem('unknown', token.value);
  if (token.kind === 'option-terminator') return null;
  if (!isOption(token.name)) return problem('unknown', token.rawName);
  if (OPTIONS[token.name].type === 'boolean')
    return token.value === undefined ? null : problem('value-unwanted', token.rawName);
  const value = token.value ?? '';
  // `--library --no-open` forgot the folder; `--library=--odd` means it.
  const isForgotten = value === '' || (!token.inlineValue && value.startsWith('-'));
  return isForgotten ? problem('value-missing', token.rawName) : null;
}

/** A TCP port, 0 for any; null when the word is none. */
const portOf = (word: string): number | null =>
  /^\d{1,5}$/.test(word) && Number(word) <= 65_535 ? Number(word) : null;

/** `argv` without Node and the script; relative folders start from `cwd`. The last of equal options wins. */
export function readArguments(argv: readonly string[], cwd: string): Reading {
  const tokens = tokensOf(argv);
  const wrong = tokens.map(problemOf).find((found) => found !== null);
  if (wrong) return wrong;
  const last = (name: keyof typeof OPTIONS) =>
    tokens.findLast((token) => token.kind === 'option' && token.name === name);
  const valueOf = (name: keyof typeof OPTIONS): string | null => {
    const token = last(name);
    return token?.kind === 'option' ? (token.value ?? null) : null;
  };
  const folder = (name: 'library' | 'data'): string | null => {
    const value = valueOf(name);
    return value === null ? null : resolve(cwd, value);
  };
  if (last('help')) return { kind: 'help' };
  const portWord = valueOf('port') ?? '0';
  const port = portOf(portWord);
  if (port === null) return problem('not-a-port', portWord);
  return {
    kind: 'arguments',
    libraryDir: folder('library'),
    dataDir: folder('data'),
    port,
    opensBrowser: !last('no-open'),
  };
}
