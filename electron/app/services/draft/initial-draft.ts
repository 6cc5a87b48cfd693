import { undoableNames } from '../../../../shared/contract/draft.ts';
import type { CertificateSlot, DraftView } from '../../../../shared/contract.ts';
import { demoHost } from '../../../../shared/credentials/demo-cloud.ts';
import { certificateRoles } from '../../../../shared/steps.ts';
import { isDemoDevice } from '../../../simulator/demo-cloud/demo-device.ts';
import { slotOf } from './certificate-slot.ts';
import type { DraftContent } from './draft-content.ts';
import { derivedOf, loginOf } from './draft-login.ts';
import { remarksOf } from './draft-remarks.ts';
import { initialFields } from './platform-defaults.ts';

export const emptyContent: DraftContent = {
  fields: initialFields,
  secrets: { secret: null, password: null, simPin: null },
  certificates: { ca: null, clientCert: null, clientKey: null },
  locked: [],
  ofOtherPlatforms: {},
  replaced: {},
  redoable: [],
};

/** The saved profile of a draft, and whether the draft differs from it. */
export interface DraftOrigin {
  readonly profileId: string | null;
  readonly changed: boolean;
}

/** The draft for the view, at a given time. */
export const draftViewOf = (content: DraftContent, origin: DraftOrigin, nowMs: number): DraftView => {
  const { fields, secrets } = content;
  const [ca, clientCert, clientKey] = certificateRoles.map((role) => slotOf(role, content, nowMs)) as [
    CertificateSlot | null,
    CertificateSlot | null,
    CertificateSlot | null,
  ];
  return {
    ...fields,
    ...{ ...origin, opensNext: null },
    demo: isDemoDevice(fields.deviceId) && fields.host === demoHost,
    hasSecret: secrets.secret !== null,
    hasPassword: secrets.password !== null,
    hasSimPin: secrets.simPin !== null,
    undoable: undoableNames.filter((name) => content.replaced[name] !== undefined && !content.redoable.includes(name)),
    redoable: undoableNames.filter((name) => content.replaced[name] !== undefined && content.redoable.includes(name)),
    certificates: { ca, clientCert, clientKey },
    derived: derivedOf(loginOf(content, nowMs)),
    remarks: remarksOf(content, nowMs),
  };
};

/** The draft of the initial view. */
export const initialDraft = (nowMs: number): DraftView =>
  draftViewOf(emptyContent, { profileId: null, changed: false }, nowMs);
