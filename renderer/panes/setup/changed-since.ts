import { usualPort } from '../../../shared/clouds/index.ts';
import type { DraftView } from '../../../shared/contract.ts';
import type { StageId } from '../../../shared/steps.ts';
import { usedSlots } from './missing.ts';
import type { StageCard } from './stage-card.ts';

type Steps = Pick<StageCard, 'steps'>['steps'];

/** Does the form say something else by now than what the steps of this stage did? Of secrets nothing is known here. */
export const isChangedSince = (id: StageId, steps: Steps, draft: DraftView): boolean => changes[id](steps, draft);

const aboutOf = (steps: Steps, id: Steps[number]['id']) => steps.find((step) => step.id === id)?.about ?? {};

const changes: Readonly<Record<StageId, (steps: Steps, draft: DraftView) => boolean>> = {
  module: () => false,
  certificate: (steps, draft) => {
    const served = steps.filter((step) => step.id === 'certificate.verify');
    const used = usedSlots(draft);
    const isServed = (slot: (typeof used)[number]): boolean =>
      served.some(
        ({ item, about }) => item === slot?.role && about.file === slot?.fileOnModule && about.sha256 === slot?.sha256,
      );
    return used.length !== served.length || !used.every(isServed);
  },
  credentials: (steps, { derived, timestamp, clientId: given }) => {
    const { clientId, username } = aboutOf(steps, 'credentials.derive');
    // The hour of the clientId moves on by itself unless somebody typed it.
    const moves = timestamp === null && given === '';
    const withoutHour = (text: unknown): string => (moves ? String(text).replace(/\d{10}$/, '') : String(text));
    return (
      derived === null ||
      withoutHour(derived.clientId) !== withoutHour(clientId) ||
      (derived.username ?? '') !== (username ?? '')
    );
  },
  connect: (steps, { platform, host, port, tlsEnabled, subscriptions }) => {
    const about = aboutOf(steps, 'connect.open');
    const topics = steps.flatMap(({ id, item }) => (id === 'connect.subscribe' ? [item ?? ''] : []));
    return (
      about.host !== host ||
      about.port !== (port ?? usualPort(platform, tlsEnabled)) ||
      topics.join('\n') !== subscriptions.map(({ topic }) => topic).join('\n')
    );
  },
  proof: (steps, { proof }) => aboutOf(steps, 'proof.publish').topic !== proof?.topic,
};
