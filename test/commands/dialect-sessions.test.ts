import { describe, expect, it } from 'vitest';
import { linkSessions } from './dialect-sessions/links.ts';
import { moduleSessions } from './dialect-sessions/module.ts';
import { playSession } from './dialect-sessions/play.ts';
import { serviceSessions } from './dialect-sessions/services.ts';

const sessions = [...serviceSessions, ...linkSessions, ...moduleSessions];

describe('sessions of the dialect', () => {
  it('are at least 25', () => {
    expect(sessions.length).toBeGreaterThanOrEqual(25);
  });

  it.each(sessions)('$name: every line has its owner', async (session) => {
    const { expected, played } = await playSession(session);
    expect(played).toEqual(expected);
  });

  it.each(sessions)('$name: byte by byte the owners are the same', async (session) => {
    const { expected, played } = await playSession(session, 1);
    expect(played).toEqual(expected);
  });
});
