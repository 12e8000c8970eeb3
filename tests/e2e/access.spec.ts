/** Accessibility: no fault that axe can find, on any screen, in any theme. */
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, test } from './desk.ts';

async function expectNoFault(page: Page, screen: string): Promise<void> {
  expect.soft(await faultsOf(page), screen).toEqual([]);
}

for (const theme of ['Light', 'Sepia', 'Dark']) {
  test(`every screen is free of faults in the ${theme.toLowerCase()} theme`, async ({ desk }) => {
    test.slow();
    const page = await desk.open();
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: theme }).click();
    await expectNoFault(page, 'settings');
    await page.keyboard.press('Escape');
    await expectNoFault(page, 'empty library');

    desk.withSamples();
    desk.write('vide.txt', '');
    await desk.read('How tides remember');
    await expectNoFault(page, 'article');
    await dragOver(page, 'measured the water');
    await expectNoFault(page, 'selection');
    await page.keyboard.press('n');
    await page.keyboard.type('A note');
    await expectNoFault(page, 'writing a note');
    await page.keyboard.press('Control+Enter');
    await expectNoFault(page, 'note');
    await page.keyboard.press('Control+F');
    await page.keyboard.type('tide');
    await expectNoFault(page, 'find in article');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expectNoFault(page, 'contents');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Type and theme' }).click();
    await expectNoFault(page, 'type and theme');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('eau');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectNoFault(page, 'search results');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('xylophone');
    await expectNoFault(page, 'nothing found');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('is:');
    await expect(page.getByRole('option', { selected: true }).first()).toBeVisible();
    await expectNoFault(page, 'completions');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /not readable/ }).click();
    await expectNoFault(page, 'refused files');
    await page.keyboard.press('Escape');
    await page.getByRole('main').focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFault(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 760, height: 800 });
    await expectNoFault(page, 'narrow window');
  });
}
