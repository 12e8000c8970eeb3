/** Where the browser shell keeps settings and caches: the system's place for a program's data. Pure. */
import { posix, win32 } from 'node:path';

/** The desktop shell keeps its own folder, so that the two may run at once, each writing a journal of its own. */
const NAME = 'seedleaf-browser';

/** Absolute path of the folder, which may not exist yet. A relative XDG_DATA_HOME is ignored, as its standard says. */
export function dataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32')
    return win32.join(environment['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', NAME);
  const named = environment['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share'), NAME);
}
