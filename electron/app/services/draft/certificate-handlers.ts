import { fail, ok } from '../../../../shared/outcome.ts';
import { moduleFileName } from '../../../../shared/profile/module-files.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import type { BuiltInCertificates } from './built-in-certificates.ts';
import { preparedOf } from './certificate-slot.ts';
import type { Draft } from './draft.ts';
import { type CertificateSource, stillLocked } from './draft-content.ts';
import { checkName, freeName } from './module-names.ts';
import { noDraft } from './no-draft.ts';

/** The requests about certificate files. */
export const certificateHandlers = ({
  draftOf,
  builtInCertificates,
}: {
  /** `null`: the session has ended. */
  readonly draftOf: (owner: string | null) => Draft | null;
  readonly builtInCertificates: BuiltInCertificates;
}): HandlersOf<'certificate'> => {
  const put = (draft: Draft, role: CertificateRole, source: CertificateSource | null): void => {
    const content = draft.content();
    draft.change({
      ...content,
      certificates: { ...content.certificates, [role]: source },
      locked: stillLocked(content, [role]),
    });
  };
  return {
    'certificate.choose': async ({ sessionId, role, name, contentBase64 }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const content = new Uint8Array(Buffer.from(contentBase64, 'base64'));
      const { certificates } = draft.content();
      const before = certificates[role];
      const source: CertificateSource = {
        name,
        builtInId: null,
        content,
        fileOnModule: freeName(certificates, role, moduleFileName(role, name)),
        lineEnds: before?.lineEnds ?? 'lf',
        accepted: false,
      };
      const prepared = preparedOf(role, source);
      // A wrong file must not replace a valid one by mistake.
      if (!prepared.ok && before && preparedOf(role, before).ok) {
        return { ok: false, error: { ...prepared.error, facts: { file: name, ...prepared.error.facts } } };
      }
      put(draft, role, source);
      return emptyAnswer();
    },
    'certificate.useBuiltInCertificates': async ({ sessionId, id }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const source = builtInCertificates.take(id);
      if (source === null) return fail('usage/invalid', { field: 'id', problem: 'missing' });
      const { certificates } = draft.content();
      put(draft, 'ca', { ...source, fileOnModule: freeName(certificates, 'ca', source.fileOnModule) });
      return emptyAnswer();
    },
    'certificate.change': async ({ sessionId, role, lineEnds, fileOnModule, accepted }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const { certificates } = draft.content();
      const source = certificates[role];
      if (source === null) return notChosen(role);
      const isRenamed = fileOnModule !== undefined && fileOnModule !== source.fileOnModule;
      const named = isRenamed ? checkName(certificates, role, fileOnModule) : ok(source.fileOnModule);
      if (!named.ok) return named;
      put(draft, role, {
        ...source,
        fileOnModule: named.value,
        lineEnds: lineEnds ?? source.lineEnds,
        accepted: accepted ?? source.accepted,
      });
      return emptyAnswer();
    },
    'certificate.remove': async ({ sessionId, role }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      put(draft, role, null);
      return emptyAnswer();
    },
    'certificate.bytes': async ({ sessionId, role }) => {
      const source = draftOf(sessionId)?.content().certificates[role];
      if (!source) return notChosen(role);
      const prepared = preparedOf(role, source);
      return prepared.ok ? ok({ contentBase64: Buffer.from(prepared.value.bytes).toString('base64') }) : prepared;
    },
  };
};

const notChosen = (role: CertificateRole) => fail('usage/invalid', { field: role, problem: 'missing' });
