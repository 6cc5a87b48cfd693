import { ok } from '../../../../shared/outcome.ts';
import { addressKind } from '../../../../shared/port-address.ts';
import { lineOfPort } from '../../../../shared/port-settings.ts';
import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import type { ViewStore } from '../../view-store.ts';
import type { SettingsService } from '../settings-service.ts';
import type { SessionList } from './session-list.ts';

interface PortHandlerDeps {
  readonly viewStore: ViewStore;
  readonly sessions: SessionList;
  readonly keepPort: SettingsService['keepPort'];
}

/** Settings and lines of ports. */
export const portHandlers = ({ viewStore, sessions, keepPort }: PortHandlerDeps): HandlersOf<'port'> => ({
  'port.change': async ({ address, baudRate, line, encoding, sending, packetMs }) => {
    const live = sessions.ofAddress(address);
    const port = live?.opening()?.session.port;
    let rate = baudRate;
    if (live && port && rate !== undefined && rate !== live.headStore.head().baudRate) {
      const set = await port.setBaudRate(rate);
      if (!set.ok) return set;
      rate = set.value;
    }
    if (live && rate !== undefined) live.headStore.set({ baudRate: rate });
    // At once: storing it takes a moment.
    if (packetMs !== undefined) live?.opening()?.session.splitPackets(packetMs);
    const kept = await keepPort(address, { baudRate: rate, line, encoding, sending, packetMs });
    if (!live) return kept.ok ? ok({ reopens: false }) : kept;
    const frame = lineOfPort(viewStore.view(), address);
    const isInUse = live.adopt({ baudRate: live.headStore.head().baudRate, frame });
    if (!kept.ok) return kept;
    if (!port || line === undefined || (isInUse && addressKind(address) === 'serial')) return ok({ reopens: false });
    return ok({ reopens: !(await port.setFrame(frame)).ok });
  },
  'port.setLines': async ({ sessionId, dtr, rts, brk }) => {
    const opening = sessions.openingOf(sessionId);
    if (!opening.ok) return opening;
    return emptyAnswer(
      await opening.value.session.port.switch({
        ...(dtr === undefined ? {} : { dtr }),
        ...(rts === undefined ? {} : { rts }),
        ...(brk === undefined ? {} : { brk }),
      }),
    );
  },
  'port.lines': async ({ sessionId }) => {
    const opening = sessions.openingOf(sessionId);
    return opening.ok ? ok(await opening.value.session.port.read()) : opening;
  },
});
