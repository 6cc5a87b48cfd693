import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { ShowableKind } from '../../../../shared/recordings/masking/kinds.ts';
import { bytesFromBase64 } from '../../../parts/base64.ts';
import type { AskExport } from './ask-export.ts';

export interface ExportOrder {
  readonly name: string;
  readonly shown: readonly ShowableKind[];
  readonly withSequence: boolean;
}

/** Fetches the zip in parts. `goesOn` receives the number of bytes so far; false ends the export. `null`: it was ended. */
export const fetchExport = async (
  order: ExportOrder,
  ask: AskExport,
  goesOn: (doneBytes: number) => boolean,
): Promise<Outcome<readonly Uint8Array<ArrayBuffer>[] | null>> => {
  const begun = await ask({ kind: 'begin', ...order });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (;;) {
    const part = await ask({ kind: 'next', id });
    if (!part.ok) return part;
    const bytes = bytesFromBase64(part.value.contentBase64);
    parts.push(bytes);
    done += bytes.length;
    if (part.value.isEnd) return ok(parts);
    if (!goesOn(done)) {
      await ask({ kind: 'end', id });
      return ok(null);
    }
  }
};

/** `atelier-support-20261123T060000Z.zip`: the name of a recording contains its port, this one does not. */
export const exportFileName = (startedAt: string | null): string => {
  const time = (startedAt ?? '').replaceAll(/[-:]|\.\d+/g, '');
  return `atelier-support-${/^\d{8}T\d{6}Z$/.test(time) ? time : 'recording'}.zip`;
};
