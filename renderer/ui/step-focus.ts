/** Moving among the buttons of a list with the arrow keys, Home and End. */

const buttonsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('button')];

/** Moves the focus; keys that mean nothing here are left alone. */
export function stepFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const buttons = buttonsOf(event.currentTarget);
  const at = buttons.findIndex((button) => button === document.activeElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, buttons.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: buttons.length - 1,
  };
  const next = buttons[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Gives the keyboard to where the reader stands in a list that has just opened, else to its beginning. */
export function focusFirst(list: HTMLElement): void {
  const current = list.querySelector<HTMLElement>('button[aria-current]') ?? buttonsOf(list)[0];
  // After the panel around it, which takes the focus when it opens.
  requestAnimationFrame(() => {
    current?.focus();
    current?.scrollIntoView({ block: 'center' });
  });
}
