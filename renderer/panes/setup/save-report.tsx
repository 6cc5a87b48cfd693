import { Button, Menu } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RunView } from '../../../shared/contract.ts';
import { IconFileText, IconPrinter } from '../../parts/icons.ts';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { portName } from '../../parts/port-name.ts';
import { nameOfPlan, profileNameText } from '../../parts/profile-name.ts';
import { saveFile } from '../../parts/save-file.ts';
import { clockText, zoneOf } from '../../parts/time.ts';
import { useOnLeave } from '../../parts/use-on-leave.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { trafficOf } from '../../store/traffic.ts';
import { shownView } from '../../store/view-store.ts';

const makers = createLazyPart(async () => {
  const [{ reportHtml }, { reportToSave }] = await Promise.all([
    import('../../../shared/report-html.ts'),
    import('./report-to-save.ts'),
  ]);
  return { reportHtml, reportToSave };
});

/** Saves the report of the current run, or of a given run, as HTML or JSON. */
export const SaveReport = ({ run: given = null }: { readonly run?: RunView | null }) => {
  const { t, language } = useWords();
  const [opened, setOpened] = useState(false);
  useOnLeave(() => setOpened(false));
  const maker = useStore(makers.state);
  useEffect(() => {
    if (opened) void makers.load();
  }, [opened]);
  useAction(
    'saveReport',
    useCallback(() => setOpened(true), []),
  );
  const save = (kind: 'html' | 'json'): void => {
    if (maker.kind !== 'loaded') return void makers.load();
    const { reportHtml, reportToSave } = maker.part;
    const view = shownView();
    const session = view?.session;
    const run = given ?? session?.run ?? null;
    const report = view && reportToSave(view, trafficOf(session?.id ?? null).lines, given);
    if (!view || !session || !run || !report) return;
    const name = `atelier-${report.module.imei ?? 'report'}-${stamp(run.endedAtMs ?? Date.now())}.${kind}`;
    if (kind === 'json') return saveFile(name, 'application/json', [`${JSON.stringify(report, null, 2)}\n`]);
    const html = reportHtml({
      report,
      failure: run.failure,
      language,
      port: portName(session.address, t),
      profile: profileNameText(nameOfPlan(run.plan, view.profiles), t),
      times: { started: dateText(run.startedAtMs), ended: dateText(run.endedAtMs), made: dateText(Date.now()) },
      startedAtMs: run.startedAtMs,
      timeOf: (atMs) => clockText(atMs),
      product: { name: t('common.product'), version: view.product.version },
    });
    saveFile(name, 'text/html;charset=utf-8', [html]);
  };
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button variant="default" size="md" leftSection={<IconFileText size={16} stroke={1.75} />}>
          {t('setup.saveReport')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <FileItem icon={IconPrinter} state={maker.kind} label={t('setup.reportHtml')} onSave={() => save('html')} />
        <FileItem icon={IconFileText} state={maker.kind} label={t('setup.reportJson')} onSave={() => save('json')} />
      </Menu.Dropdown>
    </Menu>
  );
};

/** Pressed again after a failed fetch, it fetches again. */
const FileItem = ({
  icon: Icon,
  state,
  label,
  onSave,
}: {
  readonly icon: typeof IconFileText;
  readonly state: 'waiting' | 'loaded' | 'failed';
  readonly label: string;
  readonly onSave: () => void;
}) => {
  const { t } = useWords();
  return (
    <Menu.Item
      leftSection={<Icon size={16} stroke={1.75} />}
      disabled={state === 'waiting'}
      closeMenuOnClick={state === 'loaded'}
      onClick={onSave}
    >
      {label}
      {state === 'failed' && ` · ${t('setup.reportNotLoaded')}`}
    </Menu.Item>
  );
};

const two = (value: number): string => String(value).padStart(2, '0');

const dayText = (atMs: number): string => {
  const date = new Date(atMs);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** Local time. */
const dateText = (atMs: number | null): string =>
  atMs === null ? '' : `${dayText(atMs)} ${clockText(atMs, false)} ${zoneText(atMs)}`;

/** `UTC+08:00` at that moment: summer time differs. */
const zoneText = (atMs: number): string => zoneOf(-new Date(atMs).getTimezoneOffset());

const stamp = (atMs: number): string => `${dayText(atMs)}-${clockText(atMs, false).replaceAll(':', '')}`;
