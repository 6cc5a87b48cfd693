import type { RunView, SessionView } from '../../../shared/contract.ts';
import { reportDiagnosisOf } from '../../../shared/diagnosis.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { lostConnectionOf, withLostConnection } from '../../../shared/lost-connection.ts';
import type { ConnectionWhenSaved, Report } from '../../../shared/report.ts';
import type { ScopedView } from '../../store/view-store.ts';
import { diagnosisOfCard, trafficRangeOf } from './card-diagnosis.ts';
import { linesOf, placedEvidence } from './evidence-places.ts';
import { stageCards } from './stages.ts';

type SavedFrom = Pick<ScopedView, 'session' | 'simulators' | 'draft'>;

/**
 * The report of the current run as the window shows it now: with the diagnosis of its failure, and whether the
 * connection was lost since. `given`: another run, without further context.
 */
export const reportToSave = (
  { session, simulators, draft }: SavedFrom,
  lines: readonly TrafficLine[],
  given: RunView | null,
): Report | null => {
  const run = given ?? session?.run ?? null;
  if (!session || !run?.report) return null;
  const online = given === null ? session.online : null;
  const ended = withLostConnection(run.report, lostConnectionOf(run, online));
  const report: Report = given === null ? { ...ended, connectionWhenSaved: connectionOf(session) } : ended;
  if (report.ok) return report;
  const facts = given === null ? session.facts : given.found;
  const cards = stageCards({ run, draft, facts, online, seenFiles: [], changed: [], isReal: false });
  const card = cards.find(({ failure }) => failure !== null);
  if (!card?.failure) return report;
  const diagnosed = diagnosisOfCard(card, card.failure, {
    ...{ facts, draft: given === null ? draft : null, address: session.address },
    faultsOn: given === null ? (simulators[session.address]?.faults.filter(({ on }) => on).length ?? 0) : 0,
  });
  const stretch = trafficRangeOf(card);
  const placed = placedEvidence(diagnosed.evidence, linesOf(lines, stretch), stretch);
  const placedLines = placed.map(({ line, place }) => ({
    ...line,
    // As in the terminal and the recording: a command with its arguments, secrets masked.
    text: line.text === null ? null : (place?.text.trim() ?? line.text),
    atMs: place?.atMs ?? null,
  }));
  return { ...report, diagnosis: reportDiagnosisOf(diagnosed, placedLines) };
};

const connectionOf = ({ online, facts }: SessionView): ConnectionWhenSaved => {
  if (online.kind !== 'offline') return online.kind;
  if (facts.mqtt !== null) return 'closed';
  return facts.tls?.state === 'closed' || facts.tls?.state === 'failed' ? 'closed' : 'unknown';
};
