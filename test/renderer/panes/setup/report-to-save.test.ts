import { describe, expect, it } from 'vitest';
import { diagnosisOfCard } from '../../../../renderer/panes/setup/card-diagnosis.ts';
import { reportToSave } from '../../../../renderer/panes/setup/report-to-save.ts';
import { stageCards } from '../../../../renderer/panes/setup/stages.ts';
import { tabFactsOf } from '../../../../renderer/shell/tab-facts.ts';
import type { RunView, SessionView } from '../../../../shared/contract.ts';
import { noFacts } from '../../../../shared/contract.ts';
import { isAdvice } from '../../../../shared/diagnosis.ts';
import type { TrafficLine } from '../../../../shared/lines/traffic-lines.ts';
import { failure } from '../../../../shared/outcome.ts';
import { type Report, reportSchema } from '../../../../shared/report.ts';
import { reportHtml } from '../../../../shared/report-html.ts';
import { causeText, remedyText, withCapital } from '../../../../shared/words/fact-text.ts';
import { sampleSession, sampleView } from '../../../support/sample-view.ts';
import { draft, input, runAt, wholeRun } from './fixture.ts';

const reportOf = ({ steps }: RunView, further: Partial<Report> = {}): Report =>
  reportSchema.parse({
    ...{ version: 1, ok: true, exitCode: 0, certificates: [] },
    steps: steps.map(({ id, item, status, ms, failure: error }) => ({
      ...{ id, status, ms },
      ...(item === null ? {} : { item }),
      ...(error ? { error: { code: error.code, facts: error.facts, evidence: error.evidence } } : {}),
    })),
    module: { family: null, model: null, firmware: null, imei: null, iccid: null, signalDbm: null },
    mqtt: { connected: true, subscriptions: ['a/b'], proof: 'returned' },
    ...further,
  });

const viewOf = (session: Partial<SessionView>) => ({
  ...sampleView(),
  draft,
  session: sampleSession({ draft, facts: noFacts, ...session }),
});

const line = (sequence: number, text: string, direction: TrafficLine['direction'] = 'received') =>
  ({ sequence, atMs: 1_000 + sequence, direction, text, kind: direction }) as TrafficLine;

const html = (report: Report, language: 'en' | 'zh' = 'en'): string =>
  reportHtml({
    ...{ report, failure: null, language, port: 'COM7', profile: 'Greenhouse' },
    times: { started: '', ended: '', made: '' },
    startedAtMs: null,
    timeOf: (atMs) => `at ${atMs}`,
    product: { name: 'ATelier', version: '1.0.0' },
  });

