import type { FirmwareIssueKey } from '../../shared/words/firmware-issues.ts';
import type { Chip, FirmwareRange } from './families.ts';
import type { FirmwareVariant, RecognisedModule } from './recognise.ts';
import { isInRange } from './traits.ts';

/** What a fault concerns. A fault is relevant only for a run or a user that does this. */
export type FirmwareTask =
  | 'tls'
  | 'server-name'
  | 'mutual-tls'
  | 'mqtt'
  /** The MQTT connection lasts longer than a short test. */
  | 'long-connection'
  /** A keep-alive above 300 s. */
  | 'long-keep-alive'
  | 'binary-publish'
  | 'large-messages'
  | 'host-name'
  | 'network'
  /** An access point with AT+CPNETAPN. */
  | 'access-point'
  /** Updates over the air. */
  | 'update'
  | 'tcp'
  | 'http'
  | 'signal'
  | 'location'
  | 'sim'
  | 'serial-line'
  | 'usb'
  | 'sleep'
  | 'audio';

export type FirmwareSeverity = 'critical' | 'high' | 'medium' | 'low';

/** A fault of some firmware that the vendor has documented and fixed. */
export interface FirmwareIssue {
  readonly key: FirmwareIssueKey;
  readonly severity: FirmwareSeverity;
  readonly concerns: FirmwareTask;
  /** The faulty versions: any of these ranges. */
  readonly ranges: readonly FirmwareRange[];
  /** Only these builds; `null`: all. */
  readonly variants: readonly FirmwareVariant[] | null;
  /** Only these models, without a leading `Air`; `null`: all of the chip. */
  readonly models: RegExp | null;
  /** The first version whose change log claims the fix. */
  readonly fixedIn: number;
  readonly source: string;
}

type Only = Partial<Pick<FirmwareIssue, 'variants' | 'models'>> & { readonly from?: number };
type Row = readonly [FirmwareIssueKey, fixedIn: number, FirmwareSeverity, FirmwareTask, only?: Only];

/** Every version before the fix is suspected, unless the change log names the first faulty one (`from`). */
const issuesOf = (
  source: string,
  rangesBefore: (fixedIn: number, from: number | null) => readonly FirmwareRange[],
  rows: readonly Row[],
): readonly FirmwareIssue[] =>
  rows.map(([key, fixedIn, severity, concerns, { from = null, variants = null, models = null } = {}]) => ({
    ...{ key, severity, concerns, variants, models, fixedIn },
    ranges: rangesBefore(fixedIn, from),
    source: `${source} V${fixedIn}`,
  }));

const before =
  (chip: Chip) =>
  (fixedIn: number, from: number | null): readonly FirmwareRange[] => [{ chip, from, to: fixedIn - 1 }];

/** The first version of the V1.3 line of the 8910. Its numbers have six digits. */
export const firstOfNewLine = 300_000;
/** The versions before the lines V1.2 and V1.3 of the 8910 separated have three digits. */
const lastBeforeLines = 999;

/**
 * The V1.2 line of the 8910 (V1xxx) and the V1.3 line (V3xxxxx, V4xxxxx) were developed side by side, so a fix in one says nothing about the other
 * (docs/at-dialect.md §1). Versions from before they separated are older than both.
 */
const before8910 = (fixedIn: number, from: number | null): readonly FirmwareRange[] =>
  fixedIn < firstOfNewLine || from !== null
    ? before('rda8910')(fixedIn, from)
    : [
        { chip: 'rda8910', from: null, to: lastBeforeLines },
        { chip: 'rda8910', from: firstOfNewLine, to: fixedIn - 1 },
      ];

const lsat: Only = { variants: ['LSAT'] };

