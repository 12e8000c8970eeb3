/** `dialog`, `shell` and `screen`: the system around the program. Questions to a person must be stubbed by the spec. */
import { note } from './record.ts';
import { strict } from './strict.ts';

const mustBeStubbed =
  (api: string) =>
  (...input: unknown[]): never => {
    note(api, ...input);
    throw new Error(`electron stand-in: ${api} was called; answer it in the spec with app.evaluate() first`);
  };

export const dialog = strict(
  {
    showOpenDialog: mustBeStubbed('dialog.showOpenDialog'),
    showMessageBoxSync: mustBeStubbed('dialog.showMessageBoxSync'),
    showSaveDialog: mustBeStubbed('dialog.showSaveDialog'),
    showErrorBox: (title: string, content: string): void => {
      note('dialog.showErrorBox', title, content);
      process.stderr.write(`[dialog] ${title}\n${content}\n`);
    },
  },
  'dialog',
);

export const shell = strict(
  {
    openExternal: (url: string): Promise<void> => {
      note('shell.openExternal', url);
      return Promise.resolve();
    },
    showItemInFolder: (path: string): void => note('shell.showItemInFolder', path),
  },
  'shell',
);

/** One display of a common size. */
const workArea = { x: 0, y: 0, width: 1920, height: 1080 } as const;
export const screen = strict(
  { getAllDisplays: () => [strict({ id: 1, bounds: workArea, workArea, scaleFactor: 1 }, 'Display')] },
  'screen',
);
