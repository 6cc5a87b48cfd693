import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { quoted, stringLimitBytes } from './parts/arguments.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface PacketContextEntry {
  readonly id: number;
  /** `IP`, `IPV6`, `IPV4V6`. */
  readonly type: string;
  readonly apn: string;
  /** `null` until the network has assigned one. An address means that packet data is ready (vendor FAQ, docs/at-dialect.md §6.1). */
  readonly address: string | null;
}

export interface PacketContexts {
  readonly contexts: readonly PacketContextEntry[];
}

const noAddress = /^(?:0+\.0+\.0+\.0+|::)?$/;

/** `undefined`: cannot be parsed; `null`: the empty line of a module without an active context. */
const readContext = (text: string): PacketContextEntry | null | undefined => {
  if (text === '') return null;
  const fields = splitFields(text);
  const id = integerOf(fields[0]?.text);
  if (id === null) return undefined;
  const address = fields[3]?.text ?? '';
  return {
    id,
    type: fields[1]?.text ?? '',
    apn: fields[2]?.text ?? '',
    address: noAddress.test(address) ? null : address,
  };
};

export const packetContext = declare<void, PacketContexts>({
  name: 'AT+CGDCONT?',
  source: 'MAN CGDCONT; docs/at-dialect.md §6.1',
  line: fixedLine('AT+CGDCONT?'),
  response: { prefixes: ['+CGDCONT'], bare: null },
  repeatable: true,
  parse: (answer) => {
    const contexts: PacketContextEntry[] = [];
    for (const line of answer.lines) {
      const text = afterPrefix(line, '+CGDCONT');
      if (text === null) continue;
      const context = readContext(text);
      if (context === undefined) return unexpected('AT+CGDCONT?', answer);
      if (context !== null) contexts.push(context);
    }
    return ok({ contexts });
  },
});

export interface PacketContextParams {
  readonly apn: string;
}

/** Only for SIM cards that need it: the network assigns the APN of a public SIM (docs/at-dialect.md §6.1). */
export const setPacketContext = declare<PacketContextParams, void>({
  name: 'AT+CGDCONT',
  source: 'MAN CGDCONT; docs/at-dialect.md §6.1',
  line: ({ apn }) => commandLine('AT+CGDCONT=1,"IP",', quoted(apn, stringLimitBytes)),
  repeatable: true,
  parse: accepted,
});
