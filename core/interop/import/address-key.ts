/** What the ways of writing a web address have in common. Pure. */

/** Marks of where a reader came from, which lead to the same page. */
const isTracking = (name: string): boolean => name.toLowerCase().startsWith('utm_');

/**
 * The same for http and https, with and without `www.`, a slash at the end, a fragment and `utm_` parameters; empty for
 * what is no web address.
 */
export function addressKey(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return '';
  const asked = new URLSearchParams([...url.searchParams].filter(([name]) => !isTracking(name)));
  const question = asked.size > 0 ? `?${asked.toString()}` : '';
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${question}`;
}
