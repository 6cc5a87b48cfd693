import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Platform } from '../base/platform.ts';
import { readLine } from '../recorder/read-recording.ts';
import { fileNameOf, furtherPath } from '../recorder/recording-name.ts';

/** `sizeBytes`: when it was looked for; a recording that is still written grows. */
export interface RecordingFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** A header is much shorter. */
const headBytes = 64 * 1024;
/** 1 GB or a day each. */
const mostFiles = 1_000;

/** The files of the recording that begins with this one, in their order. A file is a further one if its header says so, whatever its name. */
export const recordingFiles = async (
  platform: Pick<Platform, 'readPart' | 'listFolder' | 'folderOf'>,
  path: string,
): Promise<Outcome<readonly RecordingFile[]>> => {
  const first = await headerOf(platform, path);
  if (!first.ok) return first;
  if (first.value === null) return fail('usage/invalid', { field: 'recording', problem: 'not-a-recording' });
  const paths = [path];
  for (let number = 2; number <= mostFiles; number += 1) {
    const next = furtherPath(path, number);
    const header = await headerOf(platform, next);
    if (!header.ok || header.value?.continues?.file !== fileNameOf(paths.at(-1) ?? path)) break;
    paths.push(next);
  }
  const entries = await platform.listFolder(platform.folderOf(path));
  if (!entries.ok) return entries;
  const sizes = new Map(entries.value.map(({ name, sizeBytes }) => [name, sizeBytes]));
  return ok(paths.map((each) => ({ path: each, sizeBytes: sizes.get(fileNameOf(each)) ?? 0 })));
};

const headerOf = async (platform: Pick<Platform, 'readPart'>, path: string) => {
  const head = await platform.readPart(path, 0, headBytes);
  if (!head.ok) return head;
  const end = head.value.indexOf(0x0a);
  const line = end === -1 ? null : readLine(head.value.subarray(0, end));
  return ok(line?.kind === 'header' ? line : null);
};
