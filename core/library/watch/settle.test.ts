import { describe, expect, it } from 'vitest';
import { askFor, isSettled, nextLookAt, wait, type Look, type Waiting } from './settle.ts';

const SETTLE = 250;
const source = (size: number) => ({ size, mtimeMs: 1_000 + size, ino: 7, mode: 0o644 });
const look = (at: number, seen: Look['seen'], age: number): Look => ({ seen, at, age });
const waited = (...looks: readonly Look[]): Waiting =>
  looks.reduce<Waiting | undefined>(wait, undefined) ?? expect.unreachable('no look');

describe('a source that is not told yet', () => {
  it('is settled at first sight when the file system says that it is old enough', () => {
    expect(isSettled(waited(look(0, source(1), SETTLE)), SETTLE)).toBe(true);
    expect(isSettled(waited(look(0, source(1), SETTLE - 1)), SETTLE)).toBe(false);
  });

  it('is looked at again when the file system’s time will be old enough', () => {
    expect(nextLookAt(waited(look(1_000, source(1), 120)), SETTLE)).toBe(1_130);
  });

  it('must stand still under our own eyes once it was seen changing, however old it calls itself', () => {
    const growing = waited(look(0, source(1), 9_999), look(100, source(2), 9_999));
    expect(isSettled(growing, SETTLE)).toBe(false);
    expect(nextLookAt(growing, SETTLE)).toBe(350);
    expect(isSettled(wait(growing, look(349, source(2), 9_999)), SETTLE)).toBe(false);
    expect(isSettled(wait(growing, look(350, source(2), 9_999)), SETTLE)).toBe(true);
  });

  it('from the future is settled when it stood still under our own eyes', () => {
    const ahead = waited(look(0, source(1), -86_400_000));
    expect(nextLookAt(ahead, SETTLE)).toBe(SETTLE);
    expect(isSettled(wait(ahead, look(SETTLE, source(1), -86_399_750)), SETTLE)).toBe(true);
  });

  it('that came back after it went missing is a new one, not a restless one', () => {
    const back = waited(look(0, source(1), 10), look(50, null, 10), look(100, source(9), SETTLE));
    expect(back.isRestless).toBe(false);
    expect(isSettled(back, SETTLE)).toBe(true);
  });

  it('that is asked for stays asked for, and must stand still from then on', () => {
    const asked = wait(askFor(source(1), 500), look(600, source(2), 9_999));
    expect(asked.isAskedFor).toBe(true);
    expect(isSettled(asked, SETTLE)).toBe(false);
    expect(isSettled(wait(asked, look(850, source(2), 9_999)), SETTLE)).toBe(true);
  });
});

describe('a source that went missing', () => {
  it('is gone when its folder has not changed for long enough, or when it stayed away that long', () => {
    expect(isSettled(waited(look(0, null, SETTLE)), SETTLE)).toBe(true);
    expect(isSettled(waited(look(0, null, 3), look(100, null, 3)), SETTLE)).toBe(false);
    expect(isSettled(waited(look(0, null, 3), look(260, null, 3)), SETTLE)).toBe(true);
  });
});
