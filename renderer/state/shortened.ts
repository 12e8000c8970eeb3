/** Words cut to a length that can be listened to or seen at a glance. Pure. */

/** The text on one line, at most `most` UTF-16 units of it: its beginning and its end, cut between words where it can be. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const tail = Math.floor(most / 4);
  const head = line.slice(0, most - tail).replace(/\s+\S*$/, '');
  const end = line.slice(line.length - tail).replace(/^\S*\s+/, '');
  return `${whole(head)} … ${whole(end)}`;
}

/** Without half a character at either edge. */
const whole = (run: string): string => run.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
