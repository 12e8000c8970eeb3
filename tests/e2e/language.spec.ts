/** The interface speaks French and English, follows the system, and can be switched. */
import { expect, test } from './desk.ts';

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
});

test('on an English system the interface is English', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
