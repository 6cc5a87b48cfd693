import type { recordings as en } from '../en/recordings.ts';
import type { UiText } from '../ui-text.ts';

export const recordings: UiText<typeof en> = {
  label: '录制列表',
  teach: '只要磁盘可写，线路上的收发数据都记录在此，密钥在写入时即已遮蔽。',
  emptyTitle: '还没有录制',
  empty: '打开端口时自动开始录制，关闭时结束。每个字节都带时间保存，便于事后分析故障，或发给支持人员。',
  emptyAction: '转到上云',
  openFolder: '打开文件夹',
  showFolder: '显示文件夹',
  folder: '录制文件位于',
  refresh: '刷新列表',
  export: '导出',
  exportOne: '将 {name} 导出为 JSON Lines',
  exporting: '{percent} %',
  deleteOne: '删除 {name}',
  deleteAsk: '确定彻底删除此录制？',
  live: '录制中',
  today: '今天',
  yesterday: '昨天',
  earlier: '更早',
  unknownTime: '没有开始时间，文件可能已损坏',
};