/** All entries of the vendor's change logs that describe a fault (docs/at-dialect.md §13). */
export const firmwareIssues: readonly FirmwareIssue[] = [
  ...issuesOf('CL780', before('ec618'), [
    ['tls-failure-crashes', 1026, 'high', 'tls'],
    ['no-automatic-rate', 1110, 'low', 'serial-line'],
    ['http-parameters-restart', 1118, 'medium', 'http'],
    ['update-failure-silent', 1118, 'medium', 'update'],
    ['dns-misread', 1118, 'low', 'host-name'],
    ['connect-line-unended', 1121, 'medium', 'tcp'],
    ['signal-slow-without-card', 1125, 'medium', 'signal'],
    ['location-crashes', 1125, 'medium', 'location'],
    ['long-sessions-crash', 1132, 'high', 'long-connection'],
    ['mutual-tls-publish', 1138, 'high', 'mutual-tls', { ...lsat, from: 1136 }],
    ['speech-after-login', 1138, 'medium', 'audio', { ...lsat, from: 1136 }],
    ['tls-success-misreported', 1147, 'medium', 'tls', lsat],
    ['gnss-crashes', 1147, 'medium', 'location', lsat],
    ['card-switch-misread', 1147, 'medium', 'sim', lsat],
    ['slow-rate-current', 1147, 'medium', 'serial-line', lsat],
    ['signal-report-wrong', 1147, 'medium', 'signal', lsat],
    ['card-slot-wrong', 1148, 'medium', 'sim'],
    ['binary-publish-split', 1155, 'high', 'binary-publish'],
    ['cell-report-crashes', 1155, 'high', 'signal'],
    ['rate-kept', 1155, 'low', 'serial-line'],
    ['access-point-kept', 1155, 'medium', 'access-point'],
    ['login-refused', 1156, 'high', 'mqtt', { variants: ['LPAT'] }],
    ['wake-by-usb', 1158, 'high', 'sleep', { from: 1156 }],
    ['binary-publish-one-line', 1159, 'medium', 'binary-publish', { from: 1155 }],
    ['no-server-name', 1161, 'high', 'server-name'],
    ['keep-alive-cut', 1161, 'high', 'long-keep-alive'],
    ['access-point-lost', 1161, 'medium', 'access-point'],
    ['http-crash', 1162, 'medium', 'http'],
    ['dns-short-lived', 1162, 'medium', 'host-name'],
    ['false-base-stations', 1162, 'low', 'network'],
    ['access-point-misread', 1169, 'low', 'access-point'],
    ['operator-misread', 1170, 'low', 'network'],
  ]),
  ...issuesOf('CL780EQ', before('ec718-eq'), [
    ['network-crash', 2002, 'high', 'long-connection', { models: /^780EQ$/i }],
    ['wake-by-dtr', 2002, 'medium', 'sleep', { models: /^780EQ$/i }],
    ['update-impossible', 2010, 'medium', 'update', { models: /^700E[CA]Q$/i }],
    ['update-bricks', 2014, 'critical', 'update'],
    ['mqtt-packet-limit', 2015, 'low', 'large-messages', { models: /^(?:780EQ|700E[CAM]Q)$/i }],
  ]),
  ...issuesOf('CL724', before8910, [
    ['no-keep-alive', 838, 'high', 'long-connection'],
    ['binary-publish-missing', 907, 'medium', 'binary-publish'],
    ['update-state-wrong', 907, 'medium', 'update'],
    ['audio-path', 1624, 'low', 'audio'],
    ['fence-cells', 1626, 'medium', 'network'],
    ['dns-fails', 1628, 'medium', 'host-name'],
    ['special-card-crash', 1628, 'medium', 'sim'],
    ['incoming-cut', 301_831, 'medium', 'long-connection'],
    ['card-number-late', 301_833, 'low', 'sim'],
    ['cipher-suites', 301_840, 'high', 'tls'],
    ['dns-fails', 301_840, 'medium', 'host-name', { from: firstOfNewLine }],
    ['receive-stuck', 301_845, 'medium', 'long-connection'],
    ['usb-crossed', 301_845, 'medium', 'usb'],
    ['local-port-ignored', 301_846, 'low', 'tcp'],
    ['usb-unseen', 301_846, 'medium', 'usb'],
    ['binary-publish-echo', 301_847, 'medium', 'binary-publish', { from: 301_846 }],
    ['band-34', 401_855, 'medium', 'network'],
    ['https-large-files', 401_855, 'medium', 'http'],
    ['quick-messages-lost', 401_857, 'high', 'long-connection'],
    ['broadnet-address', 401_879, 'low', 'network'],
    ['card-file-writes', 401_879, 'low', 'sim'],
  ]),
];

/** A fault of this module's firmware. */
export interface FirmwareIssueOfModule
  extends Pick<FirmwareIssue, 'key' | 'severity' | 'concerns' | 'fixedIn' | 'source'> {
  /** It matters for these tasks, and is not a minor one. */
  readonly relevant: boolean;
  /** The fix is in the other line of firmware: load it over USB, never over the air (docs/at-dialect.md §1). */
  readonly usbOnly: boolean;
}

const severities: readonly FirmwareSeverity[] = ['critical', 'high', 'medium', 'low'];

/**
 * The known faults of this module's firmware, the most severe first. None for a module whose chip or version is unknown, because its number compares
 * with nothing. `relevant` is false for all without `tasks`.
 */
export const firmwareIssuesFor = (
  module: RecognisedModule,
  tasks: ReadonlySet<FirmwareTask> = new Set(),
): readonly FirmwareIssueOfModule[] =>
  firmwareIssues
    .filter((issue) => isFaultOf(module, issue))
    .map(({ key, severity, concerns, fixedIn, source }) => ({
      ...{ key, severity, concerns, fixedIn, source },
      relevant: severity !== 'low' && tasks.has(concerns),
      usbOnly:
        module.chip === 'rda8910' && fixedIn >= firstOfNewLine && (module.version ?? firstOfNewLine) < firstOfNewLine,
    }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

const isFaultOf = (module: RecognisedModule, { ranges, variants, models }: FirmwareIssue): boolean =>
  ranges.some((range) => isInRange(module, range)) &&
  (variants === null || (module.variant !== null && variants.includes(module.variant))) &&
  (models === null || models.test(bareModelOf(module)));

const bareModelOf = ({ model }: RecognisedModule): string => (model ?? '').replace(/^Air/i, '');
