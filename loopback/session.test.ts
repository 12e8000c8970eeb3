import { describe, expect, it } from 'vitest';
import { CODE_LIFE_MS, createSessions, MOST_CODES, MOST_TOKENS } from './session.ts';

const exchanged = (sessions: ReturnType<typeof createSessions>): string => {
  const token = sessions.exchange(sessions.issueCode());
  if (token === null) throw new Error('A fresh code was refused.');
  return token;
};

describe('sessions', () => {
  it('turns a code into a token once', () => {
    const sessions = createSessions(() => 0);
    const code = sessions.issueCode();
    const token = sessions.exchange(code);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(sessions.holds(token ?? '')).toBe(true);
    expect(sessions.exchange(code)).toBeNull();
  });

  it('lets a code grow old, but not a token', () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const token = exchanged(sessions);
    const inTime = sessions.issueCode();
    const tooLate = sessions.issueCode();
    now = CODE_LIFE_MS - 1;
    expect(sessions.exchange(inTime)).not.toBeNull();
    now = CODE_LIFE_MS;
    expect(sessions.exchange(tooLate)).toBeNull();
    expect(sessions.holds(token)).toBe(true);
  });

  it('never takes a code for a token, nor a token for a code', () => {
    const sessions = createSessions(() => 0);
    const code = sessions.issueCode();
    expect(sessions.holds(code)).toBe(false);
    expect(sessions.exchange(exchanged(sessions))).toBeNull();
    expect(sessions.holds('')).toBe(false);
  });

  it('forgets the oldest code and the oldest token, so that neither list grows', () => {
    const sessions = createSessions(() => 0);
    const first = sessions.issueCode();
    const others = Array.from({ length: MOST_CODES }, () => sessions.issueCode());
    expect(sessions.exchange(first)).toBeNull();
    expect(others.map((code) => sessions.exchange(code))).not.toContain(null);

    const token = exchanged(sessions);
    for (let count = 0; count < MOST_TOKENS; count += 1) exchanged(sessions);
    expect(sessions.holds(token)).toBe(false);
  });

  it('gives no secret twice', () => {
    const sessions = createSessions(() => 0);
    const secrets = Array.from({ length: 100 }, () => [sessions.issueCode(), exchanged(sessions)]).flat();
    expect(new Set(secrets).size).toBe(200);
  });
});
