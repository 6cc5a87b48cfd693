import { defaultPort } from '../../../shared/clouds/index.ts';
import { noFacts } from '../../../shared/contract.ts';
import { type StageId, stages } from '../../../shared/steps.ts';
import { minus } from '../../../shared/words/minus.ts';
import type { ValuesAt } from '../../../shared/words/translate.ts';
import { waitsForPermission } from './certificate/certificate-facts.ts';
import { checkupFacts, checkupRows } from './checkup.ts';
import { errorsOf, usedSlots } from './missing.ts';
import type { StageCard, StageSummary, StagesInput, SummaryKey } from './stage-card.ts';

type CardWithoutSummary = Omit<StageCard, 'summary'>;

/** Placeholders of a summary's sentence. Those that the card fills in are omitted, and their parts are added. */
type ValuesOfSummary<Key extends SummaryKey> = Omit<ValuesAt<`setup.summary.${Key}`>, 'step' | 'what' | 'detail'> &
  (Key extends 'moduleDone' ? { readonly operator: string; readonly signal: string } : unknown);
type ValuesArgument<Key extends SummaryKey> = keyof ValuesOfSummary<Key> extends never
  ? []
  : [values: ValuesOfSummary<Key>];

const plain = <Key extends SummaryKey>(key: Key, ...[values]: ValuesArgument<Key>): StageSummary => ({
  key,
  values: values ?? {},
  tone: 'plain',
});
const warned = <Key extends SummaryKey>(key: Key, ...[values]: ValuesArgument<Key>): StageSummary => ({
  key,
  values: values ?? {},
  tone: 'warning',
});

export const summarise = (card: CardWithoutSummary, input: StagesInput): StageSummary => {
  const changed = input.changed.includes(card.id);
  switch (card.state) {
    case 'running':
      return { key: 'awaits', values: {}, tone: 'running' };
    case 'failed':
      return { key: failedKey(card), values: {}, tone: 'failed', changed };
    case 'stopped':
      return { ...plain(card.current ? 'stoppedAt' : 'stopped'), changed };
    case 'waiting':
      return waiting(card, input);
    case 'done':
    case 'skipped':
      return { ...over[card.id](card, input), changed };
  }
};

const failedKey = ({ current, lostIn }: CardWithoutSummary): SummaryKey => {
  if (lostIn !== null) return 'connectLost';
  return current ? 'failedAt' : 'failed';
};

/** What the stage will do, or what it needs first. */
const waiting = (card: CardWithoutSummary, input: StagesInput): StageSummary => {
  const needed = needs[card.id](input);
  if (needed.tone === 'warning') return needed;
  const before = stageBefore(input, card.id);
  return before === null ? needed : plain('needsStage', { number: before });
};

/** A stage that an earlier run has to finish first. */
const stageBefore = ({ run }: StagesInput, id: StageId): number | null => {
  if (run === null || (run.state !== 'failed' && run.state !== 'stopped')) return null;
  const broken = run.steps.find(({ status }) => status === 'failed' || status === 'stopped');
  const number = broken ? stages.findIndex((stage) => broken.id.startsWith(stage)) + 1 : 1;
  return number > 0 && number < stages.indexOf(id) + 1 ? number : null;
};

type Summarise = (input: StagesInput) => StageSummary;

