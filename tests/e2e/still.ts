/** When a page has come to rest: what is measured on it, or judged by its colours, is then what a person sees. */
import type { Page } from '@playwright/test';

/** Resolves when every face that the text needs has come, and nothing has moved, scrolled or faded for some frames. */
export const untilStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const STILL_FRAMES = 4;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const scrolls: Event[] = [];
    const scrolled = (event: Event) => scrolls.push(event);
    document.addEventListener('scroll', scrolled, { capture: true });
    for (let still = 0; still < STILL_FRAMES;) {
      await frame();
      const isFading = document.getAnimations().some(({ playState }) => playState === 'running');
      const isAtRest = scrolls.length === 0 && !isFading && document.fonts.status === 'loaded';
      still = isAtRest ? still + 1 : 0;
      scrolls.length = 0;
    }
    document.removeEventListener('scroll', scrolled, { capture: true });
  });
