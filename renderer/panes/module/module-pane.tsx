import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { moduleGroups } from '../../../shared/contract/module-page.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { IconRefresh } from '../../parts/icons.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useNow } from '../../parts/use-now.ts';
import { showPart } from '../../store/ui-store.ts';
import { requestAndNotify, useSessionPart } from '../../store/view-store.ts';
import { BandsCard } from './bands-card.tsx';
import { CellsCard } from './cells-card.tsx';
import { DataCard } from './data-card.tsx';
import { FilesCard } from './files-card.tsx';
import { FirmwareCard } from './firmware-card.tsx';
import styles from './module-pane.module.css';
import { OperatorsCard } from './operators-card.tsx';
import { PlaceCard } from './place-card.tsx';
import { PowerCard } from './power-card.tsx';
import { ReachCard } from './reach-card.tsx';
import { SignalCard } from './signal-card.tsx';
import { SimCard } from './sim-card.tsx';
import { SupplyCard } from './supply-card.tsx';
import { useModuleWords } from './use-module-words.ts';
import {
  type Tools,
  ToolsContext,
  useCreateTools,
  useHeldBy,
  useOpenSessionId,
  useSignalWatch,
  useTools,
  useWork,
} from './use-tools.ts';

/** What the module says about itself, and tools to test it. Everything is asked for and kept in the program. */
export const ModulePane = () => {
  const { m } = useModuleWords();
  const sessionId = useOpenSessionId();
  const hasSession = useSessionPart(() => true, false);
  const tools = useCreateTools(sessionId);
  useSignalWatch(sessionId);
  useFirstReading(sessionId, tools);
  return (
    <section className={styles.pane} aria-label={m.title} data-area="">
      {hasSession ? (
        <ToolsContext value={tools}>
          <Head />
          <Notes />
          <div className={styles.cards}>
            <SignalCard />
            <div className={styles.columns}>
              <FirmwareCard />
              <CellsCard />
              <SimCard />
              <BandsCard />
              <ReachCard />
              <OperatorsCard />
              <SupplyCard />
              <DataCard />
              <PlaceCard />
              <FilesCard />
              <PowerCard />
            </div>
          </div>
        </ToolsContext>
      ) : (
        <Empty />
      )}
    </section>
  );
};

/** Reads the values once for each opening, when the page is in front and nothing else uses the port. */
const useFirstReading = (sessionId: string | null, { isBusy, use }: Tools): void => {
  const opening = useSessionPart(({ openings }) => openings.at(-1)?.number ?? 0, 0);
  const isEmpty = useSessionPart(({ modulePage }) => Object.keys(modulePage.items).length === 0, false);
  const isTaken = useSessionPart(({ busy, identity }) => busy || identity === 'asking', false);
  const asked = useRef('');
  const key = `${sessionId} ${opening}`;
  const wants = sessionId !== null && isEmpty && !isBusy && !isTaken && asked.current !== key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `use` changes with every render
  useEffect(() => {
    if (!wants) return;
    asked.current = key;
    void use({ kind: 'read', groups: [...moduleGroups] });
  }, [wants, key]);
};

const Head = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const model = useSessionPart(({ facts }) => facts.model?.text ?? facts.firmware?.text ?? null, null);
  const imei = useSessionPart(({ facts }) => facts.imei?.text ?? null, null);
  return (
    <header className={styles.head}>
      <h1>
        {model ?? m.unnamed}
        {imei !== null && <span className={styles.imei}>{imei}</span>}
      </h1>
      <span className={styles.grow} />
      <Button
        disabled={isBusy}
        leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void use({ kind: 'read', groups: [...moduleGroups] })}
      >
        {m.readAll}
      </Button>
    </header>
  );
};

/** What is under way, why nothing can be done now, and what was refused. */
const Notes = () => {
  const { m } = useModuleWords();
  const held = useHeldBy();
  const { refused } = useTools();
  return (
    <>
      <WorkLine />
      {held !== null && (
        <p role="status" className={styles.held}>
          <StateMark state="running" size={14} />
          {m[held]}
        </p>
      )}
      {refused !== null && (
        <div className={styles.refused}>
          <FailureNote brief failure={refused.failure} before={m.tools[refused.tool]} />
        </div>
      )}
    </>
  );
};

/** A wait is shown with its limit only if it is longer than this. */
const longMs = 10_000;

const WorkLine = () => {
  const { m } = useModuleWords();
  const work = useWork();
  const sessionId = useOpenSessionId();
  const now = useNow(1_000);
  if (work === null) return null;
  const { tool, sinceMs, command, limitMs, isStopping } = work;
  const seconds = Math.max(0, Math.floor((now - sinceMs) / 1_000));
  const limit = (ms: number): string =>
    ms >= 60_000
      ? fill(m.limits.minutes, { n: Math.ceil(ms / 60_000) })
      : fill(m.limits.seconds, { n: Math.ceil(ms / 1_000) });
  return (
    <div role="status" aria-label={m.work.label} className={styles.work}>
      <StateMark state="running" size={16} />
      <span>
        {fill(m.work.since, { tool: m.tools[tool], seconds })}{' '}
        <span className={styles.dim}>
          {isStopping && `${m.work.stopping} `}
          {command !== null &&
            limitMs !== null &&
            limitMs > longMs &&
            fill(m.work.limit, { command, limit: limit(limitMs) })}
        </span>
      </span>
      <span className={styles.grow} />
      <Button
        disabled={isStopping || sessionId === null}
        onClick={() => sessionId !== null && requestAndNotify('module.stop', { sessionId })}
      >
        {m.work.stop}
      </Button>
    </div>
  );
};

const Empty = () => {
  const { m } = useModuleWords();
  return (
    <div className={styles.teach}>
      <h1>{m.noPort.title}</h1>
      <p>{m.noPort.text}</p>
      <Button variant="filled" onClick={() => showPart('port')}>
        {m.noPort.action}
      </Button>
    </div>
  );
};
