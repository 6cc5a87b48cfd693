import type { Words } from '../../words/language.ts';
import type { CloudWords } from '../cloud.ts';

export const v1Words: Words<CloudWords> = {
  en: {
    name: 'Huawei v1 (retired)',
    title: 'Huawei IoT v1, retired',
    toFillIn: 'Fill in device ID and device secret: the login is made from them.',
    roots: 'For the retired platform only',
    places: {},
    meanings: {},
  },
  zh: {
    name: '华为旧平台 v1（已停用）',
    title: '华为 IoT v1（已停用）',
    toFillIn: '填写设备 ID 和设备密钥后自动得出。',
    roots: '仅用于已停用的旧平台',
    places: {},
    meanings: {},
  },
};
