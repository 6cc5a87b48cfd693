import type { z } from 'zod';
import type { Cloud, CloudDemo, LoginField, LoginValues } from './cloud.ts';
import { deviceInFolder } from './folder.ts';
import * as list from './list.ts';
import { portFor } from './ports.ts';

type Listed = (typeof list)[keyof typeof list];

/** The names that `cloud.kind` of a profile can have. */
export type CloudKind = Listed['kind'];

/** With which an empty form begins, and which a device is of when nothing tells whose it is. */
export const usualCloud: Cloud<CloudKind> = list.huaweiIotda;

/** Any broker. Stands in for the cloud where nothing is logged in to. */
export const anyBroker: Cloud<CloudKind> = list.mqtt;

const others = Object.values<Cloud<CloudKind>>(list)
  .filter((cloud) => cloud !== usualCloud && cloud !== anyBroker)
  .sort((a, b) => (a.kind < b.kind ? -1 : 1));

/** In the order in which a person chooses. Any broker comes last: what belongs to a cloud of its own is never taken for one. */
export const clouds: readonly Cloud<CloudKind>[] = [usualCloud, ...others, anyBroker];

export const cloudKinds = clouds.map(({ kind }) => kind) as [CloudKind, ...CloudKind[]];

/** `kind`: as the schemas of profiles and of the contract let it through. */
export const cloudOf = (kind: string): Cloud<CloudKind> => {
  const found = clouds.find((cloud) => cloud.kind === kind);
  if (found === undefined) throw new Error(`no such cloud: ${kind}`);
  return found;
};

/** A cloud that the demo cloud can play. */
export type PlayedCloud = Cloud<CloudKind> & { readonly demo: CloudDemo };

export const demoClouds: readonly PlayedCloud[] = clouds.flatMap((cloud) =>
  cloud.demo === null ? [] : [{ ...cloud, demo: cloud.demo }],
);

/** What the window shows. */
export const usualDemo = demoClouds.find(({ kind }) => kind === usualCloud.kind) as PlayedCloud;

/** The port that is dialled where none is given. */
export const usualPort = (kind: string, tlsEnabled: boolean): number => portFor(cloudOf(kind).hosts.ports, tlsEnabled);

/** Whether the form of a cloud asks for this. */
export const isAskedFor = (kind: string, field: LoginField): boolean => cloudOf(kind).form.fields.includes(field);

/** The schemas of all clouds' parts of a profile. */
export type ListedSchema = Listed['profile']['schema'];

/** One cloud's part of a profile. */
export type WrittenCloud = z.input<ListedSchema>;

/** The part of a profile that the values of a form make. Not checked. */
export const writtenCloud = (kind: string, values: LoginValues): WrittenCloud =>
  // Each cloud writes what its own schema reads.
  cloudOf(kind).form.written(values) as WrittenCloud;

/** The same without secrets; it names a file in their place. */
export const withoutSecrets = (written: WrittenCloud, byCertificate: boolean, secretFile: string): WrittenCloud =>
  cloudOf(written.kind).form.withoutSecrets(written, byCertificate, secretFile) as WrittenCloud;

/** Where topics of devices are, whatever the cloud. */
export const topicFolders: readonly string[] = clouds.flatMap(({ topics }) => topics.folder ?? []);

/** The device that a topic belongs to by its folder; `null`: to none in particular. */
export const deviceOfTopic = (topic: string): string | null => deviceInFolder(topic, topicFolders);

/** The cloud in whose folder a topic is, and the topic without folder and device; `null`: in none. */
export const inFolder = (topic: string): { readonly cloud: Cloud<CloudKind>; readonly rest: string } | null => {
  for (const cloud of clouds) {
    const { folder } = cloud.topics;
    const end = folder !== null && topic.startsWith(folder) ? topic.indexOf('/', folder.length) : -1;
    if (folder !== null && end > folder.length && end < topic.length - 1) return { cloud, rest: topic.slice(end + 1) };
  }
  return null;
};
