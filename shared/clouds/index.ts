import type { z } from 'zod';
import type { Cloud, CloudDemo, LoginField, LoginValues } from './cloud.ts';
import { deviceInFolder } from './folder.ts';
import * as list from './list.ts';
import { portFor } from './ports.ts';

type Listed = (typeof list)[keyof typeof list];

/** Possible values of `cloud.kind` in a profile. */
export type CloudKind = Listed['kind'];

/** The cloud of an empty form, and of a device whose cloud cannot be recognised. */
export const defaultCloud: Cloud<CloudKind> = list.huaweiIotda;

/** Any broker. Used as the cloud where there is no login. */
export const anyBroker: Cloud<CloudKind> = list.mqtt;

const others = Object.values<Cloud<CloudKind>>(list)
  .filter((cloud) => cloud !== defaultCloud && cloud !== anyBroker)
  .sort((a, b) => (a.kind < b.kind ? -1 : 1));

/** In the order of the list in the form. The generic broker is last, so that what belongs to a cloud is never recognised as generic. */
export const clouds: readonly Cloud<CloudKind>[] = [defaultCloud, ...others, anyBroker];

export const cloudKinds = clouds.map(({ kind }) => kind) as [CloudKind, ...CloudKind[]];

/** `kind`: already validated by the schemas of profiles or of the contract. */
export const cloudOf = (kind: string): Cloud<CloudKind> => {
  const found = clouds.find((cloud) => cloud.kind === kind);
  if (found === undefined) throw new Error(`no such cloud: ${kind}`);
  return found;
};

/** A cloud that can be simulated by the demo cloud on this computer. */
export type CloudWithDemo = Cloud<CloudKind> & { readonly demo: CloudDemo };

export const demoClouds: readonly CloudWithDemo[] = clouds.flatMap((cloud) =>
  cloud.demo === null ? [] : [{ ...cloud, demo: cloud.demo }],
);

/** The cloud that the demo cloud of the window simulates. */
export const defaultDemo = demoClouds.find(({ kind }) => kind === defaultCloud.kind) as CloudWithDemo;

/** The port of a cloud if the profile names none. */
export const defaultPort = (kind: string, tlsEnabled: boolean): number =>
  portFor(cloudOf(kind).hosts.ports, tlsEnabled);

/** Whether the form of a cloud has this field. */
export const isAskedFor = (kind: string, field: LoginField): boolean => cloudOf(kind).form.fields.includes(field);

/** The schemas of the parts of a profile of all clouds. */
export type ListedSchema = Listed['profile']['schema'];

/** The part of a profile of one cloud. */
export type WrittenCloud = z.input<ListedSchema>;

/** The part of a profile with the values of a form. Not validated. */
export const writtenCloud = (kind: string, values: LoginValues): WrittenCloud =>
  // Each cloud writes exactly what its own schema reads.
  cloudOf(kind).form.written(values) as WrittenCloud;

/** The same part of a profile, with the name of a file instead of the secrets. */
export const withoutSecrets = (written: WrittenCloud, byCertificate: boolean, secretFile: string): WrittenCloud =>
  cloudOf(written.kind).form.withoutSecrets(written, byCertificate, secretFile) as WrittenCloud;

/** The folders of device topics of all clouds. */
export const topicFolders: readonly string[] = clouds.flatMap(({ topics }) => topics.folder ?? []);

/** The device that a topic belongs to, by its folder; `null`: no particular device. */
export const deviceOfTopic = (topic: string): string | null => deviceInFolder(topic, topicFolders);

/** The cloud whose folder contains the topic, and the topic without folder and device; `null`: no cloud. */
export const inFolder = (topic: string): { readonly cloud: Cloud<CloudKind>; readonly rest: string } | null => {
  for (const cloud of clouds) {
    const { folder } = cloud.topics;
    const end = folder !== null && topic.startsWith(folder) ? topic.indexOf('/', folder.length) : -1;
    if (folder !== null && end > folder.length && end < topic.length - 1) return { cloud, rest: topic.slice(end + 1) };
  }
  return null;
};
