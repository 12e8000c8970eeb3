import { describe, expect, it } from 'vitest';
import type { Reply } from '../../contract/reply.ts';
import type { Event } from '../../contract/events.ts';
import { STANDARD_SETTINGS } from '../../contract/settings.ts';
import { App } from './app.svelte.ts';

/** An engine whose answers are given by hand. */
function slowEngine() {
  const answers: ((reply: Reply<unknown>) => void)[] = [];
  const listeners = new Set<(event: Event) => void>();
  const app = new App(
    {
      invoke: () => new Promise((resolve) => answers.push(resolve)),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      offers: [],
    },
    ['fr-CA', 'en'],
    matchMedia('(prefers-color-scheme: dark)'),
  );
  const tell = (payload: typeof STANDARD_SETTINGS) => {
    for (const listener of listeners) listener({ name: 'settings-changed', payload });
  };
  return { settings: app.settings, answers, tell };
}

describe('The settings on the screen', () => {
  it('speak the first language of the system that the interface knows', () => {
    expect(slowEngine().settings.language).toBe('fr');
  });

  it('do not fall back to an older answer while a newer change is under way', async () => {
    const { settings, answers, tell } = slowEngine();
    const first = settings.change({ textSize: 20 });
    const second = settings.change({ lineHeight: 1.7 });
    tell({ ...STANDARD_SETTINGS, textSize: 20 });
    answers[0]?.({ ok: true, value: { ...STANDARD_SETTINGS, textSize: 20 } });
    await first;
    expect(settings.current).toMatchObject({ textSize: 20, lineHeight: 1.7 });
    answers[1]?.({ ok: true, value: { ...STANDARD_SETTINGS, textSize: 20, lineHeight: 1.7 } });
    await second;
    expect(settings.current).toMatchObject({ textSize: 20, lineHeight: 1.7 });
  });

  it('follow a change made in another window', () => {
    const { settings, tell } = slowEngine();
    tell({ ...STANDARD_SETTINGS, theme: 'sepia' });
    expect(settings.theme).toBe('sepia');
  });

  it('stay within their limits', () => {
    const { settings } = slowEngine();
    void settings.step('textSize', 1_000);
    expect(settings.current.textSize).toBe(32);
    void settings.reset('textSize');
    expect(settings.current.textSize).toBe(19);
  });
});
