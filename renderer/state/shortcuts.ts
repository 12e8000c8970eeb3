/** Every keyboard shortcut, once: what the key handler matches and what the list of shortcuts shows. */

type Group = 'library' | 'page' | 'find' | 'marks' | 'notebook' | 'review' | 'compare';

/**
 * Keys are written as modifiers and one key of `KeyboardEvent.key`, joined by `+`. `Mod` is Command on a Mac and Ctrl
 * elsewhere.
 */
export interface Shortcut {
  readonly id: string;
  readonly group: Group;
  readonly keys: readonly string[];
  /** Instead of `keys` on a Mac. */
  readonly mac?: readonly string[];
  /** Keys that do the same and need not be shown. */
  readonly also?: readonly string[];
  /** True when the browser or a field of its own answers: listed, never matched. */
  readonly listedOnly?: true;
}

export const SHORTCUTS = [
  { id: 'search-library', group: 'library', keys: ['Mod+Shift+F', '/'] },
  { id: 'open-result', group: 'library', keys: ['Enter', 'Space'], listedOnly: true },
  { id: 'why-matched', group: 'library', keys: ['W'], listedOnly: true },
  { id: 'add-articles', group: 'library', keys: ['Mod+O'] },
  { id: 'paste-article', group: 'library', keys: ['Mod+V'], listedOnly: true },
  { id: 'notebook', group: 'library', keys: ['M'] },
  { id: 'review', group: 'library', keys: ['R'] },
  { id: 'toggle-shelf', group: 'library', keys: ['Mod+B'] },
  { id: 'settings', group: 'library', keys: ['Mod+,'] },
  { id: 'shortcuts', group: 'library', keys: ['?'] },

  { id: 'scroll', group: 'page', keys: ['Space', 'PageDown', 'PageUp'], listedOnly: true },
  { id: 'go-back', group: 'page', keys: ['Alt+ArrowLeft'], mac: ['Mod+['] },
  { id: 'go-forward', group: 'page', keys: ['Alt+ArrowRight'], mac: ['Mod+]'] },
  { id: 'outline', group: 'page', keys: ['T'] },
  { id: 'annotation-list', group: 'page', keys: ['L'] },
  { id: 'related', group: 'page', keys: ['E'] },
  { id: 'larger-text', group: 'page', keys: ['Mod++'], also: ['Mod+='] },
  { id: 'smaller-text', group: 'page', keys: ['Mod+-'] },
  { id: 'standard-text', group: 'page', keys: ['Mod+0'] },
  { id: 'print', group: 'page', keys: ['Mod+P'] },

  { id: 'find-in-article', group: 'find', keys: ['Mod+F'] },
  { id: 'next-match', group: 'find', keys: ['F3', 'Mod+G'] },
  { id: 'previous-match', group: 'find', keys: ['Shift+F3', 'Mod+Shift+G'] },

  { id: 'select-sentence', group: 'marks', keys: ['S', 'Shift+S'] },
  { id: 'select-paragraph', group: 'marks', keys: ['P', 'Shift+P'] },
  {
    id: 'extend-selection',
    group: 'marks',
    keys: ['Shift+ArrowRight', 'Shift+ArrowDown', 'Mod+Shift+ArrowDown'],
    listedOnly: true,
  },
  { id: 'mark', group: 'marks', keys: ['1', '2', '3', '4', '5'] },
  { id: 'note', group: 'marks', keys: ['N'] },
  { id: 'copy', group: 'marks', keys: ['C', 'Mod+C'] },
  { id: 'cite', group: 'marks', keys: ['Shift+C'] },
  { id: 'delete', group: 'marks', keys: ['Delete'], also: ['Backspace'] },
  { id: 'undo', group: 'marks', keys: ['Mod+Z'] },
  { id: 'next-annotation', group: 'marks', keys: ['J'] },
  { id: 'previous-annotation', group: 'marks', keys: ['K'] },
  { id: 'same-place', group: 'marks', keys: ['O'] },
  { id: 'marks-in-text', group: 'marks', keys: ['Shift+M'] },
  { id: 'save-note', group: 'marks', keys: ['Mod+Enter'], listedOnly: true },
  { id: 'escape', group: 'marks', keys: ['Escape'] },

  { id: 'open-passage', group: 'notebook', keys: ['Enter'], listedOnly: true },
  { id: 'search-notebook', group: 'notebook', keys: ['/'], listedOnly: true },
  { id: 'select-annotation', group: 'notebook', keys: ['Space'], listedOnly: true },
  {
    id: 'select-annotations',
    group: 'notebook',
    keys: ['Shift+ArrowDown', 'Mod+A'],
    listedOnly: true,
  },
  { id: 'recolour', group: 'notebook', keys: ['1', '2', '3', '4', '5'], listedOnly: true },
  { id: 'edit-here', group: 'notebook', keys: ['N'], listedOnly: true },
  { id: 'tag-annotations', group: 'notebook', keys: ['T'], listedOnly: true },
  { id: 'show-more', group: 'notebook', keys: ['ArrowRight', 'ArrowLeft'], listedOnly: true },

  { id: 'review-step', group: 'review', keys: ['J', 'K'], listedOnly: true },
  { id: 'review-accept', group: 'review', keys: ['A', 'Enter'], listedOnly: true },
  { id: 'review-attach', group: 'review', keys: ['S'], listedOnly: true },
  { id: 'review-orphan', group: 'review', keys: ['O'], listedOnly: true },
  { id: 'as-annotated', group: 'review', keys: ['V'], listedOnly: true },
  { id: 'review-undo', group: 'review', keys: ['Z', 'Mod+Z'], listedOnly: true },

  { id: 'compare-step', group: 'compare', keys: ['J', 'K'], listedOnly: true },
  { id: 'compare-cross', group: 'compare', keys: ['ArrowRight', 'ArrowLeft'], listedOnly: true },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];
