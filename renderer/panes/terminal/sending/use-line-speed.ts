import type { LineFrame } from '../../../../shared/contract.ts';
import { hasBaudRate } from '../../../../shared/port-address.ts';
import { lineOfPort } from '../../../../shared/port-settings.ts';
import { useSessionPart, useView } from '../../../store/view-store.ts';

/** A start bit, the data, a parity bit if there is one, and the stop bits. */
export const bitsPerByte = ({
  dataBits,
  parity,
  stopBits,
}: Pick<LineFrame, 'dataBits' | 'parity' | 'stopBits'>): number =>
  1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;

/** How fast the line of the session is; `null`: it has no rate that is known here. */
export const useLineSpeed = (): { readonly baudRate: number; readonly bytesPerSecond: number } | null => {
  const address = useSessionPart<string | null>((session) => session.address, null);
  const baudRate = useSessionPart<number | null>((session) => session.baudRate, null);
  const frame = useView((view) => lineOfPort(view, address ?? ''));
  if (address === null || baudRate === null || !hasBaudRate(address)) return null;
  return { baudRate, bytesPerSecond: baudRate / bitsPerByte(frame) };
};
