import { ok } from '../../shared/outcome.ts';
import { utf8Of } from '../at/syntax.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface UserSerialNumber {
  /** '' when none was written. */
  readonly text: string;
}

/** A text of the owner, up to 64 characters, which survives a firmware update. */
export const userSerialNumber = declare<void, UserSerialNumber>({
  name: 'AT+WISN?',
  source: 'MAN WISN',
  line: fixedLine('AT+WISN?'),
  response: { prefixes: ['+WISN'], bare: /^[^+^*\x00-\x1f\x7f][^\x00-\x1f\x7f]{0,63}$/ },
  repeatable: true,
  optional: true,
  parse: (answer) => ok({ text: utf8Of((answer.lines[0] ?? '').replace(/^\+WISN\s*:\s*/, '').replaceAll('"', '')) }),
});
