import { type NotificationData, Notifications, notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
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
  // Kept as failures: the texts follow the language while they stand.
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  useEffect(() => {
    const without = (open: readonly Failure[], code: string) => open.filter((failure) => failure.code !== code);
    // The same failure again, as by a held key, takes the place of the earlier one.
    return onUnansweredFailure((failure) => setFailures((open) => [...without(open, failure.code), failure]));
  }, []);
  useEffect(() => {
    for (const failure of failures) {
      const onClose = (): void => setFailures((open) => open.filter((other) => other !== failure));
      show(t, { ...textOf(failure, language), id: failure.code, color: 'fail', onClose });
    }
  }, [failures, language, t]);
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
  const whole: NotificationData = {
    color: 'warn',
    role: 'alert',
    autoClose: false,
    closeButtonProps: { 'aria-label': t('shell.failure.dismiss') },
    ...data,
  };
  // One that stands already is not shown twice, so its text is changed.
  notifications.show(whole);
  notifications.update(whole);
};

const textOf = (failure: Failure, language: Language): Pick<NotificationData, 'title' | 'message'> => {
  const { happened, action, code } = describeFailure(failure, language);
  return { title: happened, message: `${action} (${code})` };
};

const textOfNotice = (notice: Notice, t: Translate, language: Language): Pick<NotificationData, 'title' | 'message'> =>
  notice.kind === 'failure'
    ? textOf(notice.failure, language)
    : { title: t('shell.notice.settingsTitle'), message: t('shell.notice.settingsText', { path: notice.path }) };
