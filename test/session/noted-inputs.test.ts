import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildRequest, type CommandRequest } from '../../electron/at/command-spec.ts';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { recordedInputOf } from '../../electron/recordings/recorded-inputs.ts';
import { rawCommand } from '../../electron/session/console.ts';
import { createNotedInputs } from '../../electron/session/noted-inputs.ts';
import { createSession } from '../../electron/session/session.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const setUp = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const file = createMemoryAppendFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'test:', epoch: 1 } });
  const session = createSession({ link, clock, recorder });
  replayedAlike(session, file.text);
  link.onWrite = () => link.say('\r\nOK\r\n');
  const type = (line: string) => clock.runUntil(session.sendTyped(line, { onQueued: () => undefined }));
  const inputs = (): string => {
    recorder.flush();
    return file
      .text()
      .split('\n')
      .filter((line) => /^\[\d+,\d+,"q"/.test(line))
      .join('\n');
  };
  return { clock, link, session, recorder, type, inputs };
};

describe('the inputs in a recording', () => {
  it('have typed commands without their secrets', async () => {
    const { type, inputs } = setUp();
    await type('AT+CPIN="4711"');
    await type('AT+CSTT="apn","user-name","pass-word"');
    await type('AT+MCONFIG="client","user-4aa2c87b6696","secret-ee37ce83"');
    expect(inputs()).toContain('AT+CPIN=\\"****\\"');
    expect(inputs()).not.toMatch(/4711|pass-word|secret-ee37ce83/);
  });

  it('have no line of a key that is typed line by line', async () => {
    const { type, inputs } = setUp();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trimEnd().split('\n');
    // A line of a key may begin as a command does.
    const lines = [pem[0] ?? '', `AT+${'Q'.repeat(61)}`, ...pem.slice(1)];
    for (const line of lines) await type(line);
    for (const line of lines.slice(1)) expect(inputs()).not.toContain(line.slice(0, 40));
    expect(inputs()).toContain('"lineBytes":64');
  });

  it('have the size of what a user sends without a command, not its bytes', async () => {
    const { clock, session, inputs } = setUp();
    await clock.runUntil(session.sendBytes(Buffer.from('my-pass-word\r')));
    expect(inputs()).toContain('"kind":"send-bytes"');
    expect(inputs()).toContain('"sizeBytes":13');
    expect(inputs()).not.toContain('my-pass');
  });

  it('are nothing for what a module sends', async () => {
    const { clock, link, recorder, inputs } = setUp();
    const before = inputs();
    for (let index = 0; index < 1_000; index += 1) link.say('+CSQ: 20,99\r\n');
    await clock.advance(1_000);
    recorder.flush();
    expect(inputs()).toBe(before);
  });
});

const lineOf = (name: string, syntax: string): string =>
  `${name}${syntax.replace(/<[^<>]*>/g, '1').replace(/[[\]…]|\.\.\./g, '')}`;

describe('a command of the dialect', () => {
  const noted: object[] = [];
  const inputs = createNotedInputs({
    input: (_letter, content) => noted.push(JSON.parse(JSON.stringify(content)) as object),
    mask: (bytes) => bytes,
    maskText: (text) => text,
  });
  const sourcesOf = (value: unknown): unknown =>
    value instanceof RegExp
      ? value.source
      : value instanceof Uint8Array
        ? Buffer.from(value).toString('latin1')
        : Array.isArray(value)
          ? value.map(sourcesOf)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sourcesOf(each)]))
            : value;
  const rows = dialectAreas.flatMap((area) => area.rows);

  it.each(rows.map((row) => [row.name, row] as const))('%s is read as it was written', (name, row) => {
    for (const form of row.forms) {
      const request = buildRequest(rawCommand(lineOf(name, form.syntax)), undefined);
      noted.length = 0;
      inputs.note({
        kind: 'submit',
        atMs: 0,
        command: { id: 7, request, lease: null, priority: 'ordinary', cause: 'typed', typed: true },
      });
      const read = recordedInputOf(noted[0] as Readonly<Record<string, unknown>>);
      if (read?.kind !== 'submit') throw new Error(`not readable: ${JSON.stringify(noted[0])}`);
      const { sentAs: _sentAs, late, line, name: shownName, ...back } = read.command.request;
      const { late: lateBefore, line: lineBefore, name: nameBefore, ...whole } = request;
      expect(sourcesOf(back)).toEqual(sourcesOf(whole));
      const withoutUsual = (rules: CommandRequest['late']) =>
        rules.map(({ lines, last, deadlineMs, ofConnection = false }) => ({ lines, last, deadlineMs, ofConnection }));
      expect(sourcesOf(withoutUsual(late))).toEqual(sourcesOf(withoutUsual(lateBefore)));
      if (read.command.lineBytes === null) {
        expect(sourcesOf(line)).toEqual(sourcesOf({ ...lineBefore, secretSpans: [] }));
        expect(shownName).toBe(nameBefore);
      } else expect(read.command.lineBytes).toBe(lineBefore.bytes.length);
      expect(read.command).toMatchObject({ id: 7, typed: true, cause: 'typed', lease: null });
    }
  });
});