describe('the report of a connection that was lost after its run', () => {
  const lost = failure('mqtt/refused', { causes: ['password-wrong'], command: 'AT+MCONNECT' }, ['CLOSED']);
  const run = wholeRun();
  const end = run.steps.length * 2;
  const online = { kind: 'offline', failure: lost, trafficTo: end + 4 } as const;
  const session = { run: { ...run, report: reportOf(run) }, online };
  const lines = [
    line(end, 'AT+MCONNECT=1,120', 'sent'),
    line(end + 1, 'OK'),
    line(end + 2, 'CLOSED'),
    // From a later attempt, which is not shown.
    line(end + 5, 'CLOSED'),
  ];
  const saved = reportToSave(viewOf(session), lines, null);

  it('reports the loss, as the stage, the head and the tab do', () => {
    expect(saved).toMatchObject({ ok: false, exitCode: 7, mqtt: { connected: false }, lost: { code: 'mqtt/refused' } });
    expect(stageCards(input(run, { online }))[3]).toMatchObject({ state: 'failed', failure: lost });
    expect(tabFactsOf(sampleSession(session), [])).toMatchObject({ state: 'failed', mark: 'failed' });
    expect(saved && reportSchema.parse(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  it.each(['en', 'zh'] as const)('does not say that the module is set up: %s', (language) => {
    const text = saved ? html(saved, language) : '';
    expect(text).toContain({ en: 'its connection was lost since', zh: '此后连接已中断' }[language]);
    expect(text).not.toContain({ en: 'The run set the module up.', zh: '本次运行已完成模块上云。' }[language]);
    expect(text).toContain('mqtt/refused');
  });

  it.each([
    [{ kind: 'online', sinceMs: 1, plan: null }, { ...noFacts }, 'online', '>online<'],
    [{ kind: 'offline', failure: null }, { ...noFacts }, 'unknown', '>not known<'],
    [
      { kind: 'offline', failure: null },
      { ...noFacts, mqtt: { state: 'closed', atMs: 1, command: 'AT+MDISCONNECT' } },
      'closed',
      '>closed<',
    ],
  ] as const)('has the state of the connection: %j', (now, facts, expected, shown) => {
    const report = reportToSave(viewOf({ ...session, online: now, facts }), lines, null);
    expect(report).toMatchObject({ ok: true, connectionWhenSaved: expected });
    expect(html(report as Report)).toContain(shown);
    expect(reportToSave(viewOf({ ...session, online: now, facts }), lines, session.run)).not.toHaveProperty(
      'connectionWhenSaved',
    );
  });

  it('has the evidence with times, as shown in the terminal', () => {
    expect(saved?.diagnosis?.evidence.map(({ text, atMs }) => [text, atMs])).toEqual([
      ['AT+MCONNECT=1,120', 1_000 + end],
      ['CLOSED', 1_002 + end],
    ]);
    expect(saved && html(saved)).toContain(`at ${1_000 + end}</span> <code>AT+MCONNECT=1,120</code>`);
  });

  it('is that of the run while connected, and after a requested disconnect', () => {
    for (const closed of [null, failure('link/lost')]) {
      const view = viewOf({ ...session, online: { kind: 'offline', failure: closed } });
      expect(reportToSave(view, lines, null)).toEqual({ ...session.run.report, connectionWhenSaved: 'unknown' });
    }
  });
});

describe('the report of a run that failed', () => {
  const refusal = failure('connect/failed', { causes: ['port-wrong', 'host-unreachable'], host: 'host.example' }, [
    'CONNECT FAIL',
  ]);
  const begun = runAt('connect.open', 'failed', { failure: refusal });
  const steps = begun.steps.map((step) => (step.status === 'failed' ? { ...step, failure: refusal } : step));
  const run = { ...begun, steps, report: reportOf({ ...begun, steps }, { ok: false, exitCode: 5 }) };
  const saved = reportToSave(viewOf({ run }), [], null);
  const card = stageCards(input(run)).find(({ state }) => state === 'failed');
  const shown = card && diagnosisOfCard(card, refusal, { facts: noFacts, draft, address: '/dev/ttyUSB2', faultsOn: 0 });

  it('has the causes shown on screen, in order and with their evidence', () => {
    expect(shown?.causes.map(({ key, likelihood }) => [key, likelihood])).toContainEqual(['port-wrong', 'unlikely']);
    const { causes = [], unlikely = [] } = saved?.diagnosis ?? {};
    expect([...causes, ...unlikely].map(({ key, observation }) => [key, observation])).toEqual(
      shown?.causes.map(({ key, observation }) => [key, observation]),
    );
    expect(causes.map(({ key }) => key)).toEqual(shown?.causes.filter(isAdvice).map(({ key }) => key));
  });

  it('suggests nothing that is unlikely or ruled out', () => {
    const page = saved ? html(saved) : '';
    for (const cause of shown?.causes ?? []) {
      expect(page).toContain(withCapital(causeText(cause.key, refusal.facts, 'en')));
      const remedy = remedyText(cause.key, refusal.facts, 'en');
      expect(page.includes(remedy), cause.key).toBe(isAdvice(cause));
    }
  });
});
