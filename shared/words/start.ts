import { type SameKeys, words } from './typed-words.ts';

/** Output of `npm start` and `npm run serve`, and the texts of the web host for pages without access. */
const en = {
  running: 'ATelier runs at {address} – Ctrl+C stops it.',
  alreadyRunning: 'ATelier is already running with the data folder {folder}: {address}',
  alreadyInWindow:
    'The window of ATelier (process {pid}) uses the data folder {folder}. Close it first, or give another folder: --data DIR.',
  silent:
    'ATelier (process {pid}) uses the data folder {folder} and does not answer. End it, or give another folder: --data DIR.',
  stopped: 'ATelier was stopped.',
  nothingToStop: 'No ATelier runs with the data folder {folder}.',
  notStopped: 'ATelier (process {pid}) was asked to stop and is still there.',
  portTaken:
    'Another program uses {address}. Give another port with --port N, or leave it out: a free one is taken then.',
  portDenied: 'This user may not listen at {address}. Give a port above 1023 with --port N, or leave it out.',
  portFailed: 'The system does not let ATelier listen at {address} ({error}).',
  pageMissing: 'The page of ATelier was not built ({path}). Build it with: npm run build',
  unexpected: 'There is no option {name}.',
  badPort: '--port takes a number from 0 to 65535; 0 takes a free port.',
  badLanguage: '--lang takes en or zh.',
  badData: '--data takes a folder.',
  serveUsage:
    'npm run serve -- [--port N] [--data DIR] [--open] [--lang en|zh]\nnpm run serve -- --stop [--data DIR]\n\n  --port N      port at 127.0.0.1; left out: a free one\n  --data DIR    folder for settings, profiles and recordings\n  --open        open the page in the browser\n  --stop        stop the ATelier that runs with this data folder\n  --lang en|zh  language of this text',
  startUsage:
    'npm start -- [--data DIR] [--lang en|zh] [--fetch-electron]\n\nOpens the window of ATelier; where there can be none, the same application in the browser.\n\n  --data DIR        folder for settings, profiles and recordings\n  --fetch-electron  download the Electron runtime first, if it is missing (about 120 MB, from GitHub or ELECTRON_MIRROR)\n  --lang en|zh      language of this text',
  refused:
    'This page is for the user who started ATelier on this machine. Open the whole address that it printed in the terminal; each start has another one.',
  noRuntime:
    'The Electron runtime is not installed, so ATelier opens in the browser instead of a window. To get the window: npm start -- --fetch-electron',
  noScreen:
    'There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set), so ATelier is served to a browser instead of opening a window.',
  noRuntimeNoScreen:
    'There is neither a screen nor the Electron runtime, so ATelier is served to a browser instead of opening a window.',
  noWindowBuilt: 'The window of ATelier was not built, so it opens in the browser. To build it: npm run build',
  runtimeFailed:
    'The Electron runtime could not show a window ({reason}), so ATelier opens in the browser instead. Its output is above.',
  fetching: 'Downloading the Electron runtime, about 120 MB …',
  notFetched:
    'The Electron runtime could not be downloaded ({reason}), so ATelier opens in the browser instead of a window; docs/install.md says how to use a mirror (ELECTRON_MIRROR) or a proxy.',
} as const;

const zh: SameKeys<typeof en> = {
  running: 'AT 工坊已启动：{address} （按 Ctrl+C 停止）',
  alreadyRunning: '已有一个 AT 工坊在使用数据文件夹 {folder}：{address}',
  alreadyInWindow:
    'AT 工坊的独立窗口（进程 {pid}）正在使用数据文件夹 {folder}。请先关闭该窗口，或用 --data DIR 指定其他文件夹。',
  silent:
    '另一个 AT 工坊（进程 {pid}）占用了数据文件夹 {folder}，且没有响应。请结束该进程，或用 --data DIR 指定其他文件夹。',
  stopped: 'AT 工坊已停止。',
  nothingToStop: '没有 AT 工坊在使用数据文件夹 {folder}。',
  notStopped: '已要求 AT 工坊（进程 {pid}）停止，但它仍在运行。',
  portTaken: '{address} 已被其他程序占用。请用 --port N 指定其他端口，或不指定（自动选择空闲端口）。',
  portDenied: '当前用户无权监听 {address}。请用 --port N 指定大于 1023 的端口，或不指定。',
  portFailed: '系统不允许 AT 工坊监听 {address}（{error}）。',
  pageMissing: 'AT 工坊的页面尚未构建（{path}）。请先运行：npm run build',
  unexpected: '没有选项 {name}。',
  badPort: '--port 的取值为 0 到 65535；0 表示自动选择空闲端口。',
  badLanguage: '--lang 的取值为 en 或 zh。',
  badData: '--data 后须给出文件夹。',
  serveUsage:
    'npm run serve -- [--port N] [--data DIR] [--open] [--lang en|zh]\nnpm run serve -- --stop [--data DIR]\n\n  --port N      127.0.0.1 上的端口；不指定则自动选择空闲端口\n  --data DIR    保存设置、方案和录制的文件夹\n  --open        在浏览器中打开页面\n  --stop        停止正在使用该数据文件夹的 AT 工坊\n  --lang en|zh  此处文字的语言',
  startUsage:
    'npm start -- [--data DIR] [--lang en|zh] [--fetch-electron]\n\n打开 AT 工坊的窗口；无法打开窗口时，在浏览器中运行同一应用。\n\n  --data DIR        保存设置、方案和录制的文件夹\n  --fetch-electron  若缺少 Electron 运行时，先从 GitHub 或 ELECTRON_MIRROR 下载（约 120 MB）\n  --lang en|zh      此处文字的语言',
  refused: '此页面只供在本机启动 AT 工坊的人使用。请打开终端中显示的完整地址；每次启动后地址都会改变。',
  noRuntime:
    '未安装 Electron 运行时，AT 工坊将在浏览器中打开，而不是独立窗口。如需独立窗口：npm start -- --fetch-electron',
  noScreen: '没有可用的屏幕（未设置 DISPLAY 和 WAYLAND_DISPLAY），AT 工坊将通过浏览器提供，不打开窗口。',
  noRuntimeNoScreen: '既没有可用的屏幕，也未安装 Electron 运行时，AT 工坊将通过浏览器提供，不打开窗口。',
  noWindowBuilt: 'AT 工坊的窗口程序尚未构建，将在浏览器中打开。构建命令：npm run build',
  runtimeFailed: 'Electron 运行时无法显示窗口（{reason}），AT 工坊将改在浏览器中打开。具体信息见上方输出。',
  fetching: '正在下载 Electron 运行时（约 120 MB）…',
  notFetched:
    '未能下载 Electron 运行时（{reason}），AT 工坊将在浏览器中打开，而不是独立窗口；如何使用镜像（ELECTRON_MIRROR）见 docs/install.zh-CN.md。',
};

export const startWords = words(en, zh);

export type StartWords = (typeof startWords)['en'];
