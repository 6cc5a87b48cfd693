/** Who the virtual module is: plausible, fixed, and nobody's. The IMEI ends in a valid Luhn digit (a test says so). */
export const identity = {
  maker: 'AirM2M',
  imei: '866475030000019',
  iccid: '898604001022C0000018',
  imsi: '460040010000018',
  simPin: '1234',
  address: '10.74.149.48',
  defaultApn: 'cmiot',
  operator: { long: 'CHINA MOBILE', short: 'CMCC', numeric: '46000' },
  areaCode: '2797',
  cellId: '02B82E17',
  /** LTE, in the numbering of 27.007. */
  accessTechnology: 7,
} as const;
