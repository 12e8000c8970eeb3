/** Injected into the page's own world before its scripts: the receiving end of the bridge, and what opens windows. */
import { ContextBridge } from './context-bridge.ts';

declare const STANDIN_NONCE: string;

new ContextBridge(STANDIN_NONCE, 'page');

const dispatch = window.dispatchEvent.bind(window);
const Detail = CustomEvent;

/** The main process cannot be asked synchronously: it is told, and the page gets the null of a denied window. */
function ask(url: string, frameName: string, features: string): void {
  dispatch(new Detail(`${STANDIN_NONCE}:open`, { detail: { url, frameName, features } }));
}

window.open = (url = 'about:blank', frameName = '', features = '') => {
  ask(new URL(String(url), document.baseURI).href, frameName, features);
  return null;
};

/** Names of frames that are the page itself or above it: a link to them opens nothing. */
const HERE = new Set(['', '_self', '_top', '_parent']);

// A link with a target is asked for in the same way: a popup that Chromium opens and the stand-in closes again may
// stop its opener for good.
window.addEventListener('click', (event) => {
  const [origin] = event.composedPath();
  const link = origin instanceof Element ? origin.closest('a') : null;
  if (!link?.href || HERE.has(link.target) || event.defaultPrevented) return;
  event.preventDefault();
  ask(link.href, link.target, '');
});
