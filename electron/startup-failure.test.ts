import { expect, test } from 'vitest';
import { ExpectedError } from '../contract/reply.ts';
import { describeStartupFailure } from './startup-failure.ts';

const places = { library: '/home/ada/seeds', data: '/home/ada/.config/Seedleaf' };

test('an expected failure names its folder and the way out, in the language of the person', () => {
  const error = new ExpectedError('not-a-folder', 'ENOTDIR', '/home/ada/seeds');
  const english = describeStartupFailure(error, places, 'en');
  expect(english.title).toBe('Seedleaf cannot start');
  expect(english.message).toContain('/home/ada/seeds');
  expect(english.message).toContain('--library');
  expect(describeStartupFailure(error, places, 'fr').title).toBe('Seedleaf ne peut pas démarrer');
});

test('a failure that names nothing is said of the library', () => {
  const { message } = describeStartupFailure(new ExpectedError('library-missing', 'gone'), places, 'en');
  expect(message).toMatch(/^The folder “\/home\/ada\/seeds” cannot be found/);
});

test('a fault of the program says where things are, and shows no stack', () => {
  const { message } = describeStartupFailure(new TypeError('x is undefined'), places, 'en');
  expect(message).toContain(places.library);
  expect(message).toContain(places.data);
  expect(message).not.toMatch(/TypeError|undefined|at .*\.ts/);
});
