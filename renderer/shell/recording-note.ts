import type { SessionView } from '../../shared/contract.ts';

/** The text about the recording in the status bar: the key of the text, and the file name. */
export const recordingNote = (recording: SessionView['recording']) => {
  if (recording === null) return { key: 'shell.status.notRecording', name: null } as const;
  return recording.failed
    ? ({ key: 'shell.recording.failed', name: null } as const)
    : ({ key: `shell.status.${recording.hasGap ? 'recordingGap' : 'recording'}`, name: recording.name } as const);
};
