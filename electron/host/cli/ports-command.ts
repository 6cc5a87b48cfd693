import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createApp, createLinks } from '../../app/index.ts';
import { createPortDirectory, nativePortReaders } from '../../link/port-directory.ts';
import type { PortInfo } from '../../link/port-info.ts';
import { type ProbeResult, probePort } from '../../link/probe.ts';
import type { CommandContext } from './host-process.ts';
import { endInFailure, writeDocument } from './json-output.ts';
import { table, visibleText } from './text.ts';

/** The rate that all known logs and drivers use first (docs/at-dialect.md §2), then common rates of other devices. */
const probedBaudRates = [115_200, 9_600, 460_800, 921_600, 57_600];
const probeAttempts = 3;

export interface PortsArguments {
  readonly probe?: boolean;
  readonly json?: boolean;
}

export const portsCommand = async (context: CommandContext, args: PortsArguments): Promise<number> => {
  const { clock, out, words } = context;
  const listed = await createPortDirectory(nativePortReaders(process.platform), clock).listPorts();
  if (!listed.ok) return endInFailure(context, args, listed.error);
  const probes = args.probe ? await probeAll(context, listed.value) : new Map<string, ProbeResult>();
  if (args.json) {
    writeDocument(
      context,
      listed.value.map((port) => jsonOf(port, probes.get(port.path))),
    );
    return 0;
  }
  if (listed.value.length === 0) {
    out.write(`${words.portsNone}\n`);
    return 0;
  }
  const rows = listed.value.map((port) => rowOf(context, port, probes.get(port.path)));
  out.write(table([words.portsHeader, ...rows]));
  return 0;
};

/** One port at a time: several ports may belong to one module, which answers on one of them at a time. */
export const probeAll = async (
  { platform, clock, version }: Pick<CommandContext, 'platform' | 'clock' | 'version'>,
  ports: readonly Pick<PortInfo, 'path'>[],
): Promise<Map<string, ProbeResult>> => {
  const links = createLinks({ platform, clock });
  const app = createApp({ platform, clock, openLink: links.openLink, version });
  const options = { clock, baudRates: probedBaudRates, attempts: probeAttempts };
  const results = new Map<string, ProbeResult>();
  for (const { path } of ports) results.set(path, await probePort(app.openNotedLink, path, options));
  await app.close();
  await links.close();
  return results;
};

const jsonOf = (port: PortInfo, probe: ProbeResult | undefined): object => ({
  ...port,
  ...(probe
    ? {
        probe: {
          answers: probe.answers,
          baudRate: probe.baudRate,
          version: probe.version,
          echo: probe.echo,
          error: probe.failure?.code ?? null,
        },
      }
    : {}),
});

const rowOf = (context: CommandContext, port: PortInfo, probe: ProbeResult | undefined): readonly string[] => {
  const usb = port.vendorId && port.productId ? `${port.vendorId}:${port.productId}` : '';
  const device = [port.manufacturer, port.product].filter(Boolean).join(' ');
  const module = port.knownModule ? ` [${port.knownModule}]` : '';
  return [port.path, visibleText(`${device}${module}`), usb, probeText(context, probe)];
};

const probeText = ({ words, language }: CommandContext, probe: ProbeResult | undefined): string => {
  if (!probe) return words.portsNotProbed;
  if (probe.failure) return oneSentence(probe.failure, language);
  if (!probe.answers) return words.portsNoAnswer;
  return fill(words.portsAnswers, { baud: probe.baudRate ?? '', version: visibleText(probe.version ?? '?') });
};
