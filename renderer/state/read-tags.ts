/** Reads tags as a person types them: separated by commas, with or without a leading #. Each is kept once. */
export function readTags(typed: string): string[] {
  const tags = typed
    .split(/[,;\n]/)
    .map((tag) => tag.trim().replace(/^#+/, '').trim().slice(0, 100))
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, 100);
}
