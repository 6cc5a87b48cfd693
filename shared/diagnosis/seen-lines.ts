import type { SeenLine } from '../outcome.ts';

/**
 * Lines that a diagnosis can use, by their beginning. Sent: what opens and ends a connection. Received: results of a connection, its end, the
 * state of the network, boot lines, and names of other firmware (docs/at-dialect.md §4, §6, §9.9, §11).
 */
const sent =
  /^AT\+(?:SSLMIPSTART|MIPSTART|MIPCLOSE|MCONFIG|MCONNECT|MDISCONNECT|MQTTSTATU|MPUB|MSUB|CDNSGIP|CGACT|CIICR|CIPSTART)/i;
const received = [
  /^(?:\d\s*,\s*)?(?:CONNECT (?:OK|FAIL)|ALREADY CONNECT|CLOSED?|TCP ERROR|CONNACK|SUBACK)\b/,
  /^(?:STATE\s*:|\+PDP|\+CGEV|\+C[GE]?REG|\+NO Service|\+CGATT|\+CGDCONT|\+CGPADDR|\+CGACT|\+CDNSGIP|\+CM[ES] ERROR)/i,
  /^(?:\+CIPPING|\+RNDISCALL|\+CSQ|\+MQTTSTATU)\s*:/,
  /^(?:[^\x21-\x7e]{0,4}RDY|[^\x21-\x7e]{0,4}\^boot|NORMAL POWER DOWN)/,
];

/** What makes the module start again, or switches it off. */
export const restartCommand = /^AT(?:\+RESET\b|\+RSTSET\b|\+CFUN=\s*[014]\s*,\s*1|\+CPOWD\b)/i;

/** The module runs other software than AT firmware, or is of another maker. Searched for in the whole line. */
export const luatosLine = /^\[\d{6,12}\.\d{3}\]\s*[DIWEF]\/\w|\bLuatOS@/;

const makers = 'SIMCOM|Quectel|Fibocom|Neoway|MeiG|Gosuncn|Longsung|u-blox|Telit|Cinterion|Sierra Wireless|Ai-Thinker';
export const otherMakerLine = new RegExp(`^(?:Manufacturer\\s*:\\s*|\\+CGMI\\s*:\\s*)?"?(${makers})(?![a-z])`, 'i');

/** Whether a later diagnosis can use the line. */
export const isDiagnostic = ({ direction, line }: Pick<SeenLine, 'direction' | 'line'>): boolean =>
  direction === 'sent'
    ? sent.test(line) || restartCommand.test(line)
    : received.some((shape) => shape.test(line)) || luatosLine.test(line) || otherMakerLine.test(line);
