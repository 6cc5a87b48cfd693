/** The identity of the virtual module: plausible, fixed, and not of any real module. The IMEI ends in a valid Luhn digit (checked by a test). */
export const identity = {
  maker: 'AirM2M',
  imei: '866475030000019',
  iccid: '898604001022C0000018',
  imsi: '460040010000018',
  simPin: '1234',
  simPuk: '12345678',
  /** In the range of numbers for machines: no person can be called. */
  phoneNumber: '+861064800000018',
  address: '10.74.149.48',
  defaultApn: 'cmiot',
  operator: { long: 'CHINA MOBILE', short: 'CMCC', numeric: '46000' },
  areaCode: '2797',
  cellId: '02B82E17',
  /** LTE, in the numbering of 3GPP TS 27.007. */
  accessTechnology: 7,
} as const;

/** The values that distinguish one virtual module from another. */
export interface UnitIdentity {
  readonly imei: string;
  readonly iccid: string;
  readonly imsi: string;
  readonly phoneNumber: string;
}

/** The check digit that completes a number of 14 digits to an IMEI (Luhn, 3GPP TS 23.003 annex B). */
const checkDigit = (digits: string): number => {
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

/** The first unit has the identity above; the others have the following serial numbers. */
export const identityOf = (unit: number): UnitIdentity => {
  if (unit === 1) return identity;
  const later = (text: string): string => (BigInt(text) + BigInt(unit - 1)).toString();
  const serial = later(identity.imei.slice(0, 14));
  const tail = String(Number(identity.iccid.slice(-7)) + unit - 1).padStart(7, '0');
  return {
    imei: `${serial}${checkDigit(serial)}`,
    iccid: `${identity.iccid.slice(0, -7)}${tail}`,
    imsi: later(identity.imsi),
    phoneNumber: `+${later(identity.phoneNumber.slice(1))}`,
  };
};
