import type { SessionView } from '../../shared/contract.ts';

/** What the status bar says of the recording: the key of its words, and the name of the file behind them. */
export const recordingNote = (recording: SessionView['recording']) => {
  if (recording === null) return { key: 'shell.status.notRecording', name: null } as const;
  return recording.failed
    ? ({ key: 'shell.recording.failed', name: null } as const)
    : ({ key: `shell.status.${recording.hasGap ? 'recordingGap' : 'recording'}`, name: recording.name } as const);
};
