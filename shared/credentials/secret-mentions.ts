import { mayAnswerSecret, mayHoldSecret } from '../at/secret-commands.ts';

/** Names are compared without blanks and punctuation (`value-names.ts`), so these are allowed between the letters. */
const gap = '[ _.·-]';
const spaced = (word: string): string => [...word].join(`${gap}{0,2}`);
const gapInHan = new RegExp(`(?<=\\p{Script=Han})${gap}{1,3}(?=\\p{Script=Han})`, 'gu');

/**
 * Words for secrets, in both languages and all spellings, also inside a longer name such as `deviceSecret`. A false match is better
 * than a missed one: a text that names a secret and cannot be parsed is not filled in.
 */
const mentions = new RegExp(
  [
    ...[`${spaced('secret')}(?!ar|ion|ive)`, spaced('password'), spaced('passwd'), spaced('passphrase'), spaced('pwd')],
    '(?<![a-z])(?:pass|passcode|psk|psw|pw|pin|sk|token|keys?|credentials?|mima|miyao)(?![a-z])',
    '(?<![a-z])(?:api|app|access|auth|device|private)(?:keys?|token)(?![a-z])',
    ...[
      '密[钥鑰码碼匙]',
      '[私秘金][钥鑰]',
      '秘密',
      '口令',
      '令牌',
      '凭[证据]',
      '[鉴鑑授][权權](?!类型|方式|模式)',
      '验证码',
      '钥匙',
    ],
  ].join('|'),
  'gi',
);

/** Converts full-width letters to ASCII and removes invisible characters. */
export const plainText = (text: string): string =>
  text.replace(longMarks, '$1').normalize('NFKC').replace(invisible, '');

/** Sorting the combining marks of one letter costs quadratic time. No language has so many. */
const longMarks = /(\p{M}{8})\p{M}+/gu;

/** Zero-width characters that occur in the text of web pages. */
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** `auth_type: SECRET` says how a device logs in; it is not the name of a secret. */
const kindOfLogin = /auth[ _-]?type\W{0,8}secret(?![a-z])/gi;

const searched = (text: string): string =>
  plainText(text)
    .replace(kindOfLogin, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(gapInHan, '');

export const countSecretMentions = (text: string): number => searched(text).match(mentions)?.length ?? 0;

/** Whether a text consists of words for secrets only: `Key` in `Secret Key`. */
export const isSecretWord = (text: string): boolean =>
  countSecretMentions(text) > 0 && !/[\p{L}\p{N}]/u.test(searched(text).replace(mentions, ''));

/** The login command without its beginning. */
const bareLogin = /(?<![\p{L}\p{N}_])MCONFIG[ \t]*[=:]/iu;

/** `mqtts://user:password@host`. */
const loginInUrl = /:\/\/[^\s/@:]{0,400}:[^\s/@]{1,400}@/;
/** `mosquitto_pub -h host -u user -P password`, `curl -u user:password`. */
const passwordOption = /(?:^|\s)-P\s{0,9}[^\s-]/;
const otherOption = /(?:^|\s)-[hiu]\s{0,9}[^\s-]|mosquitto|mqttx/i;
const curlLogin = /(?:^|\s)(?:-u|--user)[ =]{1,9}[^\s:]{1,400}:\S/;

/** Whether a text contains a secret without a name: in a command, in a module's answer or in a URL. */
export const holdsUnnamedSecret = (text: string): boolean => {
  const plain = plainText(text);
  const isCommand = mayHoldSecret(plain) || mayAnswerSecret(plain) || bareLogin.test(plain);
  const isOption = (passwordOption.test(plain) && otherOption.test(plain)) || curlLogin.test(plain);
  return isCommand || isOption || loginInUrl.test(plain);
};

/** Whether a text names a secret, a password or a key, or contains one without its name. */
export const mayNameSecret = (text: string): boolean => countSecretMentions(text) > 0 || holdsUnnamedSecret(text);
