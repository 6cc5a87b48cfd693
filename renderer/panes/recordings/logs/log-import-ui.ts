import { createStore } from 'zustand/vanilla';
import { onFirstUse } from '../../../store/on-first-use.ts';

/** The log that this window shows before it becomes a recording. */
export const logImportUi = onFirstUse(() => createStore<{ readonly file: File | null }>(() => ({ file: null })));

export const showLog = (file: File | null): void => logImportUi().setState({ file });
