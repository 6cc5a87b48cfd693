import type { RequestResult } from '../../../../shared/contract.ts';
import { type Translate, useWords } from '../../../parts/words.ts';

type Pasted = RequestResult<'draft.paste'>;

/** What was recognised, and which fields it filled. Fields without a name are not listed. */
export const usePastedWords = (): {
  readonly sentenceOf: (pasted: Pasted) => string;
  readonly listOf: (fields: readonly string[]) => string;
} => {
  const { t, language } = useWords();
  const names = fieldNames(t);
  const listOf = (all: readonly string[]): string =>
    all.flatMap((field) => names[field] ?? []).join(language === 'zh' ? '、' : ', ');
  const takenSentence = ({ kind, fields }: Pasted): string => {
    if (kind === 'nothing') return t('credentials.pastedNothing');
    if (kind === 'withheld') return t('credentials.pastedWithheld');
    const named = {
      console: t('credentials.kindConsole'),
      device: t('credentials.kindDevice'),
      triple: t('credentials.kindTriple'),
      profile: t('credentials.kindProfile'),
    }[kind];
    const list = listOf(fields);
    if (list === '') return t('credentials.pastedAll', { kind: named });
    return t('credentials.pasted', { kind: named, fields: list });
  };
  const sentenceOf = (pasted: Pasted): string => {
    const taken = takenSentence(pasted);
    const left = listOf(pasted.unusable);
    if (left === '') return taken;
    return `${taken}${language === 'zh' ? '' : ' '}${t('credentials.pastedUntaken', { fields: left })}`;
  };
  return { sentenceOf, listOf };
};

const fieldNames = (t: Translate): Readonly<Record<string, string>> => ({
  platform: t('credentials.platform'),
  deviceId: t('credentials.deviceId'),
  secret: t('credentials.secret'),
  host: t('credentials.host'),
  port: t('credentials.port'),
  protocol: t('credentials.protocol'),
  timestamp: t('credentials.timestamp'),
  clientId: t('credentials.clientId'),
  username: t('credentials.username'),
  password: t('credentials.password'),
  subscriptions: t('credentials.subscriptions'),
  proof: t('credentials.proof'),
  apn: t('credentials.apn'),
  simPin: t('credentials.simPin'),
  clientCert: t('certificate.clientCert'),
  clientKey: t('certificate.clientKey'),
});
