import type { Words } from '../../words/language.ts';
import type { CloudWords } from '../cloud.ts';

export const mqttWords: Words<CloudWords> = {
  en: {
    name: 'MQTT broker',
    title: 'MQTT broker',
    toFillIn: 'Fill in the client ID.',
    roots: 'MQTT broker',
    places: {},
    meanings: {},
  },
  zh: {
    name: 'MQTT 服务器',
    title: 'MQTT 服务器',
    toFillIn: '请填写客户端 ID。',
    roots: 'MQTT 服务器',
    places: {},
    meanings: {},
  },
};
