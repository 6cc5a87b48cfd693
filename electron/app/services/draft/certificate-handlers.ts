import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { moduleFileName } from '../../../../shared/profile/module-files.ts';
import { type CertificateRole, certificateRoles } from '../../../../shared/steps.ts';
import { type HandlersOf, nothing } from '../../handlers.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import { preparedOf } from './certificate-slot.ts';
import { type CertificateSource, type DraftContent, stillLocked } from './draft-content.ts';

/** The requests about files: each puts another source into the draft. */
export const certificateHandlers = (draft: {
  readonly content: () => DraftContent;
  readonly change: (content: DraftContent) => void;
  readonly shelf: CertificateShelf;
}): HandlersOf<'certificate'> => {
  const put = (role: CertificateRole, source: CertificateSource | null): void => {
    const content = draft.content();
    draft.change({
      ...content,
      certificates: { ...content.certificates, [role]: source },
      locked: stillLocked(content, [role]),
    });
  };
  return {
    'certificate.choose': async ({ role, name, contentBase64 }) => {
      const content = new Uint8Array(Buffer.from(contentBase64, 'base64'));
      const before = draft.content().certificates[role];
      put(role, {
        name,
        shelfId: null,
        content,
        fileOnModule: freeName(draft.content(), role, moduleFileName(role, name)),
        lineEnds: before?.lineEnds ?? 'lf',
        accepted: false,
      });
      return nothing();
    },
    'certificate.useShelf': async ({ id }) => {
      const source = draft.shelf.take(id);
      if (source === null) return fail('usage/invalid', { field: 'id', problem: 'missing' });
      put('ca', { ...source, fileOnModule: freeName(draft.content(), 'ca', source.fileOnModule) });
      return nothing();
    },
    'certificate.change': async ({ role, lineEnds, fileOnModule, accepted }) => {
      const source = draft.content().certificates[role];
      if (source === null) return notChosen(role);
      const named = checkName(draft.content(), role, fileOnModule ?? source.fileOnModule);
      if (!named.ok) return named;
      put(role, {
        ...source,
        fileOnModule: named.value,
        lineEnds: lineEnds ?? source.lineEnds,
        accepted: accepted ?? source.accepted,
      });
      return nothing();
    },
    'certificate.remove': async ({ role }) => {
      put(role, null);
      return nothing();
    },
    'certificate.bytes': async ({ role }) => {
      const source = draft.content().certificates[role];
      if (source === null) return notChosen(role);
      const prepared = preparedOf(role, source);
      return prepared.ok ? ok({ contentBase64: Buffer.from(prepared.value.bytes).toString('base64') }) : prepared;
    },
  };
};

const notChosen = (role: CertificateRole) => fail('usage/invalid', { field: role, problem: 'missing' });

/** File systems of modules may not tell upper from lower case. */
const isTaken = ({ certificates }: DraftContent, role: CertificateRole, name: string): boolean =>
  certificateRoles.some(
    (other) => other !== role && certificates[other]?.fileOnModule.toLowerCase() === name.toLowerCase(),
  );

const freeName = (content: DraftContent, role: CertificateRole, name: string): string => {
  const candidates = [
    name,
    moduleFileName(role, null),
    `2-${moduleFileName(role, null)}`,
    `3-${moduleFileName(role, null)}`,
  ];
  return candidates.find((candidate) => !isTaken(content, role, candidate)) ?? name;
};

const checkName = (content: DraftContent, role: CertificateRole, name: string): Outcome<string> => {
  if (moduleFileName(role, name) !== name)
    return fail('usage/invalid', { field: 'fileOnModule', problem: 'file-name' });
  if (isTaken(content, role, name)) return fail('usage/invalid', { field: 'fileOnModule', problem: 'file-name-taken' });
  return ok(name);
};
