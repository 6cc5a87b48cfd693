import type { Words } from '../../words/language.ts';
import type { CloudWords } from '../cloud.ts';
import type { IotdaMeaning } from './topics.ts';

type OwnWords = CloudWords & { readonly meanings: Readonly<Record<IotdaMeaning, string>> };

/** Where the console shows each value: docs/huawei.md §2.1, §6. */
export const iotdaWords: Words<OwnWords> = {
  en: {
    name: 'Huawei IoTDA',
    title: 'Huawei Cloud IoTDA',
    toFillIn: 'Fill in device ID and device secret: the login is made from them.',
    roots: 'Huawei IoTDA today',
    places: {
      host: 'Console: instance → Overview → Access Details, MQTTS of the device side',
      deviceId: 'Console: device details',
      secret: 'Shown once, when the device is registered; it can be reset in the console',
    },
    meanings: {
      commands: 'cloud commands',
      messagesDown: 'cloud messages',
      propertiesSet: 'cloud sets a property',
      propertiesGet: 'cloud asks for properties',
      shadow: 'answers to shadow reads',
      events: 'cloud events',
      own: 'topic of your own',
    },
  },
  zh: {
    name: '华为云 IoTDA',
    title: '华为云 IoTDA',
    toFillIn: '填写设备 ID 和设备密钥后自动得出。',
    roots: '当前华为 IoTDA',
    places: {
      host: '控制台：实例 → 总览 → 接入信息，设备侧 MQTTS 地址',
      deviceId: '控制台：设备详情',
      secret: '仅在注册设备时显示一次；可在控制台重置',
    },
    meanings: {
      commands: '平台下发命令',
      messagesDown: '平台下发消息',
      propertiesSet: '平台设置属性',
      propertiesGet: '平台查询属性',
      shadow: '设备影子应答',
      events: '平台下发事件',
      own: '自定义主题',
    },
  },
};
