/** Adding articles as a person does it: the files or the text go into the library, and notices say how that went. */
import type { Failure } from '../../contract/reply.ts';
import type { Addition } from './additions.svelte.ts';
import type { App } from './app.svelte.ts';

/** What the file dialog offers; the engine decides what it reads. */
const ACCEPTED = '.txt,.text,.md,.markdown,text/plain,text/markdown';
const TOLD_ONE_BY_ONE = 2;

/** Asks the person for files with the browser's dialog; none when they change their mind. */
export function chooseFiles(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = ACCEPTED;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Copies files into the library and says which came in and, by name, which did not. */
export async function addFiles(app: App, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  tell(app, await app.additions.addFiles(files));
}

/** Makes an article of text; answers why that failed, or null. White space alone is nothing to add. */
export async function addText(app: App, text: string): Promise<Failure | null> {
  const { notices } = app.settings.messages;
  if (text.trim() === '') {
    app.notices.show({ tone: 'plain', text: notices.nothingToAdd, action: null });
    return null;
  }
  const addition = await app.additions.addText(text);
  tell(app, [addition]);
  return 'failure' in addition.outcome ? addition.outcome.failure : null;
}

function tell(app: App, additions: readonly Addition[]): void {
  const { notices } = app.settings.messages;
  const added = additions.flatMap(({ outcome }) => ('path' in outcome ? [outcome.path] : []));
  const failures = additions.flatMap(({ name, outcome }) =>
    'failure' in outcome ? [{ ...outcome.failure, subject: outcome.failure.subject ?? name }] : [],
  );
  const [first] = added;
  if (first !== undefined) {
    const text = added.length === 1 ? notices.added(first) : notices.addedCount(added.length);
    app.notices.show({ tone: 'plain', text, action: null });
  }
  for (const text of problemTexts(app, failures)) app.notices.show({ tone: 'problem', text, action: null });
}

/** A few failures stand alone; many share one notice, so that none pushes another off the screen. */
function problemTexts(app: App, failures: readonly Failure[]): readonly string[] {
  const lines = failures.map((failure) => app.say(failure));
  if (lines.length <= TOLD_ONE_BY_ONE) return lines;
  return [[app.settings.messages.notices.notAdded(lines.length), ...lines].join('\n')];
}
