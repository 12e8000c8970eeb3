import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import type { App, Overlay } from '../state/app.svelte.ts';
import Overlays from './Overlays.svelte';
import TypographyPanel from './TypographyPanel.svelte';

const over = (overlay: Overlay) => (app: App) => {
  app.overlay = overlay;
};

describe('a dialog', () => {
  it('is left with Escape', async () => {
    const { app } = await show(Overlays, {}, { before: over('shortcuts') });
    await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => app.overlay).toBeNull();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('is left with its cross', async () => {
    const { app } = await show(Overlays, {}, { before: over('shortcuts') });
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => app.overlay).toBeNull();
  });
});

describe('the names of the colours', () => {
  it('are not given twice: it is said that one has the name', async () => {
    const { app, inputs } = await show(Overlays, {}, { before: over('colours') });
    const sky = page.getByRole('textbox', { name: 'Name of Sky' });
    await page.getByRole('textbox', { name: 'Name of Sun' }).fill('To check');
    await sky.fill('to CHECK');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText('“to CHECK” is another colour already.')).toBeVisible();
    await expect.element(sky).toHaveAttribute('aria-invalid', 'true');
    // The standard name of a colour that has no other is taken, too.
    await sky.fill('rose');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText('“rose” is another colour already.')).toBeVisible();
    await sky.fill('Later');
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => app.settings.colourNames).toEqual({ sun: 'To check', sky: 'Later' });
    expect(inputs('nameColour')).toHaveLength(2);
    await expect.element(sky).toHaveAttribute('aria-invalid', 'false');
  });
});

describe('a name that came to two colours from two devices', () => {
  it('is pointed out where they are named, until one has another', async () => {
    const { app, engine } = await show(Overlays, {}, { before: over('colours') });
    await engine.handlers.nameColour({ colour: 'sun', name: 'To check' });
    await engine.handlers.nameColour({ colour: 'plum', name: 'to check' });
    const said = page.getByText('“To check” is the name of several colours: Sun, Plum.');
    await expect.element(said).toBeVisible();
    const plum = page.getByRole('textbox', { name: 'Name of Plum' });
    await expect.element(plum).toHaveAccessibleDescription(/is the name of several colours/);
    expect(app.settings.messages.marks.colours).toMatchObject({
      ...{ sun: 'To check (Sun)', plum: 'to check (Plum)', sky: 'Sky' },
    });
    await plum.fill('Later');
    await userEvent.keyboard('{Tab}');
    await expect.element(said).not.toBeInTheDocument();
    expect(app.settings.messages.marks.colours).toMatchObject({ sun: 'To check', plum: 'Later' });
  });
});

