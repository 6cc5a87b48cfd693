import { describe, expect, it } from 'vitest';
import { noFindings } from '../../electron/procedures/context.ts';
import { createRunMemory } from '../../electron/session/run-memory.ts';

type Listener = (...args: readonly string[]) => void;

const memoryWith = (found: object) => {
  const listeners = new Map<string, Listener>();
  const engine = {
    on: (name: string, listener: Listener) => {
      listeners.set(name, listener);
      return () => undefined;
    },
  };
  const memory = createRunMemory(engine as unknown as Parameters<typeof createRunMemory>[0]);
  memory.remember({ ...noFindings(), ...found });
  const emit = (name: string, ...args: readonly string[]): void => listeners.get(name)?.(...args);
  return { memory, emit };
};
const online = { connected: true, connectedBy: 'login', subscribed: ['a', 'b'], clockRight: true };

describe('the findings of runs', () => {
  it('have no connection, subscription or clock after a restart of the module', () => {
    const { memory, emit } = memoryWith(online);
    emit('restarted', 'RDY');
    expect(memory.findings()).toMatchObject({ connected: false, connectedBy: null, subscribed: [], clockRight: null });
  });

  it('are empty for another module', () => {
    const { memory } = memoryWith(online);
    memory.forget();
    expect(memory.findings()).toBeNull();
  });

  it('have no connection after the line that reports its end, and keep the clock', () => {
    const { memory, emit } = memoryWith(online);
    emit('urc', 'signal', '+CSQ: 1,99');
    expect(memory.findings()).toMatchObject(online);
    emit('urc', 'link-closed', 'CLOSED');
    expect(memory.findings()).toMatchObject({ connected: false, subscribed: [], clockRight: true });
  });

  it('drop a subscription that was ended, and the login when another one was typed', () => {
    const { memory } = memoryWith(online);
    memory.noteUnsubscribed('a');
    expect(memory.findings()).toMatchObject({ connected: true, subscribed: ['b'], connectedBy: 'login' });
    memory.noteTyped('AT+CSQ');
    expect(memory.findings()).toMatchObject({ connectedBy: 'login' });
    memory.noteTyped('at+mconfig="a","b","c"');
    expect(memory.findings()).toMatchObject({ connected: true, connectedBy: null });
  });

  it('no longer count a deleted file as verified', () => {
    const upload = (role: string, fileOnModule: string) => [role, { role, fileOnModule }] as const;
    const uploads = new Map([upload('ca', 'ca.crt'), upload('clientCert', 'client.crt')]);
    const { memory } = memoryWith({ uploads, verified: new Set(['ca', 'clientCert']) });
    memory.noteFileGone('ca.crt');
    expect([...(memory.findings()?.verified ?? [])]).toEqual(['clientCert']);
  });
});
