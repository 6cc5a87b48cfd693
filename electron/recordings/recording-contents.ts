import { type Outcome, ok } from '../../shared/outcome.ts';
import type { ComparedCommand } from '../../shared/recordings/compare.ts';
import type { Platform } from '../base/platform.ts';
import type { FoundText } from '../recorder/block-search.ts';
import { createRecordingReader } from '../recorder/recording-reader.ts';
import type { RecordingDetails, RecordingFacts } from '../recorder/recording-survey.ts';
import { createCutDeriver } from './derive-cuts.ts';

/** `isDerived`: the recording kept no pieces, they are those that this version finds. */
export type SurveyedContents = RecordingFacts & RecordingDetails & { readonly isDerived: boolean };

/** A recording that is read once, from beginning to end. */
export interface RecordingContents {
  /** What is in it. */
  survey(): Promise<Outcome<SurveyedContents>>;
  commands(): Promise<Outcome<readonly ComparedCommand[]>>;
  /** `null`: the text is not in it. */
  find(text: string): Promise<Outcome<FoundText | null>>;
}

/** `paths`: its files, the first one first. */
export const recordingContents = (
  platform: Pick<Platform, 'readPart'>,
  paths: readonly string[],
): RecordingContents => {
  const reader = createRecordingReader(platform.readPart, undefined, null, createCutDeriver);
  return {
    survey: async () => {
      for (;;) {
        const state = await reader.survey(paths);
        if (!state.ok) return state;
        const { lines, counts, firstAtMs, lastAtMs, isAtEnd, isDerived } = state.value;
        if (isAtEnd) return ok({ lines, counts, firstAtMs, lastAtMs, isDerived, ...(await reader.details(paths)) });
      }
    },
    commands: () => reader.commands(paths),
    find: (text) => reader.find(paths, text),
  };
};
