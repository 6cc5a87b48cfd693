import { recogniseUrc, type UrcName } from '../../electron/commands/index.ts';

/** The name of an unsolicited result code; `null`: the line is not one. */
export const classifyUrc = (line: string): UrcName | null => (recogniseUrc(line)?.name ?? null) as UrcName | null;
