import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (...argv: string[]) => readArguments(argv, '/home/ada');

describe('the command line', () => {
  test('says nothing by default', () => {
    expect(read()).toEqual({ libraryDir: null, dataDir: null, link: null });
  });

  test('names a library in either form, relative to where the program was started', () => {
    expect(read('--library', 'seeds').libraryDir).toBe('/home/ada/seeds');
    expect(read('--library=/srv/articles').libraryDir).toBe('/srv/articles');
  });

  test('keeps settings elsewhere when asked', () => {
    expect(read('--data', '../portable').dataDir).toBe('/home/portable');
  });

  test('ignores what belongs to Electron', () => {
    const { libraryDir } = read(
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      '--library',
      'a',
      '--no-sandbox',
    );
    expect(libraryDir).toBe('/home/ada/a');
  });

  test('an option without its folder names none', () => {
    expect(read('--library').libraryDir).toBeNull();
    expect(read('--library=').libraryDir).toBeNull();
  });
});
