import type { MaskKind } from '../recordings/masking/kinds.ts';
import type { Language } from './language.ts';
import { type SameKeys, words } from './typed-words.ts';

/** What an export of a recording hides, by kind. */
const en = {
  secrets: 'secrets',
  keys: 'private keys',
  passwords: 'passwords',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  phone: 'phone numbers',
  'location-and-cells': 'places, cells',
  addresses: 'addresses',
  'device-ids': 'device IDs',
} as const;

const zh: SameKeys<typeof en> = {
  secrets: '密钥',
  keys: '私钥',
  passwords: '密码',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  phone: '电话号码',
  'location-and-cells': '位置与小区',
  addresses: '网络地址',
  'device-ids': '设备 ID',
};

export const exportKindWords = words(en, zh);

/** Where there is one. In Chinese the words are the same. */
const one: Readonly<Record<MaskKind, string>> = {
  ...en,
  secrets: 'secret',
  keys: 'private key',
  passwords: 'password',
  phone: 'phone number',
  'location-and-cells': 'place or cell',
  addresses: 'address',
  'device-ids': 'device ID',
};

export const exportKindName = (kind: MaskKind, count: number, language: Language): string =>
  language === 'en' && count === 1 ? one[kind] : exportKindWords[language][kind];
