import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteLink } from '../../electron/base/byte-link.ts';
import { type RecordingReader, readRecording } from '../../electron/recorder/read-recording.ts';
import { TerminalLab, type Terminals, Witness } from '../link/pseudo-terminals.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';

export interface FarEnd {
  readonly terminals: Terminals;
  readonly link: ByteLink;
  readonly seen: Witness;
}

/** `atelier monitor` as a process of its own on one end of a terminal, the test on the other. */
export class MonitorBench {
  readonly lab = new TerminalLab();
  private readonly processes: CliProcess[] = [];
  private readonly limitMs: number | undefined;
  private folder = '';

  /** `limitMs`: see `CliOptions`. */
  constructor(limitMs?: number) {
    this.limitMs = limitMs;
  }

  async plug(): Promise<FarEnd> {
    if (this.folder === '') this.folder = await this.lab.folder();
    const terminals = await this.lab.pair(this.folder);
    const link = await this.lab.open(terminals.b);
    return { terminals, link, seen: new Witness(link) };
  }

  async start(...flags: readonly string[]): Promise<CliProcess> {
    if (this.folder === '') this.folder = await this.lab.folder();
    const own = ['--port', this.path('a'), '--data', this.path('data'), '--record', this.path('session.jsonl')];
    const monitor = startCliProcess(
      ['monitor', ...own, ...flags],
      this.limitMs === undefined ? {} : { limitMs: this.limitMs },
    );
    this.processes.push(monitor);
    return monitor;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  recording(): RecordingReader {
    return readRecording(readFileSync(this.path('session.jsonl')));
  }

  async cleanUp(): Promise<void> {
    for (const monitor of this.processes.splice(0)) {
      monitor.kill('SIGKILL');
      await monitor.ended;
    }
    await this.lab.cleanUp();
    this.folder = '';
  }
}

const ticksPerSecond = 100;

/** CPU seconds that a process has used so far (Linux: utime and stime of /proc/PID/stat). */
const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

/** Share of one core that the process uses over `spanMs`. */
export const cpuShareOf = async (pid: number, spanMs: number): Promise<number> => {
  const before = cpuSeconds(pid);
  await new Promise((resolve) => setTimeout(resolve, spanMs));
  return (cpuSeconds(pid) - before) / (spanMs / 1000);
};
