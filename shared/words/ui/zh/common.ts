import type { common as en } from '../en/common.ts';
import type { UiText } from '../ui-text.ts';

export const common: UiText<typeof en> = {
  /** A profile. */
  deletedProfile: '{name}（已删除）',
  product: 'AT 工坊',
  cancel: '取消',
  close: '关闭',
  copy: '复制{what}',
  copied: '已复制',
  notCopied: '未能复制：浏览器不允许。请选中文本后用快捷键复制。',
  reveal: '显示{what}',
  hide: '隐藏{what}',
  remove: '移除',
  delete: '删除',
  save: '保存',
  more: '更多',
  why: '可能的原因',
  bytes: '{count} 字节',
  notKnown: '尚未获知',
  age: { seconds: '{n} 秒', minutes: '{n} 分钟', hours: '{n} 小时', days: '{n} 天' },
  utc: '{time} UTC',
};
