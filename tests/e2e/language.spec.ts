/** The interface speaks French and English, follows the system, and can be switched. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dragOver, expect, test } from './desk.ts';

test.describe('on a French system', () => {
  test.use({ locale: 'fr-FR' });

  test('the interface is French, and can be switched to English for good', async ({ desk }) => {
    desk.withSamples();
    let page = await desk.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByText('3 articles')).toBeVisible();
    await expect(page.getByText('Choisissez un article sur l’étagère.')).toBeVisible();
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: 'English' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Choose an article from the shelf.')).toBeVisible();
    page = await desk.reopen();
    await expect(page.getByText('Choose an article from the shelf.')).toBeVisible();
  });

  test('the plain copy of the notes speaks it too, and follows a switch', async ({ desk }) => {
    const page = await desk.withSamples().open();
    await desk.read('How tides remember');
    await dragOver(page, 'measured the water');
    await page.keyboard.press('1');
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Bibliothèque' }).click();
    await page.getByRole('switch', { name: 'Les notes en fichiers Markdown' }).check();
    const file = join(desk.root, 'library notes', 'How tides remember.md');
    const content = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    await expect.poll(content, { timeout: 20_000 }).toContain(' · Soleil');
    await page.getByRole('tab', { name: 'Lecture' }).click();
    await page.getByRole('dialog').locator('label', { hasText: 'English' }).click();
    await expect.poll(content, { timeout: 20_000 }).toContain(' · Sun');
  });
});

test('on an English system the interface is English', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
