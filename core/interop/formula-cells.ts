/**
 * Cells that a spreadsheet would take for a formula get an apostrophe before them, and lose it when they are read back.
 * Cells that begin with apostrophes before such a sign get one more, so that what comes back is what was there. Pure.
 */

// Also the full-width signs, which some spreadsheets read as the plain ones.
const AT_RISK = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

export const neutralise = (cell: string): string => (AT_RISK.test(cell) ? `'${cell}` : cell);

export const reactivate = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);
