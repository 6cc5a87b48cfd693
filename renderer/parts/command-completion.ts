import { misspeltArgumentsStart } from '../../shared/at/misspelt-commands.ts';
import { mayHoldSecret } from '../../shared/at/secret-commands.ts';

/** The commands that people type, the most common first. */
const commands = [
  'AT',
  'ATI',
  'ATE0',
  'ATE1',
  'AT+CGMM',
  'AT+CGMR',
  'AT+CGSN',
  'AT+CPIN?',
  'AT+ICCID',
  'AT+CSQ',
  'AT+CESQ',
  'AT+CREG?',
  'AT+CGREG?',
  'AT+CEREG?',
  'AT+COPS?',
  'AT+CGATT?',
  'AT+CGATT=1',
  'AT+CGDCONT?',
  'AT+CGACT?',
  'AT+CIFSR',
  'AT+CIICR',
  'AT+CIPSTATUS',
  'AT+CIPSHUT',
  'AT+CCLK?',
  'AT+CMEE=2',
  'AT+CFUN?',
  'AT+FSLS',
  'AT+FSMEM',
  'AT+FSCREATE="',
  'AT+FSREAD="',
  'AT+FSFLSIZE="',
  'AT+FSDEL="',
  'AT+SSLCFG="',
  'AT+SSLMIPSTART="',
  'AT+MIPSTART="',
  'AT+MIPCLOSE',
  'AT+MCONFIG="',
  'AT+MCONNECT=1,60',
  'AT+MDISCONNECT',
  'AT+MSUB="',
  'AT+MUNSUB="',
  'AT+MPUB="',
  'AT+MQTTMSGSET=0',
  'AT+MQTTMSGGET',
  'AT+MQTTSTATU',
  'AT+RESET',
] as const;

/** What Tab completes the typed text to; `null` if nothing. Only the case of the typed text changes. */
export const completionOf = (typed: string, history: readonly string[]): string | null => {
  const wanted = typed.toUpperCase();
  if (wanted.length < 2 || !wanted.startsWith('AT')) return null;
  const fits = (line: string): boolean => line.length > typed.length && line.toUpperCase().startsWith(wanted);
  return (
    history.findLast((line) => fits(line) && !mayHoldSecret(line) && misspeltArgumentsStart(line) === null) ??
    commands.find((line) => line !== 'AT' && fits(line)) ??
    null
  );
};
