import { isUtf8 } from 'node:buffer';
import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import { cloudOf } from '../../../shared/clouds/index.ts';
import { secretOfFileText } from '../../../shared/credentials/secret-file-text.ts';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { profileProblem } from '../../../shared/profile/problem.ts';
import { isPemText, moduleFiles, type Profile, parseProfileText, profileLimitBytes } from '../../../shared/profile.ts';
import { certificateRoles } from '../../../shared/steps.ts';
import type { PlannedFile, ProvisionPlan } from '../../app/index.ts';
import type { Platform } from '../../base/platform.ts';

const secretLimitBytes = 4 * 1024;

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Requires UTF-8. Another encoding would corrupt Chinese topics without a message, or fail at the first byte without a reason. */
const profileText = (bytes: Uint8Array): Outcome<string> => {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return fail('profile/invalid', { problems: [profileProblem('profile', 'utf-16')] });
  if (!isUtf8(bytes)) return fail('profile/invalid', { problems: [profileProblem('profile', 'not-utf-8-file')] });
  return ok(decode(bytes));
};

/** Reads a profile and every file that it names, relative to the profile. */
export const loadPlan = async (
  platform: Platform,
  profilePath: string,
  options: { readonly acceptExpired: boolean; readonly baudRate: number },
): Promise<Outcome<ProvisionPlan>> => {
  const text = await platform.readFile(profilePath, profileLimitBytes);
  if (!text.ok) return { ok: false, error: failure('profile/unreadable', { path: profilePath, ...text.error.facts }) };
  const readable = profileText(text.value);
  const profile = readable.ok ? parseProfileText(readable.value) : readable;
  if (!profile.ok)
    return { ok: false, error: { ...profile.error, facts: { path: profilePath, ...profile.error.facts } } };
  const folder = platform.folderOf(profilePath);
  const secret = await readSecret(platform, folder, profile.value);
  if (!secret.ok) return secret;
  const files = await readFiles(platform, folder, profile.value);
  if (!files.ok) return files;
  return ok({ profile: profile.value, secret: secret.value, files: files.value, ...options });
};

const readSecret = async (platform: Platform, folder: string, profile: Profile): Promise<Outcome<string | null>> => {
  const { secret, file } = cloudOf(profile.cloud.kind).profile.secretOf(profile.cloud);
  if (file === null) return ok(secret);
  const content = await platform.readFile(platform.resolve(folder, file), secretLimitBytes);
  return content.ok ? ok(secretOfFileText(decode(content.value))) : content;
};

const readFiles = async (
  platform: Platform,
  folder: string,
  { tls }: Profile,
): Promise<Outcome<readonly PlannedFile[]>> => {
  if (!tls.enabled) return ok([]);
  const names = moduleFiles(tls);
  const files: PlannedFile[] = [];
  for (const role of certificateRoles) {
    const source = tls[role];
    if (source === null) continue;
    const content = isPemText(source)
      ? ok(new TextEncoder().encode(source))
      : await readCertificate(platform, folder, source);
    if (!content.ok) return content;
    files.push({ role, fileOnModule: names[role], content: content.value });
  }
  return ok(files);
};

/** A file that is too large for a module is reported as a problem of the certificate, not of the disk. */
const readCertificate = async (platform: Platform, folder: string, source: string): Promise<Outcome<Uint8Array>> => {
  const path = platform.resolve(folder, source);
  const content = await platform.readFile(path, certificateFileLimitBytes);
  if (content.ok || content.error.facts.cause !== 'too-large') return content;
  const { sizeBytes = null } = content.error.facts;
  return fail('certificate/too-large', {
    file: source,
    ...(sizeBytes === null ? {} : { sizeBytes }),
    limitBytes: certificateFileLimitBytes,
  });
};
