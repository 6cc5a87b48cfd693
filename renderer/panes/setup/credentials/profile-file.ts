import type { Outcome } from '../../../../shared/outcome.ts';
import { failure } from '../../../../shared/outcome.ts';
import { wish } from '../../../store/view-store.ts';

const importLimitBytes = 1_000_000;

/** Reads a profile file that a person chose, keeps it as a profile and opens it. */
export const importProfile = async (file: File): Promise<Outcome<unknown>> => {
  if (file.size > importLimitBytes) {
    return { ok: false, error: failure('profile/unreadable', { path: file.name, problem: 'too-large' }) };
  }
  const text = await file.text().catch(() => null);
  if (text === null) return { ok: false, error: failure('file/unreadable', { path: file.name }) };
  return wish('profiles.import', { text });
};

/** A name that every file system takes. */
export const fileNameOf = (name: string): string => {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${plain === '' ? 'profile' : plain}.json`;
};

/** Hands a text to the person as a file. */
export const saveText = (fileName: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
};
