import { fail, ok } from '../../../../shared/outcome.ts';
import { moduleFileName } from '../../../../shared/profile/module-files.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import { type HandlersOf, nothing } from '../../handlers.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import { preparedOf } from './certificate-slot.ts';
import { type CertificateSource, type DraftContent, stillLocked } from './draft-content.ts';
import { checkName, freeName } from './module-names.ts';

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
      const source: CertificateSource = {
        name,
        shelfId: null,
        content,
        fileOnModule: freeName(draft.content().certificates, role, moduleFileName(role, name)),
        lineEnds: before?.lineEnds ?? 'lf',
        accepted: false,
      };
      const prepared = preparedOf(role, source);
      // A slip of the hand must not cost the file that was chosen before.
      if (!prepared.ok && before && preparedOf(role, before).ok) {
        return { ok: false, error: { ...prepared.error, facts: { file: name, ...prepared.error.facts } } };
      }
      put(role, source);
      return nothing();
    },
    'certificate.useShelf': async ({ id }) => {
      const source = draft.shelf.take(id);
      if (source === null) return fail('usage/invalid', { field: 'id', problem: 'missing' });
      put('ca', { ...source, fileOnModule: freeName(draft.content().certificates, 'ca', source.fileOnModule) });
      return nothing();
    },
    'certificate.change': async ({ role, lineEnds, fileOnModule, accepted }) => {
      const source = draft.content().certificates[role];
      if (source === null) return notChosen(role);
      const isRenamed = fileOnModule !== undefined && fileOnModule !== source.fileOnModule;
      const named = isRenamed ? checkName(draft.content().certificates, role, fileOnModule) : ok(source.fileOnModule);
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
