import { createHash } from 'node:crypto';
import type { GroupContent } from '../../../../shared/contract/sequences.ts';
import { fileOf } from '../../../../shared/sequences/file-of.ts';
import type { Sequence } from '../../../../shared/sequences/sequence.ts';
import { type ReadSequenceFile, readSequenceFile } from '../../../sequences/sequence-file.ts';
import { commandEffectsOf, sequenceEffects } from '../../sequence-effects.ts';

/** A group with its sequence, for a run. */
export interface StoredGroup {
  readonly content: GroupContent;
  readonly sequence: Sequence;
  /** The file. */
  readonly bytes: Uint8Array;
}

/** Reads files, each content once: reading a thousand items takes a tenth of a second of the thread of the ports. */
export interface GroupReader {
  read(bytes: Uint8Array): ReadSequenceFile;
  /** `null`: the file is not a group. */
  group(id: string, bytes: Uint8Array): StoredGroup | null;
  /** These bytes were made of this sequence. */
  know(bytes: Uint8Array, sequence: Sequence): void;
}

interface Known {
  readonly read: ReadSequenceFile;
  content: Omit<GroupContent, 'id'> | null;
}

const mostKnown = 64;
const mostTexts = 20_000;

export const revisionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

export const createGroupReader = (): GroupReader => {
  /** By revision; the one that was used last is last. */
  const known = new Map<string, Known>();
  const effects = new Map<string, ReturnType<typeof commandEffectsOf>>();
  const effectsOf: typeof commandEffectsOf = (text) => {
    const found = effects.get(text) ?? commandEffectsOf(text);
    if (effects.size > mostTexts) effects.clear();
    effects.set(text, found);
    return found;
  };
  const keep = (revision: string, entry: Known): Known => {
    known.delete(revision);
    known.set(revision, entry);
    const oldest = known.size > mostKnown ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return entry;
  };
  const entryOf = (bytes: Uint8Array, revision: string): Known =>
    keep(revision, known.get(revision) ?? { read: readSequenceFile(bytes), content: null });
  return {
    read: (bytes) => entryOf(bytes, revisionOf(bytes)).read,
    group: (id, bytes) => {
      const revision = revisionOf(bytes);
      const entry = entryOf(bytes, revision);
      if (!entry.read.ok) return null;
      const sequence = entry.read.value;
      entry.content ??= { revision, file: fileOf(sequence), effects: sequenceEffects(sequence, effectsOf) };
      return { sequence, bytes, content: { id, ...entry.content } };
    },
    know: (bytes, sequence) => {
      keep(revisionOf(bytes), { read: { ok: true, value: sequence }, content: null });
    },
  };
};
