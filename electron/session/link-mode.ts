import type { AtEngine } from '../at/engine.ts';
import { createCommandTracker } from './command-tracker.ts';

/** Whether the module has several connections (AT+CIPMUX=1). The number in `AT+CIPSEND=2` is then a connection, otherwise a count. */
export interface LinkMode {
  readonly hasSeveralLinks: () => boolean;
}

const setting = /^AT\+CIPMUX\s*=\s*([01])\s*$/i;
const answer = /^\+CIPMUX\s*:\s*([01])$/;
/** Only with several connections do results and starts have the number of one. */
const numbered = /^[0-5]\s*,\s*(?:CONNECT OK|ALREADY CONNECT|SEND OK|CLOSE OK)$/;

export const followLinkMode = (engine: Pick<AtEngine, 'on'>): LinkMode => {
  const tracker = createCommandTracker();
  let several = false;
  engine.on('traffic', (item) => {
    const tracked = tracker.lineOf(item, 0);
    if (tracked?.direction !== 'received') return;
    const { line, command, isFinal } = tracked;
    const set = isFinal && line === 'OK' ? setting.exec(command ?? '')?.[1] : undefined;
    const known = set ?? answer.exec(line)?.[1];
    if (known !== undefined) several = known === '1';
    else if (numbered.test(line)) several = true;
  });
  engine.on('restarted', () => {
    several = false;
  });
  return { hasSeveralLinks: () => several };
};
