import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteLink } from '../../electron/base/byte-link.ts';
import { type RecordingReader, readRecording } from '../../electron/recorder/read-recording.ts';
import { LinkObserver, TerminalLab, type Terminals } from '../link/pseudo-terminals.ts';
import { callWitness } from '../support/call-witness.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';

export interface FarEnd {
  readonly terminals: Terminals;
  readonly link: ByteLink;
  readonly seen: LinkObserver;
}

/** `atelier monitor` as a separate process at one end of a terminal, the test at the other. */
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
    return { terminals, link, seen: new LinkObserver(link) };
  }

  /** Every program that all processes have started so far, one per line. */
  startedPrograms(): string {
    return existsSync(this.path('started')) ? readFileSync(this.path('started'), 'utf8') : '';
  }

  async start(...flags: readonly string[]): Promise<CliProcess> {
    if (this.folder === '') this.folder = await this.lab.folder();
    writeFileSync(this.path('witness.cjs'), callWitness(this.path('started')));
    const own = ['--port', this.path('a'), '--data', this.path('data'), '--record', this.path('session.jsonl')];
    const monitor = startCliProcess(['monitor', ...own, ...flags], {
      environment: { NODE_OPTIONS: `--require ${this.path('witness.cjs')}` },
      ...(this.limitMs === undefined ? {} : { limitMs: this.limitMs }),
    });
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

/** CPU time that a process has used so far, in milliseconds (Linux: nanoseconds of each thread in schedstat). */
export const cpuMsOf = (pid: number): number => {
  const folder = `/proc/${pid}/task`;
  const ofThread = (thread: string): number =>
    Number(readFileSync(join(folder, thread, 'schedstat'), 'utf8').split(' ')[0]) / 1e6;
  return readdirSync(folder).reduce((sum, thread) => sum + ofThread(thread), 0);
};
