import { SegmentedControl } from '@mantine/core';
import type { LinesMode } from '../row-space.ts';
import { useListWords } from '../use-list-words.ts';

/** The lines in one of their forms, or the port as a terminal. */
export type TerminalView = LinesMode | 'raw';

export interface ViewChoiceProps {
  readonly view: TerminalView;
  /** A merged view has no port that could be a terminal. */
  readonly hasRaw: boolean;
  readonly onView: (view: TerminalView) => void;
}

export const ViewChoice = ({ view, hasRaw, onView }: ViewChoiceProps) => {
  const { m, t } = useListWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={m.view}
      value={view}
      onChange={(value) => onView(value as TerminalView)}
      data={[
        { value: 'text', label: t('terminal.text') },
        { value: 'hex', label: t('terminal.hex') },
        { value: 'split', label: t('terminal.split') },
        ...(hasRaw ? [{ value: 'raw', label: m.raw }] : []),
      ]}
    />
  );
};
