import type { Outcome } from '../../shared/outcome.ts';
import type { ByteLink, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { openRfc2217Link } from './rfc2217-link.ts';
import { openSerialLink } from './serial-link.ts';
import { openTcpLink } from './tcp-link.ts';

export interface OpenLinkOptions {
  readonly clock: Clock;
  /** Opens the built-in virtual module for an address `sim:…`, with the given epoch. */
  readonly openSimulated: (address: string, epoch: number) => Promise<Outcome<ByteLink>>;
}

/** Opens an address: `sim:`, `tcp://host:port`, `rfc2217://host:port`, else a serial port. Has the only counter of epochs. */
export const createOpenLink = ({ clock, openSimulated }: OpenLinkOptions): OpenLink => {
  let epoch = 0;
  const nextEpoch = (): number => {
    epoch += 1;
    return epoch;
  };
  return (address, settings) => {
    if (/^sim:/i.test(address)) return openSimulated(address, nextEpoch());
    if (/^tcp:\/\//i.test(address)) return openTcpLink(address, { clock, nextEpoch });
    if (/^rfc2217:\/\//i.test(address)) return openRfc2217Link(address, settings, { clock, nextEpoch });
    return openSerialLink(address, settings, { clock, nextEpoch });
  };
};