export const SHORTCUT_GROUPS: readonly Group[] = [
  'library',
  'page',
  'find',
  'marks',
  'notebook',
  'review',
  'compare',
];

/** The part of a keyboard event that a shortcut depends on. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** A shortcut that was pressed, and which of its keys: 0 for the first, so 2 for `3` of the colours. */
export interface Pressed {
  readonly id: ShortcutId;
  readonly index: number;
}

const MODIFIERS = ['Mod', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

interface Chord {
  readonly modifiers: readonly Modifier[];
  readonly key: string;
}

function readChord(keys: string): Chord {
  const [, prefix = '', key = ''] = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/.exec(keys) ?? [];
  return { modifiers: MODIFIERS.filter((modifier) => prefix.includes(`${modifier}+`)), key };
}

/** Layouts such as AZERTY reach digits and brackets with Shift or AltGr: there the place of the key counts too. */
const BRACKETS: Readonly<Record<string, string>> = { '[': 'BracketLeft', ']': 'BracketRight' };
const placeOf = (key: string): string | undefined => (/^\d$/.test(key) ? `Digit${key}` : BRACKETS[key]);

/** Whether a key is typed the same with and without Shift, so that Shift must be as the shortcut says. */
const tellsShift = (key: string): boolean => /^\p{L}$/u.test(key) || key.length > 1;

function isPressed(keys: string, press: KeyPress, mac: boolean): boolean {
  const { modifiers, key } = readChord(keys);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (mod !== modifiers.includes('Mod') || otherMod || press.altKey !== modifiers.includes('Alt'))
    return false;
  if (tellsShift(key) && press.shiftKey !== modifiers.includes('Shift')) return false;
  if (/^\d$/.test(key) && press.shiftKey && press.key !== key) return false;
  return press.key.toLowerCase() === key.toLowerCase() || press.code === placeOf(key);
}

const keysOf = (shortcut: Shortcut, mac: boolean): readonly string[] =>
  mac && shortcut.mac ? shortcut.mac : shortcut.keys;

/** The shortcut that a key press means; null when it means none. Whether it may act now is the caller's to judge. */
export function shortcutOf(press: KeyPress, mac: boolean): Pressed | null {
  for (const shortcut of SHORTCUTS as readonly (Shortcut & { id: ShortcutId })[]) {
    if (shortcut.listedOnly) continue;
    const keys = [...keysOf(shortcut, mac), ...(shortcut.also ?? [])];
    const index = keys.findIndex((each) => isPressed(each, press, mac));
    if (index >= 0) return { id: shortcut.id, index };
  }
  return null;
}

/** Names of keys as a language prints them on a keyboard; keys without a name show as they are. */
export type KeyNames = Readonly<Record<string, string>>;

const MAC_SIGNS: Readonly<Record<Modifier, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

function label(keys: string, mac: boolean, names: KeyNames): string {
  const { modifiers, key } = readChord(keys);
  const nameOf = (name: string) => names[name] ?? name;
  const held = modifiers.map((each) =>
    mac ? MAC_SIGNS[each] : each === 'Mod' ? nameOf('Control') : nameOf(each),
  );
  return [...held, nameOf(key)].join(mac ? '' : '+');
}

/** The keys of a shortcut as they are shown, such as `Ctrl+Shift+F` or `⌘⇧F`; the usual ones first. */
export function shortcutLabels(id: ShortcutId, mac: boolean, names: KeyNames): readonly string[] {
  const shortcut = SHORTCUTS.find((each) => each.id === id);
  return shortcut ? keysOf(shortcut, mac).map((keys) => label(keys, mac, names)) : [];
}

/** Whether this keyboard has a Command key. */
export const isMac = (navigator: { readonly platform: string }): boolean => /^mac/i.test(navigator.platform);
