import { type DialectArea, execute, query, row, set } from './row.ts';

/** Who the module is (docs/at-dialect.md §1, §5). IMEI, IMSI and card number are masked wherever they are kept. */
export const identityArea: DialectArea = {
  section: 2,
  name: 'identity',
  rows: [
    row('ATI', 'MAN ATI', '', execute({ answer: 'AirM2M_780EP_V1007_LTE_AT' })),
    row('AT+VER', 'MAN VER', '', execute({ answer: 'AirM2M_780EP_V1007_LTE_AT' })),
    row('AT*I', 'MAN ATXI', '', execute({ answer: 'Manufacturer: AirM2M / … / IMSI: 460000000000000' })),
    row('AT+CGMI', 'MAN CGMI', '', execute({ answer: '+CGMI: "AirM2M"' })),
    row('AT+CGMM', 'MAN CGMM', '', execute({ answer: '+CGMM: "Air780EP"' })),
    row('AT+CGMR', 'MAN CGMR', '', execute({ answer: '+CGMR: "AirM2M_780EP_V1007_LTE_AT"' })),
    row('AT+CGSN', 'MAN CGSN', '', execute({ answer: '860000000000000' })),
    row('AT+CIMI', 'MAN CIMI', '', execute({ answer: '460000000000000' })),
    row(
      'AT+ICCID',
      'MAN ICCID',
      '724: the first one fails before V301833',
      execute({ answer: '+ICCID: 89860000000000000000' }),
    ),
    row('AT+CCID', 'MAN ICCID', '', execute({ answer: '89860000000000000000' })),
    row('AT+CNUM', 'FAQ', '', execute()),
    row('AT^HVER', 'MAN HVER', '', execute({ answer: '^HVER: EC718' })),
    row('AT+WISN', 'MAN WISN', '', set('"<at most 64 characters>"', { effect: 'flash' }), query('1234567890')),
    row('AT+WIMEI', 'FAQ', '', set('"<IMEI>"', { effect: 'never', once: true })),
    row('AT+MIFIMAC', 'MAN MIFIMAC', '', set('R', { effect: 'safe', answer: '+MIFIMAC: 02:00:00:00:00:01' })),
    row('AT+ECNPICFG', 'FAQ', '618', query('+ECNPICFG: "rfCaliDone":1,"rfNSTDone":1')),
    row(
      'AT+CALIBINFO',
      'FAQ',
      '724',
      query('GSM_CALIBINFO: … / LTE_CALIBINFO: LTE_afc:1, LTE_TDD_agc:1, FINAL_LTE:1, ANT_LTE:0'),
    ),
  ],
};
