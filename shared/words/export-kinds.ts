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
  'location-and-cells': 'location, cells',
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
