/**
 * Structured clone over text, for the wire between a page and the stand-in's main process. Accepts what Electron's IPC
 * accepts of plain values, keeps cycles, drops prototypes, and refuses all else with Electron's own words.
 */

/** A value by its kind; containers name their parts by index into the list of nodes. */
type Node =
  | readonly ['plain', string | number | boolean | null]
  | readonly ['undefined']
  | readonly ['number', string]
  | readonly ['bigint', string]
  /** Null is no date at all: JSON has no other way to say it. */
  | readonly ['date', number | null]
  | readonly ['error', string, string]
  | readonly ['bytes', string]
  | readonly ['array', number[]]
  | readonly ['set', number[]]
  | readonly ['map', [number, number][]]
  | readonly ['object', [string, number][]];

export class CloneError extends Error {
  constructor() {
    super('An object could not be cloned.');
  }
}

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

/** The value as text. Throws a CloneError for functions, symbols, promises and the page's own objects. */
export function encode(value: unknown): string {
  const nodes: Node[] = [];
  const seen = new Map<object, number>();

  const put = (part: unknown): number => {
    if (typeof part === 'object' && part !== null) {
      const known = seen.get(part);
      if (known !== undefined) return known;
      const index = nodes.push(['undefined']) - 1;
      seen.set(part, index);
      nodes[index] = container(part);
      return index;
    }
    return nodes.push(primitive(part)) - 1;
  };

  const container = (part: object): Node => {
    if (part instanceof Error) return ['error', part.name, part.message];
    if (Array.isArray(part)) return ['array', part.map(put)];
    switch (tagOf(part)) {
      case 'Date':
        return ['date', Number(part)];
      case 'Map':
        return [
          'map',
          [...(part as Map<unknown, unknown>)].map(([key, item]): [number, number] => [put(key), put(item)]),
        ];
      case 'Set':
        return ['set', [...(part as Set<unknown>)].map(put)];
      case 'Uint8Array':
        return ['bytes', toBase64(part as Uint8Array)];
      case 'Object':
        return ['object', Object.entries(part).map(([key, item]): [string, number] => [key, put(item)])];
      default:
        throw new CloneError();
    }
  };

  put(value);
  return JSON.stringify(nodes);
}

function primitive(value: unknown): Node {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return ['plain', value];
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? ['plain', value]
        : ['number', Object.is(value, -0) ? '-0' : String(value)];
    case 'undefined':
      return ['undefined'];
    case 'bigint':
      return ['bigint', String(value)];
    default:
      if (value === null) return ['plain', null];
      throw new CloneError();
  }
}

/** The value that `encode` wrote. */
export function decode(text: string): unknown {
  // Only `encode` writes this wire.
  const nodes = JSON.parse(text) as Node[];
  const made = new Map<number, unknown>();

  const keep = <T>(index: number, value: T): T => {
    made.set(index, value);
    return value;
  };
  const get = (index: number): unknown => {
    if (made.has(index)) return made.get(index);
    const node = nodes[index];
    if (!node) throw new Error('electron stand-in: a message was cut short.');
    return build(index, node);
  };
  const build = (index: number, node: Node): unknown => {
    switch (node[0]) {
      case 'array': {
        const items = keep<unknown[]>(index, []);
        for (const part of node[1]) items.push(get(part));
        return items;
      }
      case 'set': {
        const items = keep(index, new Set());
        for (const part of node[1]) items.add(get(part));
        return items;
      }
      case 'map': {
        const entries = keep(index, new Map());
        for (const [key, part] of node[1]) entries.set(get(key), get(part));
        return entries;
      }
      case 'object': {
        const object = keep<Record<string, unknown>>(index, {});
        // Defined, not assigned: a key named __proto__ is a key like any other.
        for (const [key, part] of node[1])
          Object.defineProperty(object, key, {
            value: get(part),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        return object;
      }
      default:
        return keep(index, simple(node));
    }
  };
  return get(0);
}

function simple(node: Exclude<Node, readonly ['array' | 'set' | 'map' | 'object', ...unknown[]]>): unknown {
  switch (node[0]) {
    case 'plain':
      return node[1];
    case 'undefined':
      return undefined;
    case 'number':
      return Number(node[1]);
    case 'bigint':
      return BigInt(node[1]);
    case 'date':
      return new Date(node[1] ?? NaN);
    case 'bytes':
      return fromBase64(node[1]);
    case 'error': {
      const error = new Error(node[2]);
      error.name = node[1];
      return error;
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: one call with a large array of arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
