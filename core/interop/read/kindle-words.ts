/** The words of a Kindle's "My Clippings.txt" in the languages it is met in, and the dates it writes. Pure. */

export type ClippingKind = 'highlight' | 'note' | 'bookmark';

/** What names each kind somewhere in the second line: English, French, German, Spanish, Italian, Portuguese, Dutch. */
const KINDS: readonly (readonly [ClippingKind, RegExp])[] = [
  ['bookmark', /bookmark|signet|lesezeichen|marcador|segnalibro|bladwijzer/i],
  [
    'highlight',
    /highlight|surlign|markierung|hervorhebung|subrayado|resaltado|evidenziazione|destaque|markering|clip(ping)?\b|ausschnitt|recorte|ritaglio|extrait/i,
  ],
  ['note', /\bnote\b|\bnotiz\b|\bnota\b|\bnotitie\b/i],
];

/** Null when the line is not one that a Kindle writes. */
export const kindOf = (line: string): ClippingKind | null =>
  KINDS.find(([, words]) => words.test(line))?.[0] ?? null;

/** What stands instead of a highlight when a book allows no more of them. */
export const isLimitNotice = (text: string): boolean => /^<[^<>]*l[ií]m[^<>]*>$/i.test(text.trim());

/** The months by the first letters that tell them apart, in all those languages. */
const MONTHS: readonly RegExp[] = [
  /^(jan|janv|enero|ene\b|genn|gen\b|jänner)/,
  /^(feb|fév|fev)/,
  /^(mar(?!di|t\b)|mär|maart|mrt)/,
  /^(apr|avr|abr)/,
  /^(may\b|mai|mayo|mag|mei\b|maio)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|ao[uû]|ago)/,
  /^(sep|set)/,
  /^(oct|okt|ott|out)/,
  /^(nov)/,
  /^(dec|déc|dez|dic)/,
];
/** Days of the week that begin as a month does. */
const WEEKDAYS = /^(mar(di|tes|tedì|ted)|mercr|mercol|miérc|mitt|maand|donners|dim|dom|dinsd)/;

const monthOf = (word: string): number => {
  const letters = word.toLowerCase().normalize('NFC');
  return WEEKDAYS.test(letters) ? -1 : MONTHS.findIndex((month) => month.test(letters));
};

/**
 * The time in the last part of the line, in this computer's time zone, since a Kindle names none; null when there is none
 * that can be understood. The order of day and month does not matter: months are words.
 */
export function clippingTime(line: string): number | null {
  const words = line.match(/\p{L}+/gu) ?? [];
  const month = words.map(monthOf).find((index) => index >= 0);
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(line)?.[0];
  const clock = /(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?\s*([ap])?\.?m?\b/i.exec(line);
  const day = /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er)?(?![\d:h])/i.exec(line)?.[1];
  if (month === undefined || year === undefined || day === undefined) return null;
  const [, hours = '0', minutes = '0', seconds = '0', half] = clock ?? [];
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  const time = new Date(Number(year), month, Number(day), hour, Number(minutes), Number(seconds)).getTime();
  return Number.isFinite(time) ? time : null;
}

/** The places in the book that the line names: positions where it has them, else pages; null when it names neither. */
export function clippingPlace(line: string): { readonly start: number; readonly end: number } | null {
  // The date is after the last bar; positions are the last numbers before it, after the page where there is one.
  const parts = line.split('|');
  const places = (parts.length > 1 ? parts.slice(0, -1) : parts).join('|');
  const found = [...places.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)].at(-1);
  if (!found?.[1]) return null;
  const start = Number(found[1]);
  // "1406-10" means 1406 to 1410.
  const written = found[2] ?? found[1];
  const end = Number(found[1].slice(0, Math.max(0, found[1].length - written.length)) + written);
  return { start, end: Math.max(start, end) };
}
