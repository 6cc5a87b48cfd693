import { ok } from '../../shared/outcome.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface LocalAddress {
  /** IPv4, as the module prints it. */
  readonly address: string;
}

const addressShape = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** The answer ends with the bare address; no `OK` follows (docs/at-dialect.md §6.2). */
export const localAddress = declare<void, LocalAddress>({
  name: 'AT+CIFSR',
  source: 'MAN CIFSR; transcript 31',
  line: fixedLine('AT+CIFSR'),
  finals: { success: [addressShape], failure: [] },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const address = [answer.final, ...answer.lines].find((line) => addressShape.test(line));
    return address === undefined ? unexpected('AT+CIFSR', answer) : ok({ address });
  },
});
