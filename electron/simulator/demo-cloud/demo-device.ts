import { virtualModules } from '../../../shared/virtual-modules.ts';
/** A device that may log in to the demo cloud. */
export interface CloudDevice {
  readonly id: string;
  readonly secret: string;
}

/** The built-in device of every demo cloud. Its secret is public; it gives access only to the broker on this computer. */
export const demoDevice: CloudDevice = {
  id: 'de300000-0000-4000-8000-000000000001',
  secret: 'de30de30de30de30de30',
};

/** One device for each virtual module that may run in addition to the first: two modules with the same login would disconnect each other. */
export const demoDeviceOf = (unit: number): CloudDevice => ({
  ...demoDevice,
  id: `${demoDevice.id.slice(0, -2)}${String(unit).padStart(2, '0')}`,
});

export const isDemoDevice = (id: string): boolean =>
  Array.from({ length: virtualModules }, (_, index) => demoDeviceOf(index + 1).id).includes(id);

/** Characters and lengths that Huawei allows (docs/huawei.md §1.5), which also keeps `/`, `+` and `#` out of topic rules. */
export const isDeviceId = (id: string): boolean => /^[A-Za-z0-9_-]{1,128}$/.test(id);

/** 8 to 32 letters, digits, `_`, `-` (docs/huawei.md §1.5). */
export const isDeviceSecret = (secret: string): boolean => /^[A-Za-z0-9_-]{8,32}$/.test(secret);
