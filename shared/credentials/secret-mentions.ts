import { mayHoldSecret } from '../at/secret-commands.ts';

/**
 * Words for secrets, in both languages and all spellings, also inside a longer name such as `deviceSecret`. A false match is better
 * than a missed one: a text that names a secret and cannot be parsed is not filled in.
 */
const mentions =
  /secret(?!ar|ion|ive)|passw(?:or)?d|passphrase|pwd|(?<![a-z])(?:pass|passcode|psk|psw|pw|pin|sk|token|keys?|credentials?|mima|miyao)(?![a-z])|密[钥鑰码碼匙]|[私秘金][钥鑰]|秘密|口令|令牌|凭[证据]|鉴权码|验证码|钥匙/gi;

/** Converts full-width letters to plain letters and removes invisible characters. */
export const plainText = (text: string): string => text.normalize('NFKC').replace(invisible, '');

/** Zero-width characters that occur in the text of web pages. */
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** `auth_type: SECRET` says how a device logs in; it is not the name of a secret. */
const kindOfLogin = /auth[ _-]?type\W{0,8}secret(?![a-z])/gi;

export const countSecretMentions = (text: string): number =>
  plainText(text)
    .replace(kindOfLogin, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .match(mentions)?.length ?? 0;

/** Whether a text names a secret, a password or a key, or is a command with a secret argument. */
export const mayNameSecret = (text: string): boolean => countSecretMentions(text) > 0 || mayHoldSecret(plainText(text));
