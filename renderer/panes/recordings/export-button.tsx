import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { IconDownload } from '../../parts/icons.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useWords } from '../../parts/words.ts';
import { request } from '../../store/view-store.ts';
import { readWhole } from './export-recording.ts';

/** Exports the file unchanged and shows the progress on the button. */
export const ExportButton = ({
  recording,
  onFailure,
}: {
  readonly recording: RecordingSummary;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const { name, sizeBytes } = recording;
  const [done, setDone] = useState<number | null>(null);
  const save = async (): Promise<void> => {
    setDone(0);
    const parts = await readWhole(name, (params) => request('recordings.read', params), setDone);
    setDone(null);
    onFailure(parts.ok ? null : parts.error);
    if (parts.ok) saveFile(name, 'application/x-ndjson', parts.value);
  };
  const percent = done === null ? null : Math.min(100, Math.round((100 * done) / Math.max(1, sizeBytes)));
  return (
    <Button
      aria-label={t('recordings.exportOne', { name })}
      title={t('recordings.exportOne', { name })}
      leftSection={<IconDownload size={16} stroke={1.75} />}
      disabled={done !== null}
      onClick={() => void save()}
    >
      {percent === null ? t('recordings.export') : t('recordings.exporting', { percent })}
    </Button>
  );
};
