import type { RunView, SessionView } from '../../../shared/contract.ts';
import type { ActionId } from '../../../shared/keys.ts';
import { unitOf } from '../../../shared/virtual-modules.ts';
import type { PageId } from '../../store/ui-store.ts';
import type { ScopedView } from '../../store/view-store.ts';
import { currentAddress } from './current-port.ts';
import type { PartId } from './places.ts';

/** Why something cannot be done now; the texts are in `shell.palette.reason`. */
export type ReasonKey =
  | 'noPort'
  | 'noAddress'
  | 'running'
  | 'notRunning'
  | 'stopping'
  | 'nothingToResume'
  | 'noReport'
  | 'online'
  | 'offline'
  | 'notSaved'
  | 'notVirtual'
  | 'noEmpty'
  | 'noTabs'
  | 'notHere'
  | 'noEarlier';

const isRunning = (run: RunView | null | undefined): boolean => run?.state === 'running' || run?.state === 'stopping';

type MainReason = (of: {
  readonly isFree: () => ReasonKey | null;
  readonly session: SessionView | null;
}) => ReasonKey | null;

const notHere: MainReason = () => 'notHere';

/** For the main action of each page. */
const mainReasons: Readonly<Record<PageId, MainReason>> = {
  setup: ({ isFree }) => isFree(),
  module: notHere,
  terminal: notHere,
  mqtt: ({ session }) => onlineOnly(session),
  recordings: notHere,
  settings: notHere,
};

/** `null`: possible, here or on its page. Not called for an action that is offered now. */
export const reasonAgainst = (id: ActionId, view: ScopedView, page: PageId): ReasonKey | null => {
  const { session } = view;
  const isOpen = session?.state.kind === 'open';
  const isFree = (): ReasonKey | null => (!isOpen ? 'noPort' : isRunning(session?.run) ? 'running' : null);
  switch (id) {
    case 'connect':
      return !isOpen && !view.settings.lastAddress ? 'noAddress' : null;
    case 'main':
      return mainReasons[page]({ isFree, session });
    case 'stop':
      return session?.run?.state === 'stopping' ? 'stopping' : isRunning(session?.run) ? null : 'notRunning';
    case 'setUp':
    case 'runModule':
    case 'runCertificate':
    case 'runCredentials':
    case 'runConnect':
    case 'runProof':
    case 'restartModule':
    case 'readFiles':
      return isFree();
    case 'resume':
      return isFree() ?? (hasFailedOrStopped(session?.run) ? null : 'nothingToResume');
    case 'saveReport':
      return isRunning(session?.run) ? 'running' : session?.run?.report ? null : 'noReport';
    case 'lastResults':
      return session?.lastRun ? null : 'noEarlier';
    case 'openConnection':
      return isFree() ?? (session?.online.kind === 'offline' ? null : 'online');
    case 'closeConnection':
      return isFree() ?? (session?.online.kind === 'offline' ? 'offline' : null);
    case 'publish':
    case 'subscribe':
      return onlineOnly(session);
    case 'exportProfile':
    case 'deleteProfile':
      return view.profiles.some((profile) => profile.id === view.draft.profileId) ? null : 'notSaved';
    case 'closeTab':
    case 'mergePorts':
      return tabsReason(Object.keys(view.sessions).length);
    case 'deleteEmptyRecordings':
      return view.recordings.some(({ empty }) => empty) ? null : 'noEmpty';
    default:
      return null;
  }
};

export const reasonAgainstPart = (part: PartId, view: ScopedView): ReasonKey | null =>
  part === 'faults' ? reasonAgainstFaults(view) : null;

/** Only a virtual module has faults that can be switched. */
export const reasonAgainstFaults = (view: ScopedView): ReasonKey | null =>
  unitOf(currentAddress(view)) !== null ? null : 'notVirtual';

/** Tabs exist only with more than one session. */
const tabsReason = (sessions: number): ReasonKey | null =>
  sessions === 0 ? 'noPort' : sessions === 1 ? 'noTabs' : null;

const onlineOnly = (session: SessionView | null): ReasonKey | null => {
  if (session?.state.kind !== 'open') return 'noPort';
  return session.online.kind === 'online' ? null : 'offline';
};

const hasFailedOrStopped = (run: RunView | null | undefined): boolean =>
  run?.state === 'failed' || run?.state === 'stopped';
