import type { DialectSession } from './play.ts';

/** The module itself, SIM, network, files, short messages, update, sleep (docs/at-commands.md §1, §11, §12, §16). */
export const moduleSessions: readonly DialectSession[] = [
  {
    name: 'short messages: send, list, read, and one that arrives',
    table: `
      >        | AT+CMGF=1
      final    | OK
      >        | AT+CMGS="10086"
      prompt   | >
      data> ctrl-z | CXLL
      wait     | 30000
      answer   | +CMGS: 108
      final    | OK
      urc short-message | +CMTI: "SM",1
      >        | AT+CMGR=1
      answer   | +CMGR: "REC UNREAD","10086",,"26/01/02,03:04:05+32"
      answer   | 100 MB left
      final    | OK
      >        | AT+CMGL="ALL"
      answer   | +CMGL: 1,"REC READ","10086",,"26/01/02,03:04:05+32"
      answer   | 100 MB left
      final    | OK
      >        | AT+CMGD=1
      final    | +CMS ERROR: 321`,
  },
  {
    name: 'a short message that is not sent after all',
    table: `
      >        | AT+CMGS="10086"
      prompt   | >
      esc> sent | 
      final    | OK
      >        | AT+CSQ
      answer   | +CSQ: 25,0
      final    | OK`,
  },
  {
    name: 'a file that is written by hand, and one whose time runs out',
    table: String.raw`
      >        | AT+FSWRITE="a.txt",0,7,15
      prompt   | >
      data> +FSWRITE | OK\r\n>\r\n
      final    | OK
      >        | AT+FSWRITE="a.txt",0,7,15
      prompt   | >
      wait     | 15000
      final    | TimeOut
      >        | AT+FSLS
      answer   | a.txt
      answer   | dir\\
      final    | OK
      >        | AT+FSMEM
      answer   | +FSMEM: 64100 bytes
      final    | OK`,
  },
  {
    name: 'cells and engineering data',
    table: `
      >        | AT+CCED=0,1
      answer   | +CCED:LTE current cell:460,00,460000000000000,0,40,n100,39148
      final    | OK
      >        | AT+EEMGINFO?
      answer   | +EEMGINFO:3,2
      final    | OK
      late     | +EEMLTESVC:1120, 2, 0, 6334
      late     | +EEMLTEINTRA: 0,40,1300,22,15,460,00,6334,1
      late     | +EEMLTEINTER: 0,41,1300,22,15,460,00,6334,2
      >        | AT+CCED=1,1
      final    | OK
      wait     | 10000
      urc cell | +CCED:LTE current cell:460,00,460000000000000,0,40,n100,39148`,
  },
  {
    name: 'signal reports between an answer and its command',
    table: `
      >        | AT*CSQ=1
      final    | OK
      urc signal | +CSQ: 25,0
      urc signal | *CESQ: 99,99,255,255,22,48,20
      >        | AT+CESQ
      answer   | +CESQ: 99,99,255,255,22,48
      final    | OK
      >        | AT*BANDIND=1
      final    | OK
      urc band | *BANDIND: 3, 7`,
  },
  {
    name: 'ping, name and time',
    table: `
      >        | AT+CIPPING="10.0.0.5",2
      wait     | 1000
      answer   | +CIPPING: 1,"10.0.0.5",35,54
      wait     | 60000
      answer   | +CIPPING: 2,"10.0.0.5",600,255
      final    | OK
      >        | AT+CDNSGIP="example.com"
      final    | OK
      late     | +CDNSGIP: 1,"example.com","10.0.0.5"
      >        | AT+CNTP
      final    | OK
      late     | +CNTP: 61
      >        | AT+CDNSCFG?
      answer   | PrimaryDns: 10.0.0.3
      answer   | SecondaryDns: 10.0.0.4
      final    | OK`,
  },
  {
    name: 'operators: the longest answer of the dialect',
    table: `
      >        | AT+COPS=?
      wait     | 280000
      answer   | +COPS: (2,"CHN-UNICOM","UNICOM","46001",7)
      final    | OK
      >        | AT+COPS?
      answer   | +COPS: 0,2,"46001",7
      final    | OK`,
  },
  {
    name: 'SIM card pulled and put back',
    table: `
      >        | AT+CSDT=1
      final    | OK
      urc sim-state | +CPIN: SIM REMOVED 0
      urc network-mode | ^MODE: 0,0
      urc no-service | +NO Service
      urc packet-event | +CGEV: NW PDN DEACT 1
      >        | AT+CPIN?
      final    | +CME ERROR: 10
      urc sim-state | +CPIN: READY 0
      >        | AT*SIMDETEC=1
      answer   | *SIMDETEC: 1, SIM
      final    | OK
      >        | AT+CLCK="SC",2
      answer   | +CLCK: 0
      final    | OK`,
  },
  {
    name: 'two commands in one line',
    table: `
      >        | AT+CFUN=1;+CIMI;+VER
      answer   | 460000000000000
      answer   | AirM2M_780EP_V1007_LTE_AT
      final    | OK
      >        | AT+CSQ;+HTTPACTION=0
      answer   | +CSQ: 25,0
      final    | OK
      late     | +HTTPACTION: 0,200,15`,
  },
  {
    name: 'update over the air that is refused, and the end of another one',
    table: `
      >        | AT+UPGRADE
      final    | OK
      late     | +UPGRADEIND: 10
      late     | +UPGRADEIND: 100
      late     | +UPGRADEIND: -1003
      >        | AT+UPGRADE?
      answer   | +UPGRADE: 2,3,200,43
      final    | OK
      urc ready | RDY
      urc firmware-update | +UPGRADEDL: 50
      urc firmware-update | +UPGRADEVER: 1`,
  },
  {
    name: 'update over the serial port',
    table: `
      >        | AT+UARTUPGRADE=0
      wait     | 10000
      final    | OK
      >        | AT+UARTUPGRADE=1,1,4,00000000,0
      final    | +UARTUPGRAE ERROR: 4
      >        | AT+UARTUPGRADE=2
      answer   | +UARTUPGRADE: 6, XOTA_PS_PKG_VERIFIED
      final    | OK`,
  },
  {
    name: 'sleep, USB and lamps',
    table: `
      >        | AT+CSCLK=2
      final    | OK
      >        | AT+CSCLK?
      answer   | +CSCLK: 2
      final    | OK
      >        | AT+SETUSB?
      answer   | mode: 2
      answer   | vid: 0x19d1
      answer   | pid: 0x1
      final    | OK
      >        | AT+SLEDS?
      answer   | +SLEDS:1,200,1800
      answer   | +SLEDS:2,1800,200
      final    | OK`,
  },
  {
    name: 'calls',
    table: `
      >        | AT+CLCC
      answer   | +CLCC: 1,0,2,0,0,"10086",129
      final    | OK
      urc ring | RING
      urc ring | +CRING: VOICE
      >        | ATA
      final    | NO CARRIER
      >        | ATD10086;
      final    | OK
      urc call-ended | NO CARRIER`,
  },
  {
    name: 'orderly power off',
    table: `
      >        | AT*EXINFO?
      answer   | *EXINFO: 0
      final    | OK
      >        | AT+CPOWD=1
      final    | NORMAL POWER DOWN`,
  },
];
