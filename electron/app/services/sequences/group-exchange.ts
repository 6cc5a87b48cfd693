import type { SequenceAnswers, SequenceAsk } from '../../../../shared/contract/sequences.ts';
import { listOfSequence } from '../../../../shared/imports/list-of-sequence.ts';
import { sscomIniOf } from '../../../../shared/imports/sscom-export.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { fileOf } from '../../../../shared/sequences/file-of.ts';
import { encodeText } from '../../../encodings/text-encoder.ts';
import { readSequenceFile } from '../../../sequences/sequence-file.ts';
import { sequenceLibrary } from '../../sequence-library.ts';
import type { GroupFiles } from './group-files.ts';

type ExportAsk = Extract<SequenceAsk, { readonly kind: 'export' }>;

/** A file of this program that a page has read. */
export const openedFile = (text: string): SequenceAnswers['open'] => {
  const read = readSequenceFile(new TextEncoder().encode(text));
  return read.ok ? { kind: 'sequence', file: fileOf(read.value) } : { kind: 'problems', problems: read.problems };
};

export const exportedGroup = async (
  groups: Pick<GroupFiles, 'read'>,
  { id, form, language }: ExportAsk,
): Promise<Outcome<SequenceAnswers['export']>> => {
  const read = await groups.read(id);
  if (!read.ok) return read;
  if (read.value === null) return ok({ file: null });
  const { bytes, sequence } = read.value;
  if (form === 'atseq') return ok({ file: { contentBase64: base64Of(bytes), unsupported: [] } });
  const { list, unsupported } = listOfSequence(sequence, language);
  const ini = sscomIniOf(list, encodeText);
  return ok({
    file: { contentBase64: base64Of(ini.bytes), unsupported: [...unsupported, ...ini.unsupported] },
  });
};

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Made once: their commands are looked up in the table of the dialect. */
export const createLibrary = (): (() => SequenceAnswers['library']) => {
  let known: SequenceAnswers['library'] | null = null;
  return () => {
    known ??= { groups: sequenceLibrary().map(fileOf) };
    return known;
  };
};
