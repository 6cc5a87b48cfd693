/** What an export hides, in the order of lists. A value with several kinds has the first of them. */
export const maskKinds = [
  'secrets',
  'keys',
  'passwords',
  'imei',
  'imsi',
  'iccid',
  'phone',
  'location-and-cells',
  'addresses',
  'device-ids',
] as const;

export type MaskKind = (typeof maskKinds)[number];

/** Never in a recording, and never shown. */
export const neverShown = ['secrets', 'keys', 'passwords'] as const satisfies readonly MaskKind[];

type NeverShown = (typeof neverShown)[number];

/** The kinds that a person may decide to show. */
export type ShowableKind = Exclude<MaskKind, NeverShown>;

export const showableKinds: readonly ShowableKind[] = maskKinds.filter(
  (kind): kind is ShowableKind => !neverShown.some((never) => never === kind),
);

export const isShowable = (kind: string): kind is ShowableKind => showableKinds.some((known) => known === kind);

/** The names in an export: `IMEI-1`, and `I1` where a value is shorter. */
export const pseudonymNames: Readonly<Record<ShowableKind, { readonly long: string; readonly short: string }>> = {
  imei: { long: 'IMEI', short: 'I' },
  imsi: { long: 'IMSI', short: 'S' },
  iccid: { long: 'ICCID', short: 'C' },
  phone: { long: 'PHONE', short: 'P' },
  'location-and-cells': { long: 'PLACE', short: 'L' },
  addresses: { long: 'ADDRESS', short: 'A' },
  'device-ids': { long: 'DEVICE', short: 'D' },
};
