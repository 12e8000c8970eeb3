import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (...argv: string[]) => readArguments(argv, '/home/odile');

describe('the command line of the browser shell', () => {
  it('reads nothing into an empty line', () => {
    expect(read()).toEqual({
      kind: 'arguments',
      libraryDir: null,
      dataDir: null,
      port: 0,
      opensBrowser: true,
    });
  });

  it('takes a folder relative to where it was typed, and the last one when two are named', () => {
    expect(read('--library', 'Lectures', '--data=../d')).toMatchObject({
      libraryDir: '/home/odile/Lectures',
      dataDir: '/home/d',
    });
    expect(read('--library', '/a', '--library', '/b')).toMatchObject({ libraryDir: '/b' });
  });

  it('takes a port and the wish for no browser', () => {
    expect(read('--no-open', '--port', '4100')).toMatchObject({ port: 4100, opensBrowser: false });
  });

  it.each([
    [['--libary', 'x'], 'unknown', '--libary'],
    [['Lectures'], 'unknown', 'Lectures'],
    [['--library'], 'value-missing', '--library'],
    [['--library', '--no-open'], 'value-missing', '--library'],
    [['--library='], 'value-missing', '--library'],
    [['--no-open=yes'], 'value-unwanted', '--no-open'],
    [['--port', '70000'], 'not-a-port', '70000'],
    [['--port', '80 80'], 'not-a-port', '80 80'],
    [['--constructor'], 'unknown', '--constructor'],
  ])('says what is wrong with %j', (argv, problem, word) => {
    expect(read(...argv)).toEqual({ kind: 'problem', problem, word });
  });

  it('means a folder that begins with a dash when it is joined by an equals sign', () => {
    expect(read('--library=-odd')).toMatchObject({ libraryDir: '/home/odile/-odd' });
  });

  it('gives help before anything else', () => {
    expect(read('--port', 'x', '-h')).toEqual({ kind: 'help' });
  });
});
