import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { useWords } from '../parts/words.ts';
import { onUnansweredFailure } from '../store/view-store.ts';

/** Failures of wishes that have no place of their own in the window: what happened and what to do, until it is closed. */
export const FailureNotices = () => {
  const { t, language } = useWords();
  useEffect(
    () =>
      onUnansweredFailure((failure) => {
        const { happened, action, code } = describeFailure(failure, language);
        notifications.show({
          // The same failure again, as by a held key, renews its notice.
          id: code,
          title: happened,
          message: `${action} (${code})`,
          color: 'fail',
          role: 'alert',
          autoClose: false,
          closeButtonProps: { 'aria-label': t('shell.failure.dismiss') },
        });
      }),
    [language, t],
  );
  return <Notifications position="bottom-right" limit={3} />;
};
