/** Starts the renderer: finds its transport, makes the state, mounts the screen. */
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/opsz-italic.css';
import { mount } from 'svelte';
import AppScreen from './App.svelte';
import { fetchFaces } from './faces.ts';
import { chooseTransport } from './host/transport.ts';
import { App } from './state/app.svelte.ts';
import './ui/theme.css';

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('The page has no element #app.');
  const faces = fetchFaces(document.fonts);
  const app = new App(
    await chooseTransport(),
    navigator.languages,
    matchMedia('(prefers-color-scheme: dark)'),
  );
  await Promise.all([app.settings.load(), faces]);
  mount(AppScreen, { target, props: { app } });
  await app.load();
}

void start();
