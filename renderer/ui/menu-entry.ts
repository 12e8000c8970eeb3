/** What a menu can hold, as data; the words come from whoever shows it. */
import type { Component } from 'svelte';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly shortcut?: string;
      readonly icon?: MenuIcon;
      readonly run: () => void;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly choose: (value: string) => void;
    }
  | {
      readonly kind: 'toggle';
      readonly label: string;
      readonly on: boolean;
      readonly turn: (on: boolean) => void;
    }
  | { readonly kind: 'line' };

/** An icon of the one thin set. */
type MenuIcon = Component<{ size?: number | string; strokeWidth?: number | string; class?: string }>;
