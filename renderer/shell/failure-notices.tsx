import { type NotificationData, Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Notice } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import type { Language } from '../../shared/words/language.ts';
import { type Translate, useWords } from '../parts/words.ts';
import { act, onUnansweredFailure, useView } from '../store/view-store.ts';

/** Failures of wishes and of the start that have no place of their own in the window: what happened and what to do, until it is closed. */
export const FailureNotices = () => {
  const { t, language } = useWords();
  const notices = useView(({ product }) => product.notices);
  useEffect(
    () =>
      onUnansweredFailure((failure) =>
        // The same failure again, as by a held key, renews its notice.
        show(t, { ...textOf(failure, language), id: failure.code, color: 'fail' }),
      ),
    [language, t],
  );
  useEffect(() => {
    // What is taken away to be said in another language is not closed by anybody.
    let isShown = true;
    const onClose = (): void => {
      if (isShown) act('settings.dismissNotices', {});
    };
    for (const [index, notice] of notices.entries()) {
      show(t, { ...textOfNotice(notice, t, language), id: `start-${index}`, onClose });
    }
    return () => {
      isShown = false;
      for (const index of notices.keys()) notifications.hide(`start-${index}`);
    };
  }, [notices, language, t]);
  return <Notifications position="bottom-right" limit={3} />;
};

const show = (t: Translate, data: NotificationData): void => {
  notifications.show({
    color: 'warn',
    role: 'alert',
    autoClose: false,
    closeButtonProps: { 'aria-label': t('shell.failure.dismiss') },
    ...data,
  });
};

const textOf = (failure: Failure, language: Language): Pick<NotificationData, 'title' | 'message'> => {
  const { happened, action, code } = describeFailure(failure, language);
  return { title: happened, message: `${action} (${code})` };
};

const textOfNotice = (notice: Notice, t: Translate, language: Language): Pick<NotificationData, 'title' | 'message'> =>
  notice.kind === 'failure'
    ? textOf(notice.failure, language)
    : { title: t('shell.notice.settingsTitle'), message: t('shell.notice.settingsText', { path: notice.path }) };
