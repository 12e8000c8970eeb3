import { expect, it } from 'vitest';
import { MESSAGES } from '../../contract/messages/index.ts';
import { formatsIn } from './formats.ts';
import { fileSize } from './file-size.ts';

const inEnglish = (bytes: number) => fileSize(bytes, MESSAGES.en.dialogs, formatsIn('en'));
const inFrench = (bytes: number) => fileSize(bytes, MESSAGES.fr.dialogs, formatsIn('fr'));

it('counts small files in bytes', () => {
  expect([inEnglish(0), inEnglish(1), inEnglish(999)]).toEqual(['0 bytes', '1 byte', '999 bytes']);
  expect([inFrench(0), inFrench(2)]).toEqual(['0 octet', '2 octets']);
});

it('rounds larger ones to what an eye can use', () => {
  expect([inEnglish(1_240), inEnglish(45_600)]).toEqual(['1.2\u00a0kB', '46\u00a0kB']);
  expect([inFrench(1_240), inFrench(70_123_000)]).toEqual(['1,2\u00a0ko', '70\u00a0Mo']);
});
