import type { ImportGroup, ImportPreview } from '../../../shared/imports/preview.ts';
import { sequenceOfList } from '../../../shared/imports/sequence-of-list.ts';
import { type ExportNote, sscomIniOf } from '../../../shared/imports/sscom-export.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { largestSequenceFileBytes, sequenceFileText } from '../../app/index.ts';
import { encodeText } from '../../encodings/text-encoder.ts';
import type { CommandContext } from './host-process.ts';

export interface WrittenList {
  readonly path: string;
  /** Items that came with the other program: they are offered, not taken. */
  readonly factoryItems: number;
  readonly unsupported: readonly ExportNote[];
}

interface ListFile {
  readonly bytes: Uint8Array;
  readonly unsupported: readonly ExportNote[];
}

/** Fails if nothing of the list can be written in this form, or more than its readers take. */
type WriteForm = (preview: ImportPreview) => Outcome<ListFile>;

const writeSscomFile: WriteForm = ({ groups, settings, lineEnds }) =>
  ok(sscomIniOf({ groups, settings, lineEnds }, encodeText));

const writeSequenceFile: WriteForm = (preview) => {
  const { sequence, unsupported } = sequenceOfList(preview);
  if (sequence === null) return fail('usage/invalid', { field: 'FILE', problem: 'empty' });
  const bytes = new TextEncoder().encode(sequenceFileText(sequence));
  const detail = `${bytes.length} bytes > ${largestSequenceFileBytes}`;
  if (bytes.length > largestSequenceFileBytes) {
    return fail('usage/invalid', { field: '--output', problem: 'sequence-too-large', detail });
  }
  return ok({ bytes, unsupported });
};

/** The forms that a list can be written in, by the end of the name. */
const forms: readonly { readonly suffix: string; readonly write: WriteForm | null }[] = [
  { suffix: '.ini', write: writeSscomFile },
  { suffix: '.atseq.yaml', write: writeSequenceFile },
  { suffix: '.jsonl', write: null },
];
const suffixes = (isFor: (form: (typeof forms)[number]) => boolean): string =>
  forms
    .filter(isFor)
    .map(({ suffix }) => suffix)
    .join(', ');

/** The form that was asked for is one of lists, and the file is a log, or the reverse. */
export const wrongForm = (isLog: boolean): Failure =>
  failure('usage/invalid', { option: '--output', detail: suffixes(({ write }) => (write === null) === isLog) });

export interface OutputWriter {
  readonly path: string;
  /** `null`: a recording, of a log. */
  readonly write: WriteForm | null;
}

/** Checks `--output` before anything is read. `null`: nothing is to be written. */
export const outputWriterFor = async (
  { platform, workingFolder }: CommandContext,
  input: string,
  output: string | undefined,
): Promise<Outcome<OutputWriter | null>> => {
  if (output === undefined) return ok(null);
  const path = platform.resolve(workingFolder, output);
  const form = forms.find(({ suffix }) => output.toLowerCase().endsWith(suffix));
  if (form === undefined) {
    return fail('usage/invalid', { option: '--output', detail: suffixes(() => true) });
  }
  if (await platform.isSameFile(input, path)) {
    return fail('usage/invalid', { option: 'FILE, --output', detail: 'same-file' });
  }
  return ok({ path, write: form.write });
};

const withoutFactoryItems = (groups: readonly ImportGroup[]): readonly ImportGroup[] =>
  groups.map(({ name, items }) => ({ name, items: items.filter(({ factoryDefault }) => !factoryDefault) }));

export const writeList = async (
  { platform }: CommandContext,
  { path, write }: OutputWriter,
  preview: ImportPreview,
): Promise<Outcome<WrittenList>> => {
  const items = preview.groups.flatMap((group) => group.items);
  if (write === null) return { ok: false, error: wrongForm(false) };
  const file = write({ ...preview, groups: withoutFactoryItems(preview.groups) });
  if (!file.ok) return file;
  const { bytes, unsupported } = file.value;
  const written = await platform.writeFile(path, bytes);
  if (!written.ok) return written;
  return ok({ path, factoryItems: items.filter(({ factoryDefault }) => factoryDefault).length, unsupported });
};
