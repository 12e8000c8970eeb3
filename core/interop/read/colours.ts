/** The colours of other programs -> ours, by name or by what a hex value looks most like. Pure. */
import { COLOURS, type Colour } from '../../../contract/annotation.ts';

const NAMED: Readonly<Record<string, Colour>> = {
  ...{ yellow: 'sun', orange: 'sun', gold: 'sun' },
  ...{ green: 'leaf', lime: 'leaf', teal: 'leaf' },
  ...{ blue: 'sky', cyan: 'sky', aqua: 'sky' },
  ...{ pink: 'rose', red: 'rose' },
  ...{ purple: 'plum', violet: 'plum', magenta: 'plum' },
};

/** Up to which hue (in degrees) each colour reaches. */
const HUES: readonly (readonly [number, Colour])[] = [
  [20, 'rose'],
  [70, 'sun'],
  [170, 'leaf'],
  [250, 'sky'],
  [310, 'plum'],
  [360, 'rose'],
];

/** Null for what is no colour. */
export function colourOf(value: unknown): Colour | null {
  if (typeof value !== 'string') return null;
  const name = value.trim().toLowerCase();
  const own = COLOURS.find((colour) => colour === name);
  if (own) return own;
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? null;
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(name) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return nearest(Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16));
}

/** Greys have no hue; they count as the first colour. */
function nearest(red: number, green: number, blue: number): Colour {
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span === 0) return 'sun';
  const sixth =
    most === red
      ? (green - blue) / span
      : most === green
        ? 2 + (blue - red) / span
        : 4 + (red - green) / span;
  const hue = (sixth * 60 + 360) % 360;
  return HUES.find(([end]) => hue <= end)?.[1] ?? 'rose';
}
