/** What a drop or a paste brings: files, those in folders too, or text. */

export interface Dropped {
  readonly files: readonly File[];
  /** Names of what could not be opened. */
  readonly closed: readonly string[];
  /** Plain text, when there are no files; else empty. */
  readonly text: string;
}

/** Whether a drag carries something that can become an article. */
export const carriesArticles = ({ types }: DataTransfer): boolean =>
  types.includes('Files') || types.includes('text/plain');

/** Reads a transfer. Must be called while its event is being handled: afterwards browsers empty it. */
export async function readDropped(transfer: DataTransfer): Promise<Dropped> {
  const text = transfer.getData('text/plain');
  const files = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) {
    return { files, closed: [], text: files.length > 0 ? '' : text };
  }
  const found = (await Promise.all(entries.map(filesOf))).flat();
  return {
    files: found.filter((each) => each instanceof File),
    closed: found.filter((each) => typeof each === 'string'),
    text: '',
  };
}

/** The files at and below an entry, hidden ones left out; the name of each that could not be opened. */
async function filesOf(entry: FileSystemEntry): Promise<readonly (File | string)[]> {
  if (isFile(entry)) return [await fileOf(entry)];
  if (!isDirectory(entry)) return [];
  const children = await childrenOf(entry.createReader());
  if (children === null) return [entry.name];
  const shown = children.filter((child) => !child.name.startsWith('.'));
  return (await Promise.all(shown.map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File | string> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(entry.name)));

/** A reader gives its entries in portions, and an empty one at the end. Null when the folder cannot be read. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[] | null> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (portion === null) return null;
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}
