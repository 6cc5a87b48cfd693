import { type DialectArea, execute, query, row, set } from './row.ts';

/** USB and the network card. */
export const usbArea: DialectArea = {
  section: 18,
  name: 'usb',
  rows: [
    row(
      'AT+SETUSB',
      'MAN SETUSB',
      '',
      set('<1 RNDIS,2 ECM>', { when: /^\d$/, effect: 'flash' }),
      set('<1,2>,<vid>,<pid>', { effect: 'never', once: true }),
      query('mode: 2 / vid: 0x19d1 / pid: 0x1'),
    ),
    row('AT+RNDISCALL', 'MAN RNDISCALL', '618 from V1140', set('<0,1>', { effect: 'flash' }), query('+RNDISCALL:1')),
    row(
      'AT+ROUTEIP',
      'MAN ROUTEIP',
      '618 from V1140',
      set('<192.168.x.2>', { effect: 'flash' }),
      query('192.168.10.2'),
    ),
    row(
      'AT+SYSNV',
      'MAN SYSNV',
      '',
      set('0,"ureboot"', { when: /^0/, effect: 'safe', answer: '+SYSNV: "ureboot",1' }),
      set('1,"ureboot",<0,1>', { effect: 'flash' }),
    ),
    row('AT+USBSWITCH', 'FAQ', '724', set('<0,1>', { effect: 'never', once: true })),
    row('AT*USB', 'FAQ; CL724', '724 from V1342', set('"HOTPLUG",<0,1>', { effect: 'flash', once: true })),
    row('AT+ECPCFG', 'FAQ; GUIDE', '618, 718', set('"<name>",<value>', { effect: 'never', once: true }), query()),
    row('AT+ECUSBSYS', 'GUIDE', '618, 718', set('"<name>",<value>,…', { effect: 'flash', once: true })),
  ],
};

/** Pins, lamps, camera, Bluetooth, debug. */
export const hardwareArea: DialectArea = {
  section: 19,
  name: 'hardware',
  rows: [
    row(
      'AT+CADC',
      'MAN CADC',
      'reading: 618 from V1115',
      set('<channel 0,1>,2', { when: /,\s*2$/, effect: 'safe', answer: '+CADC: 0,1086' }),
      set('<channel 0,1>,<0 off,1 on>'),
    ),
    row(
      'AT+CGPIO',
      'MAN CGPIO',
      '618 from V1115',
      set('<0 in,1 out>,<gpio>,<level or pull>', { once: true, answer: '+CGPIO: 1,25,1' }),
    ),
    row(
      'AT+IOSET',
      'MAN IOSET',
      '618 from V1155, 718',
      set('<0 pin,1 1.8 V,2 3.3 V>', { effect: 'never', once: true }),
      query('+IOSET: 0'),
    ),
    row('AT+CNETLIGHT', 'MAN CNETLIGHT', '', set('<0,1>'), query('+CNETLIGHT:1')),
    row('AT+SLEDS', 'MAN SLEDS', '', set('<1-3>,<on ms>,<off ms>'), query('+SLEDS:1,200,1800 / +SLEDS:2,1800,200')),
    row('AT+GPIO7ENABLE', 'FAQ', '724', set('<0,1>[,<gpio>]', { effect: 'flash', once: true })),
    row('AT+CCAM', 'FAQ', '724', set('<0 open,1 close,2 scan,3 stop>', { once: true })),
    row('AT+BTCOMM', 'FAQ; CL724', '724', set('…', { once: true })),
    row('AT+BTMAC', 'FAQ; CL724', '724', query(), set('<address>', { effect: 'flash', once: true })),
    row('AT+BLECOMM', 'FAQ; CL724', '724', set('…', { once: true })),
    row('AT+BLEADV', 'FAQ; CL724', '724', set('…', { once: true })),
    row('AT*EXASSERT', 'GUIDE', '724, 718', set('<0,1>', { effect: 'never' }), query('*EXASSERT: 1')),
    row('AT^TRACECTRL', 'GUIDE', '724', set('<0,1>,<0,1>,<0,1>', { effect: 'flash', once: true })),
    row('AT^HEAPINFO', 'FAQ', '724', execute()),
    row('UDFHP', 'CL724', '724 from V401879', execute({ effect: 'changes' })),
  ],
};
