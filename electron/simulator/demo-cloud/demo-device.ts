/** A device that the demo cloud lets in. */
export interface CloudDevice {
  readonly id: string;
  readonly secret: string;
}

/** The device that every demo cloud knows. Published, so it protects nothing: it opens only the broker on this machine. */
export const demoDevice: CloudDevice = {
  id: 'de300000-0000-4000-8000-000000000001',
  secret: 'de30de30de30de30de30',
};

/** One for each virtual module that may run beside the first: two with one login would throw each other out. */
export const demoDeviceOf = (unit: number): CloudDevice => ({
  ...demoDevice,
  id: `${demoDevice.id.slice(0, -2)}${String(unit).padStart(2, '0')}`,
});

/** So many virtual modules can have a device of their own. */
export const demoUnits = 16;

export const isDemoDevice = (id: string): boolean =>
  Array.from({ length: demoUnits }, (_, index) => demoDeviceOf(index + 1).id).includes(id);

/** Characters and lengths as Huawei registers them (docs/huawei.md §1.5), which also keeps `/`, `+` and `#` out of topic rules. */
export const isDeviceId = (id: string): boolean => /^[A-Za-z0-9_-]{1,128}$/.test(id);

/** 8 to 32 letters, digits, `_`, `-` (docs/huawei.md §1.5). */
export const isDeviceSecret = (secret: string): boolean => /^[A-Za-z0-9_-]{8,32}$/.test(secret);
