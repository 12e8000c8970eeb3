/** What axe finds wrong with the screen, once it has come to rest. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { untilStill } from './still.ts';

/** Every fault of the screen: its rule, and the elements that break it. Colours in a fade are no colours to judge. */
export async function faultsOf(page: Page): Promise<string[]> {
  await untilStill(page);
  // The page has no frames: to look into them axe would open a page of its own each time, which takes longer than looking.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ; ')}`);
}
