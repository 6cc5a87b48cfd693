import type { RuleAlert } from '../../../shared/contract.ts';
import type { View } from '../../../shared/view.ts';
import { currentView, request, subscribeView } from '../../store/view-store.ts';
import { notificationPermission } from './notifications.ts';
import { playTone } from './tone.ts';

/** A hidden page may not be allowed to play anything, so it lets the others be first. */
const hiddenMs = 500;

/** Sound and notification of rules that act. Several pages may show the session: one of them does it. */
export const followAlerts = (): void => {
  const numbers = alertsOf(currentView());
  subscribeView((view) => {
    if (view === null) return;
    for (const [id, alerts] of alertsIn(view)) {
      const last = numbers.get(id) ?? 0;
      const newest = newestOf(alerts);
      numbers.set(id, newest);
      // A program that was started again counts from 1.
      const added = newest < last ? alerts : alerts.filter(({ number }) => number > last);
      for (const alert of added) setTimeout(() => void giveOnce(view, id, alert), document.hidden ? hiddenMs : 0);
    }
  });
};

const alertsIn = (view: View): readonly (readonly [string, readonly RuleAlert[]])[] =>
  Object.values(view.sessions).map(({ id, rules }) => [id, rules?.alerts ?? []]);

const newestOf = (alerts: readonly RuleAlert[]): number => alerts.at(-1)?.number ?? 0;

/** What was asked for before this page was there was given by another one. */
const alertsOf = (view: View | null): Map<string, number> =>
  new Map(view === null ? [] : alertsIn(view).map(([id, alerts]) => [id, newestOf(alerts)]));

/** The program says which page does it. */
const giveOnce = async (view: View, sessionId: string, alert: RuleAlert): Promise<void> => {
  const claimed = await request('rules.ask', { kind: 'alert', sessionId, number: alert.number });
  if (claimed.ok && claimed.value.isFirst) give(view, sessionId, alert);
};

/** Names rule and session only: other people may see the screen, so a notification never shows what a device sent. */
const give = (view: View, sessionId: string, { rule, sound, notify }: RuleAlert): void => {
  if (sound) playTone();
  if (notify && notificationPermission() === 'granted') {
    new Notification(rule, { body: view.sessions[sessionId]?.address ?? '', tag: `atelier-${sessionId}-${rule}` });
  }
};
