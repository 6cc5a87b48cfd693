import type { RequestParams, RequestResult } from '../../../shared/contract.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { bytesFromBase64 } from '../../parts/base64.ts';

type Read = (params: RequestParams<'recordings.read'>) => Promise<Outcome<RequestResult<'recordings.read'>>>;

/** Fetches a recording in parts, so that no frame is large. `onPart` receives the number of bytes so far. */
export const readWhole = async (
  name: string,
  read: Read,
  onPart: (doneBytes: number) => void,
): Promise<Outcome<readonly Uint8Array<ArrayBuffer>[]>> => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset: number | null = 0;
  let done = 0;
  while (offset !== null) {
    const part: Outcome<RequestResult<'recordings.read'>> = await read({ name, offset });
    if (!part.ok) return part;
    const bytes = bytesFromBase64(part.value.contentBase64);
    parts.push(bytes);
    done += bytes.length;
    onPart(done);
    offset = part.value.nextOffset;
  }
  return ok(parts);
};
