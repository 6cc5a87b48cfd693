import type { Words } from './language.ts';
import { fillTemplate } from './template.ts';

/** What the window of the desktop application says outside its page: menus and dialogs. */
export interface DesktopWords {
  readonly file: string;
  readonly edit: string;
  readonly go: string;
  readonly view: string;
  readonly window: string;
  readonly about: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly quit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly reload: string;
  readonly developerTools: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly actualSize: string;
  readonly fullScreen: string;
  readonly minimise: string;
  readonly closeWindow: string;
  readonly openLink: string;
  readonly open: string;
  readonly cancel: string;
  readonly pageFailed: string;
  readonly pageFailedDetail: string;
  readonly showAgain: string;
  readonly folderTaken: string;
  readonly folderTakenDetail: string;
  readonly folderFailed: string;
}

const en: DesktopWords = {
  file: 'File',
  edit: 'Edit',
  go: 'Go',
  view: 'View',
  window: 'Window',
  about: 'About ATelier',
  services: 'Services',
  hide: 'Hide ATelier',
  hideOthers: 'Hide others',
  unhide: 'Show all',
  quit: 'Quit ATelier',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  reload: 'Reload the window',
  developerTools: 'Developer tools',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  actualSize: 'Actual size',
  fullScreen: 'Full screen',
  minimise: 'Minimise',
  closeWindow: 'Close the window',
  openLink: 'Open {host} in the browser?',
  open: 'Open',
  cancel: 'Cancel',
  pageFailed: 'The window failed twice within a minute.',
  pageFailedDetail: 'What runs on the module goes on, and is recorded. Show the window again, or quit.',
  showAgain: 'Show again',
  folderTaken: 'ATelier runs already with this data folder.',
  folderTakenDetail:
    'Process {pid} uses {folder}. End it first (npm run serve -- --stop), or start with another folder: --data DIR.',
  folderFailed: 'ATelier cannot use its data folder.',
};

const zh: DesktopWords = {
  file: '文件',
  edit: '编辑',
  go: '转到',
  view: '显示',
  window: '窗口',
  about: '关于 AT 工坊',
  services: '服务',
  hide: '隐藏 AT 工坊',
  hideOthers: '隐藏其他',
  unhide: '全部显示',
  quit: '退出 AT 工坊',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  reload: '重新加载窗口',
  developerTools: '开发者工具',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  minimise: '最小化',
  closeWindow: '关闭窗口',
  openLink: '在浏览器中打开 {host} 吗？',
  open: '打开',
  cancel: '取消',
  pageFailed: '窗口在一分钟内两次崩溃。',
  pageFailedDetail: '模块上正在执行的操作不受影响，并继续录制。可重新显示窗口，或退出。',
  showAgain: '重新显示',
  folderTaken: '已有一个 AT 工坊在使用此数据文件夹。',
  folderTakenDetail:
    '进程 {pid} 正在使用 {folder}。请先将其停止（npm run serve -- --stop），或用 --data DIR 指定其他文件夹后再启动。',
  folderFailed: 'AT 工坊无法使用数据文件夹。',
};

export const desktopWords: Words<DesktopWords> = { en, zh };

/** Puts facts into a sentence of this table. */
export const fillDesktopWords = (template: string, facts: Readonly<Record<string, string>>): string =>
  fillTemplate(template, (name) => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null), '');
