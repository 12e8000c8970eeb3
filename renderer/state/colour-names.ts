/** What the colours are called, and which of them share a name: two devices can give the same one, unknown to each other. */
import { COLOURS, type Colour, type ColourNames } from '../../contract/annotation.ts';
import { fold } from './tag-spellings.ts';

export type NamesOfColours = Readonly<Record<Colour, string>>;

export const isSameName = (a: string, b: string): boolean => fold(a) === fold(b);

/** Names that several colours have, each with the colours that have it. */
export function sharedNames(names: NamesOfColours): readonly (readonly Colour[])[] {
  const alike = COLOURS.map((colour) => COLOURS.filter((other) => isSameName(names[other], names[colour])));
  return alike.filter((colours, index) => colours.length > 1 && colours[0] === COLOURS[index]);
}

/** The names as they are shown: of a name that several have, the standard name beside it tells which one is meant. */
export function namesApart(standard: NamesOfColours, given: ColourNames): NamesOfColours {
  const names = { ...standard, ...given };
  const shared = new Set(sharedNames(names).flat());
  const apart = (colour: Colour): string =>
    shared.has(colour) && !isSameName(names[colour], standard[colour])
      ? `${names[colour]} (${standard[colour]})`
      : names[colour];
  const [sun, leaf, sky] = [apart('sun'), apart('leaf'), apart('sky')];
  return { sun, leaf, sky, rose: apart('rose'), plum: apart('plum') };
}
