import { useState } from 'react';
import type { ImportPreview } from '../../../../shared/imports/preview.ts';
import { keptSettings, lineOfPort } from '../../../../shared/port-settings.ts';
import { runAction } from '../../../store/actions.ts';
import { useSessionUse } from '../../../store/session-use.ts';
import { currentView, requestAndNotify, useScope, useSessionPart, useView } from '../../../store/view-store.ts';
import { defaultSending } from '../sending/use-sending-choice.ts';
import { offeredChoices, type PortChoiceName, portChangeOf } from './port-choices.ts';

/** Settings of a file for the port of this workspace; nothing is ticked at first, because an open port is changed at once. */
export const usePortChoices = (preview: ImportPreview) => {
  const sessionId = useScope();
  const ofSession = useSessionPart<string | null>((session) => session.address, null);
  const chosen = useView(({ settings }) => settings.lastAddress);
  const address = ofSession ?? chosen;
  const isOpen = useSessionUse() === 'open';
  const [ticked, setTicked] = useState<ReadonlySet<PortChoiceName>>(new Set());
  return {
    address,
    isOpen,
    ticked,
    offered: address === null ? [] : offeredChoices(preview, address),
    tick: (name: PortChoiceName, isTicked: boolean): void =>
      setTicked((before) => new Set(isTicked ? [...before, name] : [...before].filter((other) => other !== name))),
    apply: (lineEnds: ImportPreview['lineEnds']): void => {
      const view = currentView();
      if (address === null || view === null) return;
      const before = {
        line: lineOfPort(view, address),
        sending: keptSettings(view, address)?.sending ?? defaultSending,
      };
      const change = portChangeOf({ ...preview, lineEnds }, ticked, before);
      if (change !== null) requestAndNotify('port.change', { address, ...change });
      const { dtr, rts, hexView } = preview.settings;
      const lines = { ...(ticked.has('dtr') && { dtr }), ...(ticked.has('rts') && { rts }) };
      if (sessionId !== null && isOpen && Object.keys(lines).length > 0) {
        requestAndNotify('port.setLines', { sessionId, ...lines });
      }
      if (ticked.has('hexView')) runAction(hexView ? 'viewHex' : 'viewText');
    },
  };
};

export type PortChoices = ReturnType<typeof usePortChoices>;
