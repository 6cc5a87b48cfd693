import { Activity, type ComponentProps, type ReactNode, type RefObject, useRef, useState } from 'react';
import type { MergedView } from '../../../shared/contract.ts';
import { type FoundLines, useMakeSequence } from '../../lines/make/use-make-sequence.ts';
import { RulesButton } from '../../lines/rules/rules-button.tsx';
import { useMergedView } from '../../lines/use-merged-view.ts';
import { type TerminalLines, useTerminalLines } from '../../lines/use-terminal-lines.ts';
import { FiltersPlace } from '../../lines/view/lines-bar.tsx';
import styles from '../../lines/view/lines-view.module.css';
import { LinesView } from '../../lines/view/lines-view.tsx';
import { type TerminalView, ViewChoice } from '../../lines/view/view-choice.tsx';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWindowWidth } from '../../parts/window-width.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { EmptyTerminal, NothingInView } from './empty-terminal.tsx';
import { ExchangePlace } from './exchange/exchange-place.tsx';
import { showExchange } from './exchange/exchange-ui.ts';
import { MergedBar } from './merged/merged-bar.tsx';
import { MergedFoot } from './merged/merged-foot.tsx';
import { BesideLines, QuickPlace, QuickToggle } from './quick/quick-place.tsx';
import { TerminalFoot } from './sending/terminal-foot.tsx';
import { useSendingChoice } from './sending/use-sending-choice.ts';
import { type TerminalSending, useTerminalSending } from './sending/use-terminal-sending.ts';
import { useCommandActions } from './use-command-actions.ts';

/** With the emulator. */
const rawView = createLazyPart(async () => (await import('./raw/raw-view.tsx')).RawView);

/** All bytes of both directions as lines with the command line, or the port as a terminal. */
export const TerminalPane = () => {
  const { t } = useWords();
  const lines = useTerminalLines();
  const [isRaw, setRaw] = useState(false);
  const commandInput = useRef<HTMLInputElement>(null);
  const sending = useTerminalSending(useSendingChoice(), commandInput, lines.model.toEnd);
  const choose = (view: TerminalView): void => {
    setRaw(view === 'raw');
    if (view !== 'raw') lines.setMode(view);
  };
  useAction('viewText', () => choose('text'));
  useAction('viewHex', () => choose('hex'));
  useAction('viewSplit', () => choose('split'));
  const isMerged = useMergedView() !== null;
  const { wide } = useWindowWidth();
  const views = (
    <>
      <ViewChoice view={isRaw ? 'raw' : lines.mode} hasRaw={!isMerged} onView={choose} />
      {!isMerged && <QuickToggle />}
    </>
  );
  const quick = isMerged ? null : <QuickPlace liesOver={!wide && !isRaw} />;
  const pane = (
    <section
      className={styles.pane}
      aria-label={t('terminal.title')}
      {...(isRaw || isMerged ? {} : sending.dropTarget)}
    >
      {isRaw && (
        <>
          <div className={styles.bar}>
            <FiltersPlace lines={lines} />
            {views}
          </div>
          <LazyPage page={rawView} given={{}} />
        </>
      )}
      {/* What is typed and filtered stays. */}
      <Activity mode={isRaw ? 'hidden' : 'visible'}>
        <TerminalLinesView {...{ lines, views, commandInput, sending }} over={wide ? null : quick} />
      </Activity>
    </section>
  );
  return (
    <BesideLines>
      {pane}
      {wide || isRaw ? quick : null}
      <ExchangePlace />
    </BesideLines>
  );
};

const showMade = (found: FoundLines): void => showExchange({ kind: 'make', ...found });

interface TerminalLinesViewProps {
  readonly lines: TerminalLines;
  readonly views: ReactNode;
  readonly commandInput: RefObject<HTMLInputElement | null>;
  readonly sending: TerminalSending;
  /** Lies over the edge of the lines. */
  readonly over: ReactNode;
}

const TerminalLinesView = ({ lines, views, commandInput, sending, over }: TerminalLinesViewProps) => {
  const { model, filter } = lines;
  const merged = useMergedView();
  const onMake = useMakeSequence(model, filter.list, merged === null ? showMade : null);
  const assist = useCommandActions(commandInput, model, merged === null);
  return (
    <>
      <LinesView
        {...{ lines, views, over, onMake }}
        grows
        tools={<RulesButton />}
        above={merged !== null && <MergedBar merged={merged} lines={lines} />}
        nothing={lines.session === null ? <EmptyTerminal /> : <NothingInView lines={lines} />}
      />
      <Foot merged={merged} input={commandInput} assist={assist} sending={sending} onSend={model.toEnd} />
    </>
  );
};

interface FootProps extends ComponentProps<typeof TerminalFoot> {
  readonly merged: MergedView | null;
}

const Foot = ({ merged, ...props }: FootProps) =>
  merged === null ? <TerminalFoot {...props} /> : <MergedFoot merged={merged} />;
