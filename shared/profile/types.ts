import type { CloudSettings } from '../clouds/settings.ts';

/** The configuration of one device: read by `parseProfile`, every default filled in, `null` where nothing was given. */
export interface Profile {
  readonly version: 1;
  readonly name: string;
  readonly cloud: CloudSettings;
  readonly tls: TlsSettings;
  readonly mqtt: MqttSettings;
  readonly module: ModuleSettings;
}

/** `none`: no verification. `server`: the server's chain must lead to the CA. `mutual`: the client also sends a certificate. */
export type TlsCheck = 'none' | 'server' | 'mutual';
export type TlsVersion = '1.0' | '1.1' | '1.2' | 'all';

export interface TlsSettings {
  readonly enabled: boolean;
  /** A file relative to the profile, or PEM text (`isPemText`). */
  readonly ca: string | null;
  /** File name of the CA on the module. */
  readonly fileOnModule: string;
  readonly clientCert: string | null;
  readonly clientKey: string | null;
  readonly check: TlsCheck;
  /** False: the module ignores validity dates. */
  readonly checkDates: boolean;
  /** Host name for SNI, if different from the host. */
  readonly serverName: string | null;
  /** `null`: the module's default. */
  readonly version: TlsVersion | null;
}

export type Qos = 0 | 1 | 2;

export interface Subscription {
  readonly topic: string;
  readonly qos: Qos;
}

export interface Proof {
  readonly topic: string;
  readonly qos: Qos;
  readonly payload: string;
}

export interface MqttSettings {
  readonly keepAlive: number;
  readonly cleanSession: boolean;
  readonly subscriptions: readonly Subscription[];
  readonly proof: Proof | null;
}

export interface Apn {
  readonly name: string;
  readonly user: string | null;
  readonly password: string | null;
  readonly auth: 'none' | 'pap' | 'chap';
}

export const moduleFamilyChoices = ['auto', 'air720', 'air724', 'air780', 'generic'] as const;

export interface ModuleSettings {
  /** `auto`: recognised from the version text. */
  readonly family: (typeof moduleFamilyChoices)[number];
  /** `null`: the APN that the network assigns. */
  readonly apn: Apn | null;
  readonly simPin: string | null;
}
