import { describe, expect, it } from 'vitest';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import { isLacking } from '../../electron/modules/lacking.ts';
import { recogniseModule } from '../../electron/modules/recognise.ts';

const air780e = 'AirM2M_780E_V1126_LTE_AT';
const air780ep = 'AirM2M_780EP_V1007_LTE_AT';
const air724 = 'AirM2M_Air724UG_V401855_LTE_AT';

describe('a command of the table', () => {
  it.each([
    ['', air780e, false],
    ['724', air780e, true],
    ['724', air724, false],
    ['618 from V1126', air780e, false],
    ['618 from V1127', air780e, true],
    ['618, 718', air780ep, false],
    ['618 from V1155, 718', air780ep, false],
    ['724 from V907, without length from V301831; 618, 718', air780e, false],
    ['618 from V1150, 724 from V1623', air780ep, true],
    ['not 716S', air780e, false],
    // Remarks.
    ['716S: only _FS and _MS', air780e, false],
    ['724 V1622 repairs it', air780e, false],
    ['724, 780EU', air780e, false],
    ['EG, 724 with GNSS; =2 crashes before V1147', air780ep, false],
    // Nothing is known of these.
    ['724', 'AirM2M_780EQ_V2010_LTE_AT', false],
    ['724', '', false],
  ])('that %j have, is lacking in %s: %s', (firmware, version, lacks) => {
    expect(isLacking(firmware, recogniseModule(version))).toBe(lacks);
  });

  it('of the tutorial is lacking in no module', () => {
    const rows = dialectAreas.flatMap((area) => area.rows);
    const basic = ['AT+CSQ', 'AT+MCONFIG', 'AT+SSLMIPSTART', 'AT+MCONNECT', 'AT+MSUB', 'AT+MPUB', 'AT+FSCREATE'];
    for (const version of [air780e, air780ep, air724]) {
      const lacking = rows.filter(({ firmware }) => isLacking(firmware, recogniseModule(version)));
      expect(lacking.filter(({ name }) => basic.includes(name))).toEqual([]);
      expect(lacking.length).toBeGreaterThan(3);
    }
  });
});
