/**
 * Custom schemes. Chromium alone cannot learn one, so a page of `scheme://host/` is shown from
 * `https://host.scheme.standin.invalid/` (http, when the scheme was not registered as secure): a name that no network
 * has, and whose every request the stand-in answers itself.
 */
import type { CustomScheme, Privileges } from 'electron';

const ZONE = 'standin.invalid';
const schemes = new Map<string, Privileges>();

export function registerSchemes(list: readonly CustomScheme[]): void {
  for (const { scheme, privileges = {} } of list) {
    if (!privileges.standard) throw new Error(`electron stand-in: the scheme ${scheme} must be standard`);
    schemes.set(scheme, privileges);
  }
}

/** What a scheme was registered with; undefined for one that was not. */
export const privilegesOf = (scheme: string): Privileges | undefined => schemes.get(scheme);

/** `seedleaf-app` of `seedleaf-app://bundle/`; empty when there is none. */
export const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** The address that Chromium is given for an address of the program. */
export function toChromium(url: string): string {
  const scheme = schemeOf(url);
  const privileges = schemes.get(scheme);
  if (!privileges) return url;
  const { host, pathname, search, hash } = new URL(url);
  return `${privileges.secure ? 'https' : 'http'}://${host}.${scheme}.${ZONE}${pathname || '/'}${search}${hash}`;
}

/** The address of the program that Chromium's stands for. */
export function toProgram(url: string): string {
  const match = /^https?:\/\/(.+)\.([a-z][a-z0-9+-]*)\.standin\.invalid(?::\d+)?([/?#].*)?$/.exec(url);
  return match ? `${match[2] ?? ''}://${match[1] ?? ''}${match[3] ?? '/'}` : url;
}

/** The origin of an address, for custom schemes too; `null` (the word) for those that have none. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { origin, protocol, host } = new URL(url);
  return schemes.has(schemeOf(url)) ? `${protocol}//${host}` : origin;
}
