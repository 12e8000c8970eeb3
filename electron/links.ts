/** Links into the library that the system handed over: at most one waits, until the screen takes it. Pure. */
import { readLink, type LinkTarget } from '../contract/link.ts';

export interface Links {
  /** Keeps what an address of unknown origin opens, in place of what waited; false when it opens nothing here. */
  offer(address: string): boolean;
  /** What waits, once; null when nothing does. */
  take(): LinkTarget | null;
}

export function createLinks(): Links {
  let waiting: LinkTarget | null = null;
  return {
    offer: (address) => {
      const target = readLink(address);
      waiting = target ?? waiting;
      return target !== null;
    },
    take: () => {
      const target = waiting;
      waiting = null;
      return target;
    },
  };
}

/** The last link on a command line; null when there is none. Everything else on it is left alone. */
export const linkOn = (argv: readonly string[]): string | null =>
  argv.findLast((argument) => readLink(argument) !== null) ?? null;
