import { Popover } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/outcome.ts';
import { useOnLeave } from '../../parts/use-on-leave.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { request } from '../../store/view-store.ts';
import { DeleteQuestion } from './delete-question.tsx';
import styles from './recordings.module.css';

/** One line for all recordings that contain no traffic. */
export const EmptyOpenings = ({
  count,
  shown,
  onShow,
  onFailure,
}: {
  readonly count: number;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  return (
    <div className={styles.openings} data-area="">
      <span>{t(shown ? 'recordings.emptyShown' : 'recordings.emptyHidden', { count })}</span>
      <button type="button" className={styles.link} aria-expanded={shown} onClick={() => onShow(!shown)}>
        {t(shown ? 'recordings.hideEmpty' : 'recordings.showEmpty')}
      </button>
      <DeleteEmpty onFailure={onFailure} />
    </div>
  );
};

const DeleteEmpty = ({ onFailure }: { readonly onFailure: (failure: Failure | null) => void }) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  useOnLeave(() => setAsking(false));
  useAction(
    'deleteEmptyRecordings',
    useCallback(() => setAsking(true), []),
  );
  const remove = async (): Promise<void> => {
    setAsking(false);
    const removed = await request('recordings.deleteEmpty', {});
    onFailure(removed.ok ? null : removed.error);
  };
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.link} onClick={() => setAsking(!asking)}>
          {t('recordings.deleteEmpty')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('recordings.deleteEmpty')}>
        <DeleteQuestion
          text={t('recordings.deleteEmptyAsk')}
          onNo={() => setAsking(false)}
          onYes={() => void remove()}
        />
      </Popover.Dropdown>
    </Popover>
  );
};
