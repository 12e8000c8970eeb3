/** What axe finds wrong with the screen, once it has come to rest. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { untilStill } from './still.ts';

/** The rules that look at colours. The others say the same of a screen in every theme, and are asked in the light one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Every fault of the screen: its rule, and the elements that break it. Colours in a fade are no colours to judge. */
export async function faultsOf(page: Page): Promise<string[]> {
  await untilStill(page);
  // The page has no frames: to look into them axe would open a page of its own each time, which takes longer than looking.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const theme = await page.evaluate(() => document.documentElement.dataset['theme']);
  if (theme === 'sepia' || theme === 'dark') axe.withRules(COLOUR_RULES);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ; ')}`);
}
