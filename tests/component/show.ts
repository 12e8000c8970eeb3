/** Shows a component in the browser over the fake engine, in English unless asked otherwise. */
import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { HostCallName } from '../../contract/calls.ts';
import { App } from '../../renderer/state/app.svelte.ts';
import '../../renderer/ui/theme.css';
import type { FakeSource } from '../fakes/fake-article.ts';
import { createFakeEngine, type FakeEngine } from '../fakes/fake-engine.ts';
import { createFakeTransport, type FakeTransport } from '../fakes/fake-transport.ts';
import UnderTest from './UnderTest.svelte';

export interface Shown {
  readonly app: App;
  readonly engine: FakeEngine;
  readonly transport: FakeTransport;
  /** Input of every call of this name so far. */
  readonly inputs: (name: string) => readonly unknown[];
}

interface Options {
  readonly seed?: readonly FakeSource[];
  readonly offers?: readonly HostCallName[];
  readonly language?: string;
  /** In pixels; else as wide as the shelf. */
  readonly width?: number;
  /** What happens before the component is shown. */
  readonly before?: (app: App, engine: FakeEngine) => unknown;
}

/** The component is gone again after the test. */
export async function show<Props extends Record<string, unknown>>(
  it: Component<Props>,
  given: Props,
  { seed, offers = [], language = 'en', width = 308, before }: Options = {},
): Promise<Shown> {
  const engine = createFakeEngine(seed);
  const transport = createFakeTransport(engine, { offers });
  const app = new App(transport, [language], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await before?.(app, engine);
  const frame = document.createElement('div');
  frame.style.cssText = `display: flex; flex-direction: column; width: ${width}px; height: 700px`;
  document.body.append(frame);
  // The wrapper passes on whatever the component takes; its props are checked here, where both are known.
  await render(UnderTest as Component<{ app: App; it: Component<Props>; given: Props }>, {
    target: frame,
    props: { app, it, given },
  });
  const inputs = (name: string) =>
    transport.calls.filter((call) => call.name === name).map(({ input }) => input);
  return { app, engine, transport, inputs };
}
