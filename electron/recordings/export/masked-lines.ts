import { type Outcome, ok } from '../../../shared/outcome.ts';
import { createLineStructure } from '../../../shared/recordings/masking/structure.ts';
import type { ReadFilePart } from '../../recorder/file-chain.ts';
import { createSecretSet, type SecretSet } from '../../recorder/masking.ts';
import { bytesText, factKinds, mapTexts, textOfBytes } from './fact-values.ts';
import type { HiddenValues } from './hidden-values.ts';
import { MaskLane } from './mask-lane.ts';
import { type ByteLane, OrderedLines } from './ordered-lines.ts';
import { type LeftOut, type RecordingLine, recordingLines } from './recording-lines.ts';
import { replacementOf } from './value-search.ts';

/** The name of the recording in an export: that of the file may contain an address. */
export const exportedName = 'recording.jsonl';

const nothing = new Uint8Array(0);

/** Longer than the forms of the secrets of any profile. */
const secretFormsBytes = 8 * 1024 * 1024;

/** Hides values in texts that are complete. */
export type MaskText = (text: string) => string;

/** The secrets that a program knows at the moment. */
export type ProgramSecrets = Pick<SecretSet, 'createStream' | 'maskText'>;

export interface ExportMask {
  readonly program: ProgramSecrets | null;
  readonly secrets: SecretSet;
  readonly hidden: HiddenValues;
  readonly maskText: MaskText;
}

export const createExportMask = (hidden: HiddenValues, program: ProgramSecrets | null = null): ExportMask => {
  const values = hidden.secrets.map((text) => Buffer.from(text, 'latin1'));
  const secrets = createSecretSet(values, secretFormsBytes);
  const maskText: MaskText = (text) => {
    const lane = new MaskLane(hidden, createLineStructure(), 'text');
    const bytes = Buffer.from(secrets.maskText(program?.maskText(text) ?? text), 'utf8');
    return Buffer.concat([lane.push(bytes), lane.flush()]).toString('utf8');
  };
  return { program, secrets, hidden, maskText };
};

/** The lines of the recording with everything hidden, in their order and with the lengths and times that they have. */
export async function* maskedLines(
  readPart: ReadFilePart,
  files: readonly string[],
  mask: ExportMask,
  leftOut?: LeftOut,
): AsyncGenerator<Outcome<readonly RecordingLine[]>> {
  const ofProgram = secretLines(mask.program);
  const ofSecrets = secretLines(mask.secrets);
  const structure = createLineStructure();
  const lane = (): MaskLane => new MaskLane(mask.hidden, structure);
  const ofValues = new OrderedLines({ r: lane(), t: lane() });
  const facts = createFactMask(mask);
  const toValues = (lines: readonly RecordingLine[]): readonly RecordingLine[] =>
    lines.flatMap((line) => ofValues.push(line)).map(facts);
  const toSecrets = (lines: readonly RecordingLine[]): readonly RecordingLine[] =>
    toValues(lines.flatMap((line) => ofSecrets.push(line)));
  for await (const lines of recordingLines(readPart, files, leftOut)) {
    if (!lines.ok) {
      yield lines;
      return;
    }
    const masked = toSecrets(lines.value.flatMap((line) => ofProgram.push(line)));
    if (masked.length > 0) yield ok(masked);
  }
  yield ok([...toSecrets(ofProgram.end()), ...toValues(ofSecrets.end()), ...ofValues.end().map(facts)]);
}

const unchanged: ByteLane = { push: (bytes) => bytes, settle: () => nothing, flush: () => nothing };

const secretLines = (secrets: ProgramSecrets | null): OrderedLines => {
  if (secrets === null) return new OrderedLines({ r: unchanged, t: unchanged });
  const received = secrets.createStream();
  return new OrderedLines({ r: received, t: secrets.createStream('lines') }, (bytes) => received.noteSent(bytes, []));
};

/** What is not traffic. */
const createFactMask =
  (mask: ExportMask) =>
  (line: RecordingLine): RecordingLine => {
    if (line.kind === 'traffic') return line;
    if (line.kind === 'cuts') return { ...line, text: maskedCuts(line.text, mask) };
    if (line.kind === 'header') return { ...line, header: maskedHeader(line.header, mask) };
    const content = maskedFacts(line.content, mask) as Readonly<Record<string, unknown>>;
    const { kind } = line.content;
    return { ...line, content: kind === undefined ? content : { ...content, kind } };
  };

export const maskedFacts = (facts: unknown, { hidden, maskText }: ExportMask): unknown =>
  mapTexts(facts, (text, key) => {
    if (key === 'continuesIn') return exportedName;
    const kind = factKinds.get(key);
    const bytes = bytesText(text);
    const value = kind === undefined ? null : hidden.known(bytes);
    return value ? textOfBytes(replacementOf(value, bytes, false)) : maskText(text);
  });

/** What people have added: also a short value is hidden where it is the whole text, such as a tag. */
export const maskedNotes = (notes: object, { hidden, maskText }: ExportMask): unknown =>
  mapTexts(notes, (text, key) => {
    const bytes = bytesText(text);
    // Without a key it is the name of a field.
    const value = key === '' ? null : hidden.known(bytes);
    return value ? textOfBytes(replacementOf(value, bytes, false)) : maskText(text);
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const maskedHeader = (
  header: Readonly<Record<string, unknown>>,
  mask: ExportMask,
): Readonly<Record<string, unknown>> => {
  const { v, kind, startedAt, app, continues } = header;
  const rest = maskedFacts(header, mask) as Readonly<Record<string, unknown>>;
  const origin = isRecord(continues) ? { continues: { ...continues, first: exportedName, file: exportedName } } : {};
  return { ...rest, v, kind, startedAt, app, ...origin };
};

/** Bytes that were never on the line stand in the cuts themselves: the name of a module. */
const maskedCuts = (text: string, { maskText }: ExportMask): string =>
  text.replace(/=([A-Za-z0-9+/=]+)(?= |$)/g, (whole, base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    const masked = Buffer.from(maskText(bytes.toString('utf8')), 'utf8');
    return masked.length === bytes.length ? `=${masked.toString('base64')}` : whole;
  });