describe('the settings', () => {
  it('change the language of the whole screen at once, and are kept', async () => {
    const { inputs } = await show(Overlays, {}, { before: over('settings') });
    await page.getByRole('radio', { name: 'Français' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible();
    expect(inputs('changeSettings')).toEqual([{ locale: 'fr' }]);
  });

  it('change the theme and the typeface', async () => {
    const { app } = await show(Overlays, {}, { before: over('settings') });
    await page.getByRole('radio', { name: 'Sepia' }).click();
    await page.getByRole('radio', { name: 'Inter' }).click();
    await expect.poll(() => app.settings.theme).toBe('sepia');
    expect(app.settings.current.typeface).toBe('inter');
  });

  it('go from tab to tab by the arrow keys', async () => {
    await show(Overlays, {}, { before: over('settings') });
    await userEvent.keyboard('{Tab}{Tab}{ArrowRight}');
    await expect.element(page.getByRole('tabpanel', { name: 'Marks and notes' })).toBeVisible();
    await expect.element(page.getByRole('switch', { name: 'Print the notes' })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Sepia' })).not.toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('button', { name: 'Export…' })).toBeVisible();
  });

  it('say where articles and notes are', async () => {
    await show(
      Overlays,
      {},
      {
        before: (app, engine) => {
          engine.setStatus({ annotationsKept: 'data-folder', annotationsDir: '/home/reader/.data/notes' });
          over('settings')(app);
        },
      },
    );
    await page.getByRole('tab', { name: 'Library' }).click();
    await expect.element(page.getByText('/home/reader/seeds', { exact: true })).toBeVisible();
    await expect.element(page.getByText('/home/reader/.data/notes')).toBeVisible();
    await expect.element(page.getByText(/The library is read-only/)).toBeVisible();
  });

  it('bring the page back to how it was made', async () => {
    const { app } = await show(
      Overlays,
      {},
      {
        before: async (shown) => {
          await shown.settings.change({ textSize: 30, typeface: 'inter' });
          over('settings')(shown);
        },
      },
    );
    await page.getByRole('button', { name: 'Standard page' }).click();
    expect(app.settings.current).toMatchObject({ textSize: 19, typeface: 'literata' });
  });
});

describe('the page’s type', () => {
  it('is moved by steps', async () => {
    const { app } = await show(TypographyPanel, {});
    await page.getByRole('button', { name: 'Text size: more' }).click();
    await expect.element(page.getByRole('group', { name: 'Text size' })).toHaveTextContent('20 px');
    await page.getByRole('button', { name: 'Line width: less' }).click();
    expect(app.settings.current).toMatchObject({ textSize: 20, measure: 36 });
  });

  it('stops at its limits', async () => {
    const { app } = await show(
      TypographyPanel,
      {},
      { before: (shown) => shown.settings.change({ textSize: 32 }) },
    );
    const more = page.getByRole('button', { name: 'Text size: more' });
    await expect.element(more).toHaveAttribute('aria-disabled', 'true');
    await more.click({ force: true });
    expect(app.settings.current.textSize).toBe(32);
  });
});

it('lists each file that was not read, with its size, the reason and what to do', async () => {
  const { engine } = await show(
    Overlays,
    {},
    {
      before: (app, fake) => {
        fake.refuse({ path: 'scans/plan.txt', reason: 'binary', bytes: 1_204_511 });
        over('refused')(app);
      },
    },
  );
  await expect
    .element(page.getByRole('listitem'))
    .toHaveTextContent(/scans\/plan\.txt 1\.2 MB.*It is not text\. Save it as/);
  engine.remove('scans/plan.txt');
  await expect.element(page.getByText('Every file of the library is on the shelf.')).toBeVisible();
});

describe('opening another library', () => {
  it('asks the system for a folder where it can', async () => {
    const { app, inputs } = await show(Overlays, {}, { offers: ['pickFolder'], before: over('library') });
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect.poll(() => inputs('openLibrary')).toEqual([{ dir: '/home/reader/Another library' }]);
    await expect.poll(() => app.overlay).toBeNull();
  });

  it('takes a path where it cannot, and says in words when it is no folder', async () => {
    const { app } = await show(Overlays, {}, { before: over('library') });
    const path = page.getByRole('textbox', { name: 'Folder' });
    await path.fill('somewhere');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('“somewhere” is not a folder that can be read.');
    await path.fill('/home/reader/letters');
    await expect.element(page.getByRole('alert')).not.toHaveTextContent('not a folder');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.poll(() => app.library.status?.dir).toBe('/home/reader/letters');
    await expect.poll(() => app.overlay).toBeNull();
  });
});

describe('pasting text', () => {
  it('makes an article of it', async () => {
    const { app } = await show(Overlays, {}, { before: over('paste') });
    await page.getByRole('textbox', { name: 'Text of the article' }).fill('Rain over the quay\n\nAll day.');
    await page.getByRole('button', { name: 'Add to the library' }).click();
    await expect.poll(() => app.shelf.total).toBe(9);
    await expect.poll(() => app.overlay).toBeNull();
    expect(app.notices.shown.at(-1)?.text).toContain('is in the library.');
  });

  it('keeps what was written in sight when it could not be added', async () => {
    const { app, transport } = await show(Overlays, {}, { before: over('paste') });
    transport.failNext('addText', 'copy-failed');
    const text = page.getByRole('textbox', { name: 'Text of the article' });
    await text.fill('Rain over the quay');
    await page.getByRole('button', { name: 'Add to the library' }).click();
    await vi.waitFor(() => expect(app.notices.shown).toHaveLength(1));
    await expect.element(text).toHaveValue('Rain over the quay');
    expect(app.overlay).toBe('paste');
  });
});
