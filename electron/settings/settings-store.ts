import { z } from 'zod';
import { lineRuleSchema, portRulesSchema } from '../../shared/contract/line-rules.ts';
import { portSettingsLimit, portSettingsSchema } from '../../shared/contract/settings.ts';
import { defaultFrame, defaultSettings, type Settings, settingsSchema } from '../../shared/contract.ts';
import { ruleLimit, shippedRuleIds } from '../../shared/lines/line-rules.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import { createGatheredWrite } from './gathered-write.ts';
import { jsonBytes, readJsonFile } from './json-file.ts';

const limitBytes = 256 * 1024;

/** Converts the settings of one version to those of the next. */
export type Migration = (settings: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Version 1 had one choice of flow control. */
const flowByName: Migration = ({ line, ...rest }) => {
  if (typeof line !== 'object' || line === null || !('flowControl' in line))
    return line === undefined ? rest : { ...rest, line };
  const { flowControl, ...frame } = line;
  return { ...rest, line: { ...defaultFrame, ...frame, rtscts: flowControl === 'rtscts' } };
};

/** The first converts version 1 to version 2. */
const migrations: readonly Migration[] = [flowByName];

export interface LoadedSettings {
  readonly settings: Settings;
  /** The path under which the file was kept as it was. Without `rulesLeftOut` it was unreadable: the settings are then the defaults. */
  readonly brokenKeptAs: string | null;
  /** So many rules for lines were not valid and were left out; the file as it was is kept under that path. */
  readonly rulesLeftOut?: number;
  /** Why the file could not be read or moved. */
  readonly failure: Failure | null;
}

export interface SettingsStore {
  load(): Promise<LoadedSettings>;
  /** Resolves when these settings, or later ones, are written to the disk. Saves in quick succession are combined into one write. */
  save(settings: Settings): Promise<Outcome<void>>;
  /** Writes pending settings at once; for the end of the program. */
  flush(): Promise<void>;
}

const fileSchema = z.object({ version: z.int().min(1), settings: z.record(z.string(), z.unknown()) });
/**
 * Settings that this version does not have are dropped; settings missing in the file get their default. The contract does not look into rules,
 * because pages need it before they are shown.
 */
export const knownSettings = z.object({
  ...settingsSchema.shape,
  ports: z
    .array(portSettingsSchema.extend({ rules: portRulesSchema.optional() }))
    .max(portSettingsLimit)
    .readonly(),
});

interface ReadSettings {
  readonly settings: Settings;
  readonly rulesLeftOut: number;
}

const settingsOf = (value: unknown, steps: readonly Migration[]): ReadSettings | null => {
  const file = fileSchema.safeParse(value);
  if (!file.success || file.data.version > steps.length + 1) return null;
  const migrated = steps.slice(file.data.version - 1).reduce((old, step) => step(old), file.data.settings);
  const whole = { ...defaultSettings, ...migrated };
  const settings = knownSettings.safeParse(whole);
  if (settings.success) return { settings: settings.data, rulesLeftOut: 0 };
  const { ports, leftOut } = withoutInvalidRules(whole.ports);
  const others = knownSettings.safeParse({ ...whole, ports });
  return others.success && leftOut > 0 ? { settings: others.data, rulesLeftOut: leftOut } : null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One rule that a person has edited by hand must not cost all settings. */
const withoutInvalidRules = (ports: unknown): { readonly ports: unknown; readonly leftOut: number } => {
  if (!Array.isArray(ports)) return { ports, leftOut: 0 };
  let leftOut = 0;
  const cleaned = ports.map((port: unknown) => {
    if (!isRecord(port) || port.rules === undefined) return port;
    const given = isRecord(port.rules) ? port.rules : {};
    const all: readonly unknown[] = Array.isArray(given.rules) ? given.rules : [port.rules];
    const ids = new Set<string>();
    const valid = all.slice(0, ruleLimit).flatMap((each) => {
      const rule = lineRuleSchema.safeParse(each);
      if (!rule.success || ids.has(rule.data.id)) return [];
      ids.add(rule.data.id);
      return [rule.data];
    });
    leftOut += all.length - valid.length;
    const off: readonly unknown[] = Array.isArray(given.off) ? given.off : [];
    const known = [...new Set(off)].filter((id) => shippedRuleIds.some((shipped) => shipped === id));
    return { ...port, rules: { rules: valid, off: known } };
  });
  return { ports: cleaned, leftOut };
};

export const openSettingsStore = (
  platform: Platform,
  clock: Clock,
  steps: readonly Migration[] = migrations,
): SettingsStore => {
  const path = platform.join(platform.dataFolder, 'settings.json');
  const write = createGatheredWrite(clock, (settings: Settings) =>
    platform.writeFile(path, jsonBytes({ version: steps.length + 1, settings })),
  );

  const putAside = async (bytes: Uint8Array, read: ReadSettings | null): Promise<LoadedSettings> => {
    const aside = platform.join(platform.dataFolder, 'settings.broken.json');
    const kept = await platform.writeFile(aside, bytes);
    return {
      settings: read?.settings ?? defaultSettings,
      ...(read && { rulesLeftOut: read.rulesLeftOut }),
      brokenKeptAs: kept.ok ? aside : null,
      failure: kept.ok ? null : kept.error,
    };
  };

  return {
    load: async () => {
      const file = await readJsonFile(platform, path, limitBytes);
      if (!file.ok) return { settings: defaultSettings, brokenKeptAs: null, failure: file.error };
      if (file.value.kind === 'absent') return { settings: defaultSettings, brokenKeptAs: null, failure: null };
      const read = file.value.kind === 'read' ? settingsOf(file.value.value, steps) : null;
      if (read === null || read.rulesLeftOut > 0) return putAside(file.value.bytes, read);
      return { settings: read.settings, brokenKeptAs: null, failure: null };
    },
    save: write.ask,
    flush: write.flush,
  };
};
