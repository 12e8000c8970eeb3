/** What the page can reach of the program: a transport, and nothing else. */
import { expect } from '@playwright/test';
import { call, openStranger } from '../launch.ts';
import { claim, type Claim } from './claim.ts';

export const bridgeClaims: readonly Claim[] = [
  claim('the page sees a frozen transport and nothing else', async ({ page }) => {
    const seen = await page.evaluate(() => {
      const { seedleaf } = window;
      if (!seedleaf) return null;
      const members = Object.entries(seedleaf).map(([name, member]): string => `${name}: ${typeof member}`);
      return { members, frozen: [Object.isFrozen(seedleaf), Object.isFrozen(seedleaf.offers)] };
    });
    expect(seen?.members.toSorted()).toEqual(['invoke: function', 'offers: object', 'subscribe: function']);
    expect(seen?.frozen).toEqual([true, true]);
  }),

  claim('the page cannot put another transport in its place', async ({ page }) => {
    const outcome = await page.evaluate(() => {
      const before = window.seedleaf;
      const replaced = Reflect.set(window, 'seedleaf', { invoke: null });
      return {
        replaced,
        deleted: Reflect.deleteProperty(window, 'seedleaf'),
        same: window.seedleaf === before,
      };
    });
    expect(outcome).toEqual({ replaced: false, deleted: false, same: true });
  }),

  claim('the page has nothing of Node', async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  }),

  claim('a frame inside the page gets no bridge', async ({ page }) => {
    const bridge = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const kind = typeof frame.contentWindow?.seedleaf;
      frame.remove();
      return kind;
    });
    expect(bridge).toBe('undefined');
  }),

  claim(
    'every call of the engine is answered, and the desktop offers all of its own',
    async ({ page, libraryDir }) => {
      expect(await call(page, 'libraryStatus')).toMatchObject({ ok: true, value: { dir: libraryDir } });
      expect(await page.evaluate(() => window.seedleaf?.offers.toSorted())).toEqual([
        'openLink',
        'pickFolder',
        'revealSource',
        'saveFile',
        'takeLink',
      ]);
    },
  ),

  claim('a name that is no call is refused as data', async ({ page }) => {
    for (const name of [
      'nope',
      '__proto__',
      'constructor',
      'toString',
      '',
      'libraryStatus ',
      5,
      null,
      ['search'],
    ])
      expect(await call(page, name), String(name)).toMatchObject({
        ok: false,
        error: { code: 'unknown-call' },
      });
  }),

  claim('an input that does not fit is refused as data', async ({ page }) => {
    const inputs = [
      null,
      'text',
      7,
      [],
      {},
      { articleId: '../../etc/passwd' },
      { articleId: 'a'.repeat(17) },
    ];
    for (const input of inputs)
      expect(await call(page, 'openArticle', input), JSON.stringify(input)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    expect(await call(page, 'libraryStatus', { extra: 1 })).toMatchObject({ ok: false });
  }),

  claim('an input that cannot cross is refused as data, too', async ({ page }) => {
    const reply = await page.evaluate(() =>
      window.seedleaf?.invoke('search', { query: () => 'x', limit: 1 }),
    );
    expect(reply).toMatchObject({ ok: false });
  }),

  claim('events reach a listener until it unsubscribes', async ({ page }) => {
    const heard = await page.evaluate(async () => {
      const { seedleaf } = window;
      if (!seedleaf) return null;
      const names: string[] = [];
      const change = async (textSize: number): Promise<void> => {
        await seedleaf.invoke('changeSettings', { textSize });
        await new Promise((resolve) => setTimeout(resolve, 100));
      };
      const unsubscribe = seedleaf.subscribe((event) => names.push(event.name));
      await change(24);
      unsubscribe();
      await change(19);
      return names.filter((name) => name === 'settings-changed');
    });
    expect(heard).toEqual(['settings-changed']);
  }),

  claim('a page that is not the program’s own gets no answer and hears no event', async (shell) => {
    const stranger = await openStranger(shell, '<title>Stranger</title>');
    try {
      await stranger.evaluate(() => {
        window.seedleaf?.subscribe((event) => (document.title = `heard ${event.name}`));
      });
      const reply = await call(stranger, 'libraryStatus');
      expect(reply).toMatchObject({ ok: false, error: { code: 'disconnected' } });
      expect(JSON.stringify(reply)).not.toContain(shell.libraryDir);
      await call(shell.page, 'changeSettings', { textSize: 21 });
      await call(shell.page, 'changeSettings', { textSize: 19 });
      expect(await stranger.title()).toBe('Stranger');
    } finally {
      await stranger.close();
    }
  }),
];
