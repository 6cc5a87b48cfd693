import type { RecordingExportAnswers, RecordingExportAsk } from '../../../../shared/contract/recording-export.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { request } from '../../../store/view-store.ts';

export type AskExport = <Kind extends RecordingExportAsk['kind']>(
  asked: Extract<RecordingExportAsk, { readonly kind: Kind }>,
) => Promise<Outcome<RecordingExportAnswers[Kind]>>;

/** The kind of a question decides the kind of its answer. */
export const askExport: AskExport = (asked) =>
  request('recordings.export', asked) as unknown as Promise<Outcome<never>>;
