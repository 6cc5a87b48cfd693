import { commandLine } from '../../electron/at/command-line.ts';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import type { AtEngine } from '../../electron/at/engine.ts';
import * as commands from '../../electron/commands/index.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { query } from '../support/test-commands.ts';

/** A captured command line with the declaration that sends it. */
export interface BoundCommand {
  /** Sends the captured line unchanged, with all other rules of the declaration. */
  readonly run: (engine: AtEngine) => Promise<Outcome<unknown>>;
  /** The line as the declaration builds it; `null` for commands that the product does not use. */
  readonly declaredLine: (() => string) | null;
}

const bind = <Params, Result>(
  line: string,
  spec: CommandSpec<Params, Result>,
  params: Params,
  declared = true,
): BoundCommand => ({
  run: (engine) => engine.run({ ...spec, line: () => commandLine(line) }, params),
  declaredLine: declared ? () => new TextDecoder().decode(spec.line(params).bytes) : null,
});

type Binder = (line: string, parameters: readonly string[], payload: string) => BoundCommand;

const fixed =
  <Result>(spec: CommandSpec<void, Result>): Binder =>
  (line) =>
    bind(line, spec, undefined);

/** Commands that were only typed by a user. */
const typed =
  (...prefixes: readonly string[]): Binder =>
  (line) =>
    bind(line, query(line, prefixes), undefined, false);

const secondPhaseMs = 30_000;
const qosOf = (text: string): 0 | 1 | 2 => (text === '1' ? 1 : text === '2' ? 2 : 0);
const fileModeOf = (text: string): 0 | 1 => (text === '1' ? 1 : 0);
const sslKeyOf = (text: string): commands.SslKey => (text === 'seclevel' ? 'seclevel' : 'cacert');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const connection =
  (spec: typeof commands.tcpConnect): Binder =>
  (line, [host = '', port]) =>
    bind(line, spec, { host, port: Number(port), secondPhaseMs });

const binders: Readonly<Record<string, Binder>> = {
  ATE0: fixed(commands.echoOff),
  ATI: fixed(commands.identity),
  'AT+CGMR': fixed(commands.revision),
  'AT+CSQ': fixed(commands.signalQuality),
  'AT+CPIN?': fixed(commands.simState),
  'AT+ICCID': fixed(commands.simCardId),
  'AT+CGREG?': fixed(commands.packetRegistration),
  'AT+CEREG?': fixed(commands.epsRegistration),
  'AT+CGATT?': fixed(commands.attachState),
  'AT+CIFSR': fixed(commands.localAddress),
  'AT+FSMEM': fixed(commands.fileMemory),
  'AT+FSCREATE': (line, [file = '']) => bind(line, commands.fileCreate, { file }),
  'AT+FSDEL': (line, [file = '']) => bind(line, commands.fileDelete, { file }),
  'AT+FSFLSIZE': (line, [file = '']) => bind(line, commands.fileSize, { file }),
  'AT+FSLS': (line, [directory = '']) => bind(line, commands.fileList, { directory }),
  'AT+FSWRITE': (line, [file = '', mode = '', , seconds], payload) =>
    bind(line, commands.fileWrite, {
      file,
      mode: fileModeOf(mode),
      bytes: bytesOf(payload),
      seconds: Number(seconds),
      secret: false,
    }),
  'AT+FSREAD': (line, [file = '', mode = '', size, position]) =>
    bind(line, commands.fileRead, {
      file,
      mode: fileModeOf(mode),
      sizeBytes: Number(size),
      position: Number(position),
    }),
  'AT+SSLCFG': (line, [key = '', , value = '']) =>
    bind(line, commands.sslConfigure, { key: sslKeyOf(key), value: /^\d+$/.test(value) ? Number(value) : value }),
  'AT+MCONFIG': (line, [clientId = '', username = '', password = '']) =>
    bind(line, commands.mqttConfigure, { clientId, username, password }),
  'AT+MIPSTART': connection(commands.tcpConnect),
  'AT+SSLMIPSTART': connection(commands.tlsConnect),
  'AT+MCONNECT': (line, [clean, keepAlive]) =>
    bind(line, commands.mqttConnect, {
      cleanSession: clean === '1',
      keepAliveSeconds: Number(keepAlive),
      secondPhaseMs,
    }),
  'AT+MSUB': (line, [topic = '', qos = '']) =>
    bind(line, commands.mqttSubscribe, { topic, qos: qosOf(qos), secondPhaseMs }),
  'AT+MPUB': (line, [topic = '', qos = '', retain, message = '']) =>
    bind(line, commands.mqttPublish, {
      topic,
      qos: qosOf(qos),
      retain: retain === '1',
      message: bytesOf(message),
      secondPhaseMs,
    }),
  'AT+MDISCONNECT': fixed(commands.mqttDisconnect),
  'AT+MIPCLOSE': fixed(commands.mqttClose),

  'AT+CGMI': typed('+CGMI'),
  'AT+CREG': typed(),
  'AT+CGREG': typed(),
  'AT+CEREG': typed(),
  'AT+CSTT': typed(),
  'AT+CIICR': typed(),
  'AT+CFUN': typed(),
  'AT+RESET': typed(),
  'AT+FSMKDIR': typed(),
  'AT+FSRMDIR': typed(),
  'AT+CSDT': typed(),
  'AT+SIMCROSS': typed('+SIMCROSS'),
  'AT*SIMAUTO': typed(),
  'AT+ECSIMCFG?': typed('+ECSIMCFG'),
};

/** Splits at commas and equals signs, which no captured parameter contains. */
export const commandOfLine = (line: string, payload: string | null): BoundCommand => {
  const [name = '', parameters = ''] = line.split('=');
  const bindLine = binders[name];
  if (!bindLine) throw new Error(`no answer is declared for ${name}`);
  const values = parameters.split(',').map((value) => value.trim().replace(/^["”](.*)["”]$/, '$1'));
  return bindLine(line, values, payload ?? '');
};
