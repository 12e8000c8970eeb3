/** Which names are nobody's article: hidden ones, and what editors, browsers and systems leave beside the real files. */

/** Folders that file systems keep for themselves at the top of a drive. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set([
  '$recycle.bin',
  'lost+found',
  'system volume information',
]);

const TEMPORARY: readonly RegExp[] = [
  /~$/, // backups of Emacs, Vim, Kate, gedit
  /^~(\$|WR|syncthing~)/, // Word's owner and temporary files; Syncthing on Windows
  /^#.*#$/, // Emacs auto-save
  /^4913$/, // Vim tries with this name whether a folder can be written to
  /\.(swp|swo|swx|tmp|temp|bak|old)$/i,
  /\.(part|partial|filepart|crdownload|opdownload|download|aria2)$/i, // half a download
  /___jb_(tmp|old)___$/, // safe write of JetBrains
  /\.sb-[0-9a-f]{8}-\w+$/i, // safe write of macOS
];

const isHidden = (segment: string): boolean =>
  segment.startsWith('.') || SYSTEM_FOLDERS.has(segment.toLowerCase());

/** Whether a folder is never entered; `path` is relative, with `/` between folders. A temporary name does not hide a folder. */
export const isIgnoredFolder = (path: string): boolean => path.split('/').some(isHidden);

/** Whether a file is never a source: it or a folder above it is hidden (`.seedleaf` too), or its name is a temporary one. */
export function isIgnored(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isIgnoredFolder(path) || TEMPORARY.some((pattern) => pattern.test(name));
}
