import { type NotificationData, Notifications, notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { Notice } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { describeFailure } from '../../shared/words/describe-failure.ts';
import type { Language } from '../../shared/words/language.ts';
import { useDescribeFailure } from '../parts/use-describe-failure.ts';
import { type Translate, useWords } from '../parts/words.ts';
import { onUnansweredFailure, requestAndNotify, useView } from '../store/view-store.ts';

/** Failures of requests and of the start that are not shown elsewhere in the window. Shown until closed. */
export const FailureNotices = () => {
  const { t, language } = useWords();
  const describe = useDescribeFailure();
  const notices = useView(({ product }) => product.notices);
  // Stored as failures, so that the texts follow the language.
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  useEffect(() => {
    const without = (open: readonly Failure[], code: string) => open.filter((failure) => failure.code !== code);
    // A repeated failure, for example from a held key, replaces the earlier one.
    return onUnansweredFailure((failure) => setFailures((open) => [...without(open, failure.code), failure]));
  }, []);
  useEffect(() => {
    if (describe === null) return;
    for (const failure of failures) {
      const onClose = (): void => setFailures((open) => open.filter((other) => other !== failure));
      show(t, { ...textOf(describe, failure, language), id: failure.code, color: 'fail', onClose });
    }
  }, [describe, failures, language, t]);
  useEffect(() => {
    if (describe === null) return;
    // Notifications removed for a language change must not count as closed by the user.
    let isShown = true;
    const onClose = (): void => {
      if (isShown) requestAndNotify('settings.dismissNotices', {});
    };
    for (const [index, notice] of notices.entries()) {
      show(t, { ...textOfNotice(describe, notice, t, language), id: `start-${index}`, onClose });
    }
    return () => {
      isShown = false;
      for (const index of notices.keys()) notifications.hide(`start-${index}`);
    };
  }, [describe, notices, language, t]);
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
  // A notification that is already open is updated, not shown twice.
  notifications.show(whole);
  notifications.update(whole);
};

type Describe = typeof describeFailure;

const textOf = (
  describe: Describe,
  failure: Failure,
  language: Language,
): Pick<NotificationData, 'title' | 'message'> => {
  const { happened, action, code } = describe(failure, language);
  return { title: happened, message: `${action} (${code})` };
};

const textOfNotice = (
  describe: Describe,
  notice: Notice,
  t: Translate,
  language: Language,
): Pick<NotificationData, 'title' | 'message'> =>
  notice.kind === 'failure'
    ? textOf(describe, notice.failure, language)
    : notice.rulesLeftOut !== undefined
      ? {
          title: t('shell.notice.rulesTitle', { n: notice.rulesLeftOut }),
          message: t('shell.notice.rulesText', { path: notice.path }),
        }
      : { title: t('shell.notice.settingsTitle'), message: t('shell.notice.settingsText', { path: notice.path }) };
