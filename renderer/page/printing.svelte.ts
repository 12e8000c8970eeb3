/** Whether the page is being printed, told early enough that what is printed only can be put in place. */
import { flushSync } from 'svelte';

export class Printing {
  on = $state(false);

  /** The browser takes its picture as soon as this returns, so everything must have been done by then. */
  begin = (): void => {
    flushSync(() => {
      this.on = true;
    });
  };

  end = (): void => {
    this.on = false;
  };
}
