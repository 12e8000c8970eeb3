/** Which way a text is written: told here, since `dir=auto` was not always worked out again for what came in later. */

const LETTER = /\p{L}/u;
const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** By its first letter, as the Unicode bidirectional algorithm tells of a paragraph. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = LETTER.exec(text) ?? [];
  return FROM_RIGHT.test(letter) ? 'rtl' : 'ltr';
}
