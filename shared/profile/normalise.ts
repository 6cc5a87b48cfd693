import { cloudOf, defaultPort } from '../clouds/index.ts';
import type { CloudSettings } from '../clouds/settings.ts';
import { moduleFileName } from './module-files.ts';
import type { ProfileAsWritten } from './schema.ts';
import type { Apn, ModuleSettings, MqttSettings, Profile, Subscription, TlsSettings } from './types.ts';

/** Fills in defaults that depend on other fields; omitted fields become `null`. */
export const normaliseProfile = (written: ProfileAsWritten): Profile => ({
  version: 1,
  name: written.name,
  cloud: settingsOf(written),
  tls: tlsOf(written.tls),
  mqtt: mqttOf(written.mqtt),
  module: moduleOf(written.module),
});

const settingsOf = ({ cloud, tls }: ProfileAsWritten): CloudSettings =>
  cloudOf(cloud.kind).profile.settings(cloud, cloud.port ?? defaultPort(cloud.kind, tls.enabled));

const tlsOf = (tls: ProfileAsWritten['tls']): TlsSettings => ({
  enabled: tls.enabled,
  ca: tls.ca ?? null,
  fileOnModule: tls.fileOnModule ?? moduleFileName('ca', tls.ca ?? null),
  clientCert: tls.clientCert ?? null,
  clientKey: tls.clientKey ?? null,
  check: tls.check,
  checkDates: tls.checkDates,
  serverName: tls.serverName ?? null,
  version: tls.version ?? null,
});

const mqttOf = (mqtt: ProfileAsWritten['mqtt']): MqttSettings => ({
  ...mqtt,
  subscriptions: uniqueTopics(mqtt.subscriptions),
  proof: mqtt.proof ?? null,
});

/** For a broker, two subscriptions of the same topic are one. The highest requested QoS is used. */
const uniqueTopics = (subscriptions: readonly Subscription[]): readonly Subscription[] => {
  const byTopic = new Map<string, Subscription>();
  for (const entry of subscriptions) {
    const before = byTopic.get(entry.topic);
    if (before === undefined || before.qos < entry.qos) byTopic.set(entry.topic, entry);
  }
  return [...byTopic.values()];
};

const moduleOf = (module: ProfileAsWritten['module']): ModuleSettings => ({
  family: module.family,
  apn: apnOf(module.apn ?? null),
  simPin: module.simPin ?? null,
});

const apnOf = (apn: NonNullable<ProfileAsWritten['module']['apn']> | null): Apn | null => {
  if (apn === null) return null;
  const user = apn.user ?? null;
  return { name: apn.name, user, password: apn.password ?? null, auth: apn.auth ?? (user === null ? 'none' : 'pap') };
};
