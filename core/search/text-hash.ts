/** What tells one text of an article from another, as the ingest works it out: whoever asked can see which one was read. */
import { createHash } from 'node:crypto';

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');
