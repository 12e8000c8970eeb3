/** Injected into the page's own world before its scripts: the receiving end of the bridge, and window.open. */
import { ContextBridge } from './context-bridge.ts';

declare const STANDIN_NONCE: string;

new ContextBridge(STANDIN_NONCE, 'page');

const dispatch = window.dispatchEvent.bind(window);
// The main process cannot be asked synchronously: it is told, and the page gets the null of a denied window.
window.open = (url = 'about:blank', frameName = '', features = '') => {
  const address = new URL(String(url), document.baseURI).href;
  dispatch(new CustomEvent(`${STANDIN_NONCE}:open`, { detail: { url: address, frameName, features } }));
  return null;
};
