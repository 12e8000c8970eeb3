/** The faces of the text, fetched before any of it is shown: a line that moves under the pointer is marked in the wrong place. */

/** What a page of the text is set in at first; Greek or Vietnamese letters have their own files, which come when met. */
const FACES = ["1em 'Inter Variable'", "1em 'Literata Variable'", "italic 1em 'Literata Variable'"];

/** Resolves when they are there, or cannot be had: then the next face of the stack is shown. */
export const fetchFaces = async (fonts: FontFaceSet): Promise<void> => {
  await Promise.allSettled(FACES.map((face) => fonts.load(face)));
};
