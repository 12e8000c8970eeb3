/** Where the renderer lives: a scheme of its own, so that it is neither a file nor the network. Pure. */

/** The scheme of links into the library, which the system hands to the program. */
export const LINK_SCHEME = 'seedleaf';
/** Another one, so that no link can ever name a part of the program. */
export const APP_SCHEME = 'seedleaf-app';
const APP_HOST = 'bundle';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
/** The one page of the program. */
export const APP_PAGE = `${APP_ORIGIN}/`;

/** True for any address of the renderer's bundle. */
export const isOwnAddress = (url: string): boolean =>
  URL.canParse(url) && new URL(url).protocol === `${APP_SCHEME}:` && new URL(url).host === APP_HOST;

/** True for the page itself, whatever its fragment: the only address the window may show. */
export const isOwnPage = (url: string): boolean =>
  isOwnAddress(url) && new URL(url).pathname === '/' && new URL(url).search === '';
