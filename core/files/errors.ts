/** Names the failures of the file system that the program expects. */

/** The system's code of a file error, such as `ENOENT`; null when the error is something else. */
export const fileErrorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** True when what was asked for is not there. */
export const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error) ?? '');

/** Resolves to null when what was asked for is not there; other errors are thrown on. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
