import { beforeAll, expect, test } from 'vitest';
import { originOf, registerSchemes, toChromium, toProgram } from './schemes.ts';

beforeAll(() =>
  registerSchemes([
    { scheme: 'leaf-app', privileges: { standard: true, secure: true } },
    { scheme: 'plain', privileges: { standard: true } },
  ]),
);

test.each([
  ['leaf-app://bundle/', 'https://bundle.leaf-app.standin.invalid/'],
  ['leaf-app://bundle/a/b.js?x=1#y', 'https://bundle.leaf-app.standin.invalid/a/b.js?x=1#y'],
  ['plain://bundle/x', 'http://bundle.plain.standin.invalid/x'],
])('%s is shown from %s, and back', (program, chromium) => {
  expect(toChromium(program)).toBe(chromium);
  expect(toProgram(chromium)).toBe(program);
});

test.each([
  'https://example.com/',
  'data:text/html,x',
  'about:blank',
  'https://standin.invalid/',
  'other://bundle/',
])('%s stays what it is', (url) => {
  expect(toChromium(url)).toBe(url);
  expect(toProgram(url)).toBe(url);
});

test('a custom scheme has an origin, and an opaque address has none', () => {
  expect(originOf('leaf-app://bundle/deep/path')).toBe('leaf-app://bundle');
  expect(originOf('https://example.com/x')).toBe('https://example.com');
  expect(originOf('data:text/html,x')).toBe('null');
  expect(originOf('')).toBe('null');
});

test('a scheme must be standard', () => {
  expect(() => registerSchemes([{ scheme: 'odd' }])).toThrow('must be standard');
});
