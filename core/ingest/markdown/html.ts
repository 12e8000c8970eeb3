/** The words of a block of HTML inside Markdown. What comes out is text: it is never given to a browser as markup. */

/** Elements whose content is no reading. */
const SILENT = ['script', 'style'];

/** Cuts from each `open` to the next `close`; an unclosed one reaches to the end. Linear, whatever the input. */
function cut(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let at = 0;
  for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, at)) {
    kept += text.slice(at, start);
    const end = lower.indexOf(close, start + open.length);
    if (end < 0) return kept;
    at = end + close.length;
  }
  return kept + text.slice(at);
}

/** Without comments, scripts, styles and tags; its lines stay lines. */
export function textOfHtml(html: string): string {
  const spoken = SILENT.reduce((text, name) => cut(text, `<${name}`, `</${name}>`), cut(html, '<!--', '-->'));
  return spoken
    .replace(/<\/?[a-z!?][^<>]*>/giu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
