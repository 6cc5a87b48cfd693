import { ok } from '../../shared/outcome.ts';
import { bareText, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface Identity {
  /** The version string, e.g. `AirM2M_780EP_V1007_LTE_AT`. For modules of other vendors: all their lines, joined by a blank. */
  readonly version: string;
}

export const identity = declare<void, Identity>({
  name: 'ATI',
  source: 'MAN ATI; transcript 02',
  line: fixedLine('ATI'),
  response: { prefixes: [], bare: bareText },
  repeatable: true,
  parse: (answer) => {
    const luat = answer.lines.find((line) => line.includes('AirM2M_'));
    const version = luat ?? answer.lines.join(' ');
    return version === '' ? unexpected('ATI', answer) : ok({ version });
  },
});
