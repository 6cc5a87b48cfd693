import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface UsbNetworkCard {
  readonly on: boolean;
}

/** RNDIS: the computer gets a network card over USB and uses the data of the SIM card. On by default. */
export const usbNetworkCard = declare<void, UsbNetworkCard>({
  name: 'AT+RNDISCALL?',
  source: 'MAN RNDISCALL',
  line: fixedLine('AT+RNDISCALL?'),
  response: { prefixes: ['+RNDISCALL'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const state = integerOf(splitFields(findPrefixed(answer.lines, '+RNDISCALL') ?? '')[0]?.text);
    return state === 0 || state === 1 ? ok({ on: state === 1 }) : unexpected('AT+RNDISCALL?', answer);
  },
});

/** Stored in flash, effective after a restart. */
export const setUsbNetworkCard = declare<UsbNetworkCard, void>({
  name: 'AT+RNDISCALL',
  source: 'MAN RNDISCALL',
  line: ({ on }) => commandLine('AT+RNDISCALL=', on ? 1 : 0),
  repeatable: true,
  optional: true,
  parse: accepted,
});
