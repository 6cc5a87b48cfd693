import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Group, type Layout, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import { useWords } from '../parts/words.ts';
import { currentView, requestAndNotify } from '../store/view-store.ts';
import styles from './workspace.module.css';

const savedAfterMs = 500;
const smallestDock = { right: 320, bottom: 100 } as const;

/** A pane with the terminal dock next to it or below. The position of the splitter is stored under `name`. */
export const WithDock = ({
  name,
  side,
  size,
  dock,
  children,
}: {
  readonly name: string;
  readonly side: 'right' | 'bottom';
  /** Initial size of the dock, and its size after a double click, in px. */
  readonly size: number;
  readonly dock: ReactNode;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const save = useSaving(name);
  const { group, element } = useLayoutOf(name, side, size);
  return (
    <Group
      className={styles.group}
      groupRef={group}
      elementRef={element}
      orientation={side === 'right' ? 'horizontal' : 'vertical'}
      {...savedLayout(name)}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) save(layout);
      }}
    >
      <Panel id="pane" className={styles.panel} minSize={side === 'right' ? 480 : 200}>
        {children}
      </Panel>
      <Separator className={styles.splitter} aria-label={t('shell.dock.resize')} />
      <Panel
        id="dock"
        className={styles.panel}
        defaultSize={size}
        minSize={smallestDock[side]}
        groupResizeBehavior="preserve-pixel-size"
        data-area=""
      >
        {dock}
      </Panel>
    </Group>
  );
};

/** When the dock moves to another side it gets its last size there, or the initial one. */
const useLayoutOf = (name: string, side: 'right' | 'bottom', size: number) => {
  const group = useGroupRef();
  const element = useRef<HTMLDivElement>(null);
  const before = useRef(name);
  useLayoutEffect(() => {
    if (before.current === name) return;
    before.current = name;
    const { offsetWidth = 0, offsetHeight = 0 } = element.current ?? {};
    const whole = side === 'right' ? offsetWidth : offsetHeight;
    if (whole === 0) return;
    const dock = Math.min(80, (size / whole) * 100);
    group.current?.setLayout(savedLayout(name).defaultLayout ?? { pane: 100 - dock, dock });
  }, [name, side, size, group]);
  return { group, element };
};

const savedLayout = (name: string): { defaultLayout?: Layout } => {
  const sizes = currentView()?.settings.layout[name];
  return sizes?.length === 2 ? { defaultLayout: { pane: sizes[0] ?? 50, dock: sizes[1] ?? 50 } } : {};
};

/** Stores sizes once the splitter stops moving. */
const useSaving = (name: string): ((layout: Layout) => void) => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return ({ pane = 50, dock = 50 }) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const layout = { ...currentView()?.settings.layout, [name]: [rounded(pane), rounded(dock)] };
      requestAndNotify('settings.change', { layout });
    }, savedAfterMs);
  };
};

const rounded = (percent: number): number => Math.round(percent * 100) / 100;
