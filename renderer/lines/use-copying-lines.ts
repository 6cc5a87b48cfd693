import { useCallback, useEffect, useRef, useState } from 'react';
import { strayOf, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { dividerText } from '../parts/divider-text.ts';
import { saveFile } from '../parts/save-file.ts';
import { clockText } from '../parts/time.ts';
import type { LineSource } from '../store/line-source.ts';
import { currentView, useScope } from '../store/view-store.ts';
import { bugReport, reportFactsOf } from './bug-report.ts';
import { type Copied, type CopyForm, copyNow, copyWhenHere, type PortOf } from './copy-text.ts';
import { gridId } from './grid-id.ts';
import { type LinesModel, selectionOf } from './lines-model.ts';
import type { Marks } from './marks.ts';
import { useListWords } from './use-list-words.ts';

/** A longer text becomes a file: no program takes it from the clipboard. */
const largestCopyCharacters = 8 * 1024 * 1024;
const shownMs = 1_500;

export type CopyResult = 'copied' | 'saved' | 'refused' | 'incomplete';

/** Copies or saves what is selected, or all lines of the list. */
export const useCopyingLines = (
  model: LinesModel,
  list: LineSource,
  isHexView: boolean,
  portOf: PortOf | null,
  marks: Marks,
) => {
  const [result, setResult] = useShownResult();
  const scope = useScope();
  const { m } = useListWords();
  const remarkOf = useRemarks(marks);
  const copied = useCallback(
    (form: CopyForm) => ({
      ...{ source: list, selection: selectionOf(model.state.getState()), form, isHexView, portOf, remarkOf },
      report: (lines: string, lineCount: number, fromMs: number | null) =>
        bugReport(lines, { ...reportFactsOf(currentView(), scope), lineCount, fromMs }, m.report),
    }),
    [list, model, isHexView, portOf, remarkOf, scope, m],
  );
  const saveText = useCallback(
    (text: string): void => {
      const newest = list.lineAt(list.next() - 1);
      const time = newest === null ? '' : `-${clockText(newest.atMs, false).replaceAll(':', '')}`;
      saveFile(`lines${time}.txt`, 'text/plain;charset=utf-8', [text]);
      setResult('saved');
    },
    [list, setResult],
  );
  const { reading, read, cancel } = useReading();
  const save = useCallback(
    async (form: CopyForm): Promise<void> => {
      const text = await read(copied(form));
      if (text === null) setResult('incomplete');
      else if (text !== cancelled) saveText(text);
    },
    [copied, read, saveText, setResult],
  );
  const copy = useCallback(
    async (form: CopyForm): Promise<void> => {
      const text = copyNow(copied(form)) ?? (await read(copied(form)));
      if (text === cancelled) return;
      if (text === null) return setResult('incomplete');
      if (text.length > largestCopyCharacters) return saveText(text);
      // A browser may refuse: by its settings, without focus, or for an address other than localhost.
      const isCopied = await navigator.clipboard?.writeText(text).then(
        () => true,
        () => false,
      );
      setResult(isCopied ? 'copied' : 'refused');
    },
    [copied, read, saveText, setResult],
  );
  useCopyKey(model, copied, copy);
  return {
    ...{ result, reading, cancel },
    save: useCallback((form: CopyForm) => void save(form), [save]),
    copy: useCallback((form: CopyForm) => void copy(form), [copy]),
  };
};

const useShownResult = () => {
  const [result, setResult] = useState<CopyResult | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), shownMs);
    return () => clearTimeout(timer);
  }, [result]);
  return [result, setResult] as const;
};

/** The key and the menu of the browser. Without a selection of the page the event does not reach the list. */
const useCopyKey = (
  model: LinesModel,
  copied: (form: CopyForm) => Copied,
  copy: (form: CopyForm) => Promise<void>,
): void => {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      if (document.activeElement?.id !== gridId || selectionOf(model.state.getState()) === null) return;
      event.preventDefault();
      const text = copyNow(copied('text'));
      if (text === null || text.length > largestCopyCharacters) void copy('text');
      else event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [model, copied, copy]);
};

/** For a report: what the program says of a line, with the user's note. */
const useRemarks = (marks: Marks): ((line: TrafficLine) => string) => {
  const { t } = useListWords();
  return useCallback(
    (line) => {
      if (line.kind === 'divider') return dividerText(line, t);
      const stray = strayOf(line);
      const strayText = stray === null ? '' : t(stray === 'late' ? 'terminal.late' : 'terminal.unclaimed');
      return [strayText, marks.get(line.sequence) ?? ''].filter((text) => text !== '').join('; ');
    },
    [t, marks],
  );
};

const cancelled = Symbol('cancelled');

/** One text is read at a time. `reading`: the number of lines so far; `null`: nothing is read, or only a few lines. */
const useReading = () => {
  const [reading, setReading] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  const cancel = useCallback((): void => abort.current?.abort(), []);
  const read = useCallback(async (copied: Copied): Promise<string | null | typeof cancelled> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    const text = await copyWhenHere(copied, {
      onRead: (lines) => abort.current === own && setReading(lines),
      signal: own.signal,
    });
    if (abort.current === own) setReading(null);
    return own.signal.aborted ? cancelled : text;
  }, []);
  return { reading, read, cancel };
};

export type CopyingLines = ReturnType<typeof useCopyingLines>;
