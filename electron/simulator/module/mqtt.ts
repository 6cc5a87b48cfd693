import type { Answer } from './answer.ts';
import { cmeError, okay, okayThen, plainError, prompt } from './answer.ts';
import { choiceOf, numberOf, textOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { Argument } from './command-syntax.ts';
import type { ModuleCore } from './core.ts';
import type { MqttSettings } from './memory.ts';
import { messageText } from './mqtt-client.ts';
import { mqttContext, sslValue, tlsRequestOf } from './ssl-contexts.ts';
import { latin1Bytes, utf8FromLatin1 } from './text.ts';

/** Limit of a will message (docs/at-dialect.md §9.1). */
const willLimitBytes = 1_360;
/** MPUBEX without its length ends at 0x1A or after a gap of this duration (docs/at-dialect.md §9.6). */
const publishEndByte = 0x1a;
const publishGapMs = 5_000;
/** The time limit for the data of MPUBEX with its length is not documented. */
const publishLimitMs = 60_000;

const qualities = [0, 1, 2] as const;

/** `<clientid>[,<user>,<password>[,<will_qos>,<will_retain>,<will_topic>,<will_msg>]]` (docs/at-dialect.md §9.1). */
const configure: Handler = (core, args) => {
  if (args.length !== 1 && args.length !== 3 && args.length !== 7) return cmeError('notAllowed');
  const clientId = textOf(args[0]);
  if (clientId === null) return cmeError('invalidParameter');
  const [, user, password] = args;
  // Measured on a 780EP: empty strings are refused; a login without them uses the short form.
  if (user?.text === '' || password?.text === '') return cmeError('invalidInput');
  if ((user && textOf(user) === null) || (password && textOf(password) === null)) return cmeError('invalidParameter');
  const will = args.length === 7 ? willOf(args) : null;
  if (args.length === 7 && will === null) return cmeError('invalidParameter');
  core.ram.mqtt = { clientId, username: user?.text ?? null, password: password?.text ?? null, will };
  return okay();
};

const willOf = (args: readonly Argument[]): MqttSettings['will'] => {
  const qos = choiceOf(args[3], qualities);
  const retain = choiceOf(args[4], [0, 1] as const);
  const topic = textOf(args[5]);
  const message = textOf(args[6], willLimitBytes);
  if (qos === null || retain === null || topic === null || message === null) return null;
  return args[5]?.quoted && args[6]?.quoted ? { qos, retain: retain === 1, topic, message } : null;
};

const dial =
  (secure: boolean): Handler =>
  (core, args) => {
    const host = textOf(args[0]);
    if (host === null || args.length !== 2) return plainError;
    const port = numberOf(args[1], 1, 65_535);
    // A command with a typographic quote is accepted and fails later (docs/at-dialect.md §9.2).
    const garbled = /[^ -~]/.test(`${host}${args[1]?.text ?? ''}`);
    if (port === null && !garbled) return plainError;
    // Half open: 767 until MIPCLOSE (docs/at-dialect.md §9.2). That AT+MQTTSTATU reports 0 in the meantime, as with no connection, is a guess.
    if (core.mqtt.phase === 'connecting') return cmeError('operationFailed');
    // Transcript 27. A driver tested on an Air780E got it repeatedly until MDISCONNECT and MIPCLOSE. MDISCONNECT alone ends the session and
    // not the socket (vendor manual, transcript 02), so the open socket probably causes the same answer.
    if (core.mqtt.phase !== 'closed') return okayThen(() => core.report('ALREADY CONNECT'));
    return okayThen(() => startDial(core, utf8FromLatin1(host), port, secure));
  };

const startDial = (core: ModuleCore, host: string, port: number | null, secure: boolean): void => {
  if (core.radio.attached()) core.ram.ipState = 'IP STATUS';
  const asked = secure ? tlsRequestOf(core.ram.ssl, core.files, core.moduleClock.wallMs()) : null;
  const tls = asked && !core.model.sendsServerName ? { ...asked, serverName: null } : asked;
  const seconds = Number(sslValue(core.ram.ssl, mqttContext, 'negotiatetimeout'));
  const limitMs = secure ? seconds * 1_000 : core.timings.tcpLimitMs;
  const missingFile = secure && tls === null;
  const command = secure ? '+SSLMIPSTART' : '+MIPSTART';
  if (port === null) core.mqtt.dial(command, 'the port is not a number', limitMs);
  else core.mqtt.dial(command, missingFile ? 'a file of the TLS settings is missing' : { host, port, tls }, limitMs);
};

const login: Handler = (core, args) => {
  const clean = choiceOf(args[0], [0, 1] as const);
  const keepAliveSeconds = numberOf(args[1], 1, 65_535);
  if (clean === null || keepAliveSeconds === null || args.length !== 2) return cmeError('invalidParameter');
  if (core.mqtt.phase === 'online' || core.mqtt.phase === 'logging-in') return cmeError('operationFailed');
  const settings = core.ram.mqtt;
  if (core.mqtt.phase !== 'connected' || settings === null) return cmeError('notAllowed');
  const { will } = settings;
  return okayThen(() => {
    if (core.mqtt.phase !== 'connected') return;
    core.mqtt.login({
      clientId: utf8FromLatin1(settings.clientId),
      username: settings.username === null ? null : utf8FromLatin1(settings.username),
      password: settings.password === null ? null : utf8FromLatin1(settings.password),
      cleanSession: clean === 1,
      keepAliveSeconds: Math.min(keepAliveSeconds, core.model.longestKeepAliveSeconds),
      will: will && { ...will, topic: utf8FromLatin1(will.topic), payload: latin1Bytes(will.message) },
    });
  });
};

/** Needs a login; otherwise "operation not allowed" (wrong state, docs/at-dialect.md §11). */
const online =
  (handler: Handler): Handler =>
  (core, args) =>
    core.mqtt.phase === 'online' ? handler(core, args) : cmeError('notAllowed');

const subscribe: Handler = (core, args) => {
  const topic = textOf(args[0]);
  const qos = choiceOf(args[1], qualities);
  if (topic === null || qos === null || args.length !== 2) return cmeError('invalidParameter');
  return okayThen(() => core.mqtt.subscribe(utf8FromLatin1(topic), qos));
};

const unsubscribe: Handler = (core, args) => {
  const topic = textOf(args[0]);
  if (topic === null || args.length !== 1) return cmeError('invalidParameter');
  return okayThen(() => core.mqtt.unsubscribe(utf8FromLatin1(topic)));
};

const publish: Handler = (core, args) => {
  const topic = textOf(args[0]);
  const qos = choiceOf(args[1], qualities);
  const retain = choiceOf(args[2], [0, 1] as const);
  if (topic === null || qos === null || retain === null || args.length !== 4) return cmeError('invalidParameter');
  const message = args[3];
  if (!message?.quoted) return plainError;
  const payload = core.ram.hexEncoding ? fromHex(message.text) : unescapeMessage(message.text);
  if (payload === null || payload.length > core.model.publishLimitBytes) return cmeError('invalidParameter');
  return okayThen(() => core.mqtt.publish('+MPUB', utf8FromLatin1(topic), payload, qos, retain === 1));
};

/** Raw bytes after a prompt (docs/at-dialect.md §9.6). */
const publishBinary: Handler = (core, args) => {
  const topic = textOf(args[0]);
  const qos = choiceOf(args[1], qualities);
  const retain = choiceOf(args[2], [0, 1] as const);
  const limitBytes = core.model.publishLimitBytes;
  const sizeBytes = args[3] ? numberOf(args[3], 1, limitBytes) : limitBytes;
  if (topic === null || qos === null || retain === null || sizeBytes === null || args.length > 4) {
    return cmeError('invalidParameter');
  }
  return prompt({
    sizeBytes,
    limitMs: args[3] ? publishLimitMs : publishGapMs,
    endByte: args[3] ? null : publishEndByte,
    complete: (data) => okayThen(() => core.mqtt.publish('+MPUBEX', utf8FromLatin1(topic), data, qos, retain === 1)),
  });
};

/** For a command that only some models have. */
const where =
  (has: (core: ModuleCore) => boolean, handler: Handler): Handler =>
  (core, args) =>
    has(core) ? handler(core, args) : plainError;

/** `\hh` is the byte with that value; a backslash without two digits is kept (docs/at-dialect.md §9.5). */
const unescapeMessage = (text: string): Uint8Array =>
  latin1Bytes(
    text.replace(/\\([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
  );

const fromHex = (text: string): Uint8Array | null =>
  /^([0-9A-Fa-f]{2})*$/.test(text) ? Uint8Array.from(Buffer.from(text, 'hex')) : null;

/** All messages in the slots, which are free afterwards. */
const takeMessages = (core: ModuleCore): Answer => {
  const messages = core.ram.inbox.takeAll().map((message) => messageText(message, core.ram.hexEncoding));
  if (messages.length === 0) return okay();
  // Sent as one block with its length, so that no line of a storm is inserted into a payload.
  return { ...okay(), data: latin1Bytes(`${messages.join('\r\n')}\r\n`) };
};

const disconnect: Handler = (core) => {
  if (core.mqtt.phase !== 'online') return plainError;
  return okayThen(() => core.mqtt.leave());
};

const closeSocket: Handler = (core) => {
  if (core.mqtt.phase === 'closed') return cmeError('operationFailed');
  core.mqtt.close();
  return okay();
};

export const mqttCommands: CommandGroup = {
  '+MCONFIG': { set: configure },
  '+MIPSTART': { set: dial(false) },
  '+SSLMIPSTART': { set: dial(true) },
  '+MCONNECT': { set: login },
  '+MSUB': { set: online(subscribe) },
  '+MUNSUB': { set: online(unsubscribe) },
  '+MPUB': { set: online(publish) },
  '+MPUBEX': { set: where((core) => core.model.binaryPublish, online(publishBinary)) },
  '+MQTTMSGSET': {
    query: (core) => okay(`+MQTTMSGSET: ${core.ram.messageMode}`),
    set: (core, args) => {
      const mode = choiceOf(args[0], [0, 1] as const);
      if (mode === null) return cmeError('invalidParameter');
      core.ram.messageMode = mode;
      return okay();
    },
  },
  '+MQTTMSGGET': {
    execute: takeMessages,
    query: (core) =>
      okay(...core.ram.inbox.occupied().map((full, slot) => `+MQTTMSGGET: ${slot},${full ? 'VALID' : 'INVALID'}`)),
  },
  '+MQTTMODE': {
    query: (core) => okay(`+MQTTMODE: ${core.ram.hexEncoding ? 1 : 0}`),
    set: (core, args) => {
      const mode = choiceOf(args[0], [0, 1] as const);
      if (mode === null) return cmeError('invalidParameter');
      core.ram.hexEncoding = mode === 1;
      return okay();
    },
  },
  // The blank before the colon was seen on a live module (docs/at-dialect.md §2).
  '+MQTTSTATU': { execute: (core) => okay(`+MQTTSTATU :${core.mqtt.status()}`) },
  '+MDISCONNECT': { execute: disconnect },
  '+MIPCLOSE': { execute: closeSocket },
};
