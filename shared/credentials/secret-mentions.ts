import { mayHoldSecret } from '../at/secret-commands.ts';

/**
 * Words for what nobody may see, in both languages and in all spellings, also inside a longer name such as `deviceSecret`. Rather one
 * too many: what names a secret and is not understood is not filled in.
 */
const mentions =
  /secret(?!ar|ion|ive)|passw(?:or)?d|passphrase|pwd|(?<![a-z])(?:pass|passcode|psk|psw|pw|pin|sk|token|keys?|credentials?|mima|miyao)(?![a-z])|密[钥鑰码碼匙]|[私秘金][钥鑰]|秘密|口令|令牌|凭[证据]|鉴权码|验证码|钥匙/gi;

/** Full-width letters are letters, and characters that cannot be seen are none. */
export const plainText = (text: string): string => text.normalize('NFKC').replace(invisible, '');

/** Marks of no width that the text of a web page holds. */
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** `auth_type: SECRET` says how a device logs in; it names none. */
const kindOfLogin = /auth[ _-]?type\W{0,8}secret(?![a-z])/gi;

export const countSecretMentions = (text: string): number =>
  plainText(text)
    .replace(kindOfLogin, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .match(mentions)?.length ?? 0;

/** Whether a text names a secret, a password or a key, or is a command that carries one. */
export const mayNameSecret = (text: string): boolean => countSecretMentions(text) > 0 || mayHoldSecret(plainText(text));
