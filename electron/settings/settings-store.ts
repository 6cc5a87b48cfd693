import { z } from 'zod';
import { portRulesSchema } from '../../shared/contract/line-rules.ts';
import { portSettingsLimit, portSettingsSchema } from '../../shared/contract/settings.ts';
import { defaultFrame, defaultSettings, type Settings, settingsSchema } from '../../shared/contract.ts';
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
  /** The path under which an unreadable file was kept. The settings are then the defaults. */
  readonly brokenKeptAs: string | null;
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

const settingsOf = (value: unknown, steps: readonly Migration[]): Settings | null => {
  const file = fileSchema.safeParse(value);
  if (!file.success || file.data.version > steps.length + 1) return null;
  const migrated = steps.slice(file.data.version - 1).reduce((old, step) => step(old), file.data.settings);
  const settings = knownSettings.safeParse({ ...defaultSettings, ...migrated });
  return settings.success ? settings.data : null;
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

  const putAside = async (bytes: Uint8Array): Promise<LoadedSettings> => {
    const aside = platform.join(platform.dataFolder, 'settings.broken.json');
    const kept = await platform.writeFile(aside, bytes);
    return {
      settings: defaultSettings,
      brokenKeptAs: kept.ok ? aside : null,
      failure: kept.ok ? null : kept.error,
    };
  };

  return {
    load: async () => {
      const file = await readJsonFile(platform, path, limitBytes);
      if (!file.ok) return { settings: defaultSettings, brokenKeptAs: null, failure: file.error };
      if (file.value.kind === 'absent') return { settings: defaultSettings, brokenKeptAs: null, failure: null };
      const settings = file.value.kind === 'read' ? settingsOf(file.value.value, steps) : null;
      return settings === null ? putAside(file.value.bytes) : { settings, brokenKeptAs: null, failure: null };
    },
    save: write.ask,
    flush: write.flush,
  };
};
