import { Button, Switch } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { LineFrame, RequestResult } from '../../shared/contract.ts';
import { hasBaudRate } from '../../shared/port-address.ts';
import { keptSettings, lineOfPort } from '../../shared/port-settings.ts';
import { portPanelWords } from '../../shared/words/port-panel.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { LineRows } from '../parts/line-rows.tsx';
import { portName } from '../parts/port-name.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { request, requestAndNotify, useScope, useSessionPart, useView } from '../store/view-store.ts';
import styles from './port-panel.module.css';

/** How often the lines are read while they are shown. */
const readEveryMs = 500;

export const PortPanel = ({ address }: { readonly address: string }) => {
  const { t, language } = useWords();
  const words = portPanelWords[language];
  return (
    <div className={styles.panel}>
      <h2>{fill(words.title, { port: portName(address, t) })}</h2>
      {hasBaudRate(address) ? <OwnLine address={address} /> : <p>{words.settingsUnsupported}</p>}
      <h2>{words.lines}</h2>
      <Lines address={address} />
    </div>
  );
};

const OwnLine = ({ address }: { readonly address: string }) => {
  const { language } = useWords();
  const words = portPanelWords[language];
  const line = useView((view) => lineOfPort(view, address));
  const isOwn = useView((view) => (keptSettings(view, address)?.line ?? null) !== null);
  const [reopens, setReopens] = useState(false);
  const change = async (next: LineFrame | null): Promise<void> => {
    const changed = await request('port.change', { address, line: next });
    setReopens(changed.ok && changed.value.reopens);
  };
  return (
    <>
      <LineRows line={line} onChange={(next) => void change(next)} />
      {isOwn && (
        <p>
          {words.own}{' '}
          <Button size="compact-sm" variant="default" onClick={() => void change(null)}>
            {words.asAll}
          </Button>
        </p>
      )}
      {reopens && <p role="status">{words.reopens}</p>}
    </>
  );
};

type LinesNow = RequestResult<'port.lines'>;

const Lines = ({ address }: { readonly address: string }) => {
  const { language } = useWords();
  const words = portPanelWords[language];
  const sessionId = useScope();
  const isOpen = useSessionPart((session) => session.state.kind === 'open' && session.address === address, false);
  const { lines, read } = useLines(isOpen ? sessionId : null);
  if (!isOpen) return <p>{words.linesClosed}</p>;
  if (lines === null) return null;
  const { outputs, inputs } = lines;
  if (outputs === null && inputs === null) return <p>{words.linesUnsupported}</p>;
  return (
    <>
      {outputs !== null && sessionId !== null && (
        <div className={styles.outputs}>
          {(['dtr', 'rts', 'brk'] as const).map((name) => (
            <Switch
              key={name}
              label={name === 'brk' ? words.brk : name.toUpperCase()}
              checked={outputs[name]}
              onChange={({ currentTarget }) =>
                requestAndNotify('port.setLines', { sessionId, [name]: currentTarget.checked }, read)
              }
            />
          ))}
        </div>
      )}
      <ul className={styles.inputs}>
        {(['cts', 'dsr', 'dcd', 'ri'] as const).map((name) => (
          <Lamp key={name} name={name.toUpperCase()} isOn={inputs?.[name] ?? null} />
        ))}
      </ul>
    </>
  );
};

/** `isOn` `null`: the port does not tell. */
const Lamp = ({ name, isOn }: { readonly name: string; readonly isOn: boolean | null }) => {
  const { language } = useWords();
  const words = portPanelWords[language];
  const text = isOn === null ? words.unsupported : isOn ? words.on : words.off;
  return (
    <li>
      <StateMark state={isOn === true ? 'done' : 'waiting'} size={14} />
      {fill(text, { line: name })}
    </li>
  );
};

/** Reads the lines again and again until they are no longer shown. */
const useLines = (sessionId: string | null) => {
  const [lines, setLines] = useState<LinesNow | null>(null);
  const [asked, setAsked] = useState(0);
  const read = useCallback(() => setAsked((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `asked` reads at once
  useEffect(() => {
    if (sessionId === null) return setLines(null);
    let isShown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      const answer = await request('port.lines', { sessionId });
      if (!isShown) return;
      setLines(answer.ok ? answer.value : null);
      timer = setTimeout(() => void again(), readEveryMs);
    };
    void again();
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [sessionId, asked]);
  return { lines, read };
};
