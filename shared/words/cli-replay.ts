import { type SameKeys, words } from './typed-words.ts';

/** Output of `recordings replay`. */
const en = {
  replay:
    'print the lines of a recording at their pace, or compare how this version cuts them (--check). Nothing is sent',
  speed: '1, 10 or max; silence over 2 s is played as 2 s',
  check: 'compare with the cuts that were kept: exit code 0 if they are the same, 10 if not',
  noCuts: 'This recording has no cuts: its lines are those of this version.',
  nothingToCompare: 'Nothing to compare: the recording has no cuts, or no inputs of the engine.',
  same: 'The same: {pieces} {pieces#piece|pieces} in {openings} {openings#opening|openings}.',
  differs:
    '{differences} of {pieces} {pieces#piece|pieces} {differences#differs|differ} in {openings} {openings#opening|openings}.',
  first: 'First at {time}, {direction}, up to position {end}: kept as {kept}, now {now}: {text}',
  sent: 'sent',
  received: 'received',
  noPiece: 'no end of a piece',
  restarts: 'Number of restarts of the module: {kept}, now {now}.',
  gaps: 'At {gaps} {gaps#place|places} bytes are missing. From there to the next opening nothing was compared.',
  unreadable: '{inputs} {inputs#input|inputs} could not be read; they may be of a later version.',
} as const;

const zh: SameKeys<typeof en> = {
  replay: '按原来的节奏输出录制的各行，或对比本版本的切分（--check）。不发送任何内容',
  speed: '1、10 或 max；超过 2 秒的静默按 2 秒播放',
  check: '与保存的切分对比：相同则退出码为 0，不同则为 10',
  noCuts: '此录制没有保存切分：各行由本版本切分。',
  nothingToCompare: '没有可对比的内容：录制中没有切分，或没有引擎的输入。',
  same: '相同：{openings} 次打开，{pieces} 个片段。',
  differs: '{openings} 次打开的 {pieces} 个片段中有 {differences} 个不同。',
  first: '第一处：{time}，{direction}第 {end} 字节，保存为 {kept}，现在为 {now}：{text}',
  sent: '发送',
  received: '接收',
  noPiece: '非片段结尾',
  restarts: '模块重启次数：保存 {kept}，现在 {now}。',
  gaps: '有 {gaps} 处缺少字节。从该处到下一次打开之间未对比。',
  unreadable: '有 {inputs} 个输入无法读取，可能来自更新的版本。',
};

export const cliReplayWords = words(en, zh);