const needs: Readonly<Record<StageId, Summarise>> = {
  module: () => plain('moduleWaiting'),
  certificate: ({ draft }) => {
    const { ca, clientCert } = draft.certificates;
    const used = usedSlots(draft);
    const wrong = used.find((slot) => slot?.failure);
    if (used.length === 0) return plain('certificateOff');
    if (wrong) return warned('certificateWrong', { name: wrong.name });
    if (ca === null) return warned('certificateNone');
    if (used.includes(null)) return warned(clientCert ? 'certificateClientKey' : 'certificateClientCert');
    const expired = used.find((slot) => slot && waitsForPermission(slot));
    if (expired) return warned('certificateExpired', { name: expired.name });
    return plain('certificateWaiting', { name: ca.name, bytes: ca.sizeBytes });
  },
  credentials: ({ draft, isReal }) => {
    const errors = errorsOf(draft, 'credentials');
    if (errors > 0) return warned('credentialsMissing', { count: errors });
    if (draft.demo && isReal) return warned('credentialsDemo');
    return draft.derived
      ? plain('credentialsWaiting', { clientId: draft.derived.clientId })
      : warned('credentialsMissing', { count: 1 });
  },
  connect: ({ draft }) => {
    const { host, tlsEnabled, subscriptions } = draft;
    if (host === '') return plain('connectHost');
    const port = draft.port ?? defaultPort(draft.platform, tlsEnabled);
    return plain('connectWaiting', { host, port, count: subscriptions.length });
  },
  proof: ({ draft: { proof } }) => {
    if (proof === null) return plain('proofNone');
    return proof.topic === '' ? plain('proofTopic') : plain('proofWaiting', { topic: proof.topic });
  },
};

const over: Readonly<Record<StageId, (card: CardWithoutSummary, input: StagesInput) => StageSummary>> = {
  module: (_card, { run, facts: now }) => {
    const facts = checkupFacts(run, now ?? noFacts);
    // The rows shown below and their ticks, not the steps: some steps end with a warning.
    const rows = checkupRows(facts);
    return plain('moduleDone', {
      count: rows.filter(({ state }) => state === 'ok').length,
      of: rows.length,
      operator: facts.operator?.text ?? '',
      signal: facts.signal?.dbm == null ? '' : `${minus(facts.signal.dbm)} dBm`,
    });
  },
  certificate: ({ steps }, { seenFiles }) => {
    const served = steps.filter(({ id }) => id === 'certificate.verify');
    const about = served[0]?.about;
    if (about === undefined) return plain('certificateOff');
    const uploaded = steps.some(({ id, status }) => id === 'certificate.upload' && status === 'done');
    for (const step of served) {
      const other = changeSinceUpload(seenFiles, step);
      if (other !== null) return warned(other, { name: step.about.file ?? '' });
    }
    const values = { name: about.file ?? '', bytes: about.bytes ?? 0 };
    return plain(uploaded ? 'certificateDone' : 'certificateIdentical', values);
  },
  credentials: ({ steps }) =>
    plain('credentialsDone', { clientId: steps.find(({ id }) => id === 'credentials.derive')?.about.clientId ?? '' }),
  connect: ({ steps }, { online, facts }) => {
    const subscribed = steps.filter(({ id }) => id === 'connect.subscribe');
    const made = subscribed.filter(({ status }) => status === 'done').length;
    const count = subscribed.length;
    if (online?.kind === 'recovering') return warned('connectRecovering', { attempt: online.attempt });
    // After a lost port or a silent module, the end of the connection is unknown.
    if (online?.kind !== 'online') return plain(facts?.mqtt ? 'connectOver' : 'connectUnknown', { count });
    // What already existed was not done by this run.
    return steps.every(({ status }) => status === 'skipped')
      ? plain('connectStood', { count })
      : plain('connectDone', { count: made });
  },
  proof: ({ steps }, { run }) => {
    if (steps.length === 0) return plain('proofNone');
    switch (run?.report?.mqtt.proof) {
      case 'acknowledged':
        return plain('proofAcknowledged');
      case 'accepted':
        return plain('proofAccepted');
      default:
        return plain(
          steps.some(({ id, status }) => id === 'proof.return' && status === 'done')
            ? 'proofReturned'
            : 'proofAccepted',
        );
    }
  },
};

/** The file was verified once. Returns its last known state under this name, after any run or user action since. */
const changeSinceUpload = (
  seen: StagesInput['seenFiles'],
  { about }: StageCard['steps'][number],
): 'certificateGone' | 'certificateReplaced' | 'certificateUnproven' | null => {
  const file = seen.find(({ name }) => name === about.file);
  if (file?.state === 'deleted') return 'certificateGone';
  if (file?.state === 'unknown') return 'certificateUnproven';
  return file === undefined || file.sha256 === about.sha256 ? null : 'certificateReplaced';
};
