/** Says when a search could not be kept. */
import type { App } from '../state/app.svelte.ts';

export function tellUnkept(app: App): void {
  const { failure } = app.search.saved;
  if (!failure) return;
  const text = `${app.settings.messages.query.saved.notSaved} ${app.say(failure)}`;
  app.notices.show({ tone: 'problem', text, action: null });
}
