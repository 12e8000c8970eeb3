/** Where the window was, and whether that is still a sensible place. A lost or broken note costs nothing. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A remembered place: the window's bounds when it was neither maximised nor full-screen, and whether it was maximised. */
export interface Place extends Rectangle {
  readonly maximized: boolean;
}

export const MIN_SIZE = { width: 480, height: 400 } as const;
export const STANDARD_SIZE = { width: 1280, height: 840 } as const;

/** How much of the window must lie on a display for a person to be able to grab it, in pixels. */
const GRIP = 80;

/**
 * The place fitted to today's displays (their work areas): never larger than the display it is on, and null when too
 * little of it lies on any, as when a second screen was unplugged.
 */
export function fitPlace(place: Place, workAreas: readonly Rectangle[]): Place | null {
  const area = workAreas.find((candidate) => overlaps(place, candidate));
  if (!area) return null;
  return {
    ...place,
    width: Math.max(MIN_SIZE.width, Math.min(place.width, area.width)),
    height: Math.max(MIN_SIZE.height, Math.min(place.height, area.height)),
    // The title bar is at the top: it must not lie above the display.
    y: Math.max(place.y, area.y),
  };
}

const shared = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b);

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  shared(a.x, a.width, b.x, b.width) >= GRIP && shared(a.y, a.height, b.y, b.height) >= GRIP;

/** Reads a note of unknown origin; null when it is not a whole place. */
export function parsePlace(text: string): Place | null {
  let note: unknown;
  try {
    note = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof note !== 'object' || note === null) return null;
  const { x, y, width, height, maximized }: Record<string, unknown> = { ...note };
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  return { x, y, width, height, maximized: maximized === true };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** The noted place; null when there is none that can be read. */
export function loadPlace(file: string): Place | null {
  try {
    return parsePlace(readFileSync(file, 'utf8'));
  } catch (error) {
    // A note that cannot be read is a note that is not there: the window takes its standard place.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Notes the place; returns the error when the disk refused, which is not worth interrupting anyone for. */
export function savePlace(file: string, place: Place): Error | null {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(place));
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error;
    throw error;
  }
}
