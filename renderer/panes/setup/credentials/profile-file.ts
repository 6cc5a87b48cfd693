import type { Outcome } from '../../../../shared/outcome.ts';
import { failure } from '../../../../shared/outcome.ts';
import { requestDraft } from '../../../store/view-store.ts';

const importLimitBytes = 1_000_000;

/** Imports a chosen profile file, saves it as a profile and opens it. */
export const importProfile = async (file: File): Promise<Outcome<{ readonly id: string }>> => {
  if (file.size > importLimitBytes) {
    return { ok: false, error: failure('profile/unreadable', { path: file.name, problem: 'too-large' }) };
  }
  const text = await file.text().catch(() => null);
  if (text === null) return { ok: false, error: failure('file/unreadable', { path: file.name }) };
  return requestDraft('profiles.import', { text });
};
