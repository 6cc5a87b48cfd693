import type { DialectSession } from './play.ts';

/** TCP, UDP, transparent, TLS (docs/at-commands.md §6, §7). */
export const linkSessions: readonly DialectSession[] = [
  {
    name: 'TCP, one link, with headers',
    table: String.raw`
      >        | AT+CIPSHUT
      final    | SHUT OK
      >        | AT+CIPHEAD=1
      final    | OK
      >        | AT+CSTT
      final    | OK
      >        | AT+CIICR
      final    | OK
      >        | AT+CIFSR
      final    | 10.0.0.2
      >        | AT+CIPSTART="TCP","example.com",7500
      final    | OK
      wait     | 400
      late     | CONNECT OK
      >        | AT+CIPSEND=4
      prompt   | >
      data> +CIPSEND | TEST
      final    | SEND OK
      urc data-received | +IPD,4:TEST\r\n
      urc data-received | +IPD,6:\r\nOK\r\n\r\n
      urc data-received | +IPD,5,TCP:>\r\n>\r\r\n
      >        | AT+CIPCLOSE
      final    | CLOSE OK`,
  },
  {
    name: 'TCP: text until Ctrl+Z, DATA ACCEPT, a late SEND OK inside the next command',
    table: `
      >        | AT+CIPSEND
      prompt   | >
      data> ctrl-z | hello
      final    | DATA ACCEPT:5
      >        | AT+CIPACK
      urc data-sent | SEND OK
      answer   | +CIPACK:10,10,0
      final    | OK
      >        | AT+CIPSEND
      prompt   | >
      esc> sent | 
      final    | OK
      >        | AT+CIPSEND=1
      final    | +CME ERROR: 3`,
  },
  {
    name: 'TCP: connection refused',
    table: `
      >        | AT+CIPSTART="TCP","10.0.0.5",1
      final    | OK
      late     | STATE: IP STATUS
      late     | CONNECT FAIL
      >        | AT+CIPSTATUS
      final    | OK
      late     | STATE: TCP CLOSED
      >        | AT+CIPCLOSE
      final    | ERROR`,
  },
  {
    name: 'six links',
    table: String.raw`
      >        | AT+CIPMUX=1
      final    | OK
      >        | AT+CIPSTART=1,"TCP","10.0.0.5",7500
      final    | OK
      late     | 1,CONNECT OK
      >        | AT+CIPSTATUS
      final    | OK
      late     | STATE: IP PROCESSING
      late     | C: 0,,"","","","INITIAL"
      late     | C: 1,0,"TCP","10.0.0.5","7500","CONNECTED"
      late     | C: 5,,"","","","INITIAL"
      >        | AT+CIPSTATUS=1
      answer   | 1,0,"TCP","10.0.0.5","7500","CONNECTED"
      final    | OK
      >        | AT+CIPSEND=1,5
      prompt   | >
      data> +CIPSEND | ab\r\n>
      final    | 1,SEND OK
      urc data-received | +RECEIVE,1,7:\r\nERROR\r\n\r\n
      urc data-received | ECEIVE,1,2:\r\nOK\r\n
      urc data-received | +RECEIVE,1,4:TEST
      >        | AT+CIPCLOSE=1
      final    | 1,CLOSE OK
      urc link-closed | 2,CLOSED`,
  },
  {
    name: 'received data kept in the module',
    table: String.raw`
      >        | AT+CIPRXGET=1
      final    | OK
      urc data-waiting | +CIPRXGET: 1
      >        | AT+CIPRXGET=4
      answer   | +CIPRXGET: 4,10
      final    | OK
      >        | AT+CIPRXGET=2,10
      answer   | +CIPRXGET: 2,10,0\r\n
      data     | +CIPRXGET:
      final    | OK
      >        | AT+CIPRXGET=2,10
      answer   | +CIPRXGET: 2,3,0123
      final    | OK
      >        | AT+CIPRXGET=2,3,1460
      answer   | +CIPRXGET: 2,3,2,0\r\n
      data     | OK
      final    | OK
      >        | AT+CIPRXGET=3,5
      answer   | +CIPRXGET: 3,5,0
      answer   | 48454C4C4F
      final    | OK`,
  },
  {
    name: 'transparent mode and back',
    table: `
      >        | AT+CIPMODE=1
      final    | OK
      >        | AT+CIPSTART="TCP","10.0.0.5",7500
      final    | OK
      late     | CONNECT
      escape>  | +++
      wait     | 1000
      final    | OK`,
  },
  {
    name: 'transparent mode again, and back',
    table: `
      >        | ATO
      final    | CONNECT
      escape>  | +++
      wait     | 1000
      final    | OK`,
  },
  {
    name: 'transparent mode without a connection',
    table: `
      >        | ATO
      final    | NO CARRIER
      urc link-closed | CLOSED`,
  },
  {
    name: 'TLS, and data with their sender',
    table: `
      >        | AT+CIPSSL=1
      final    | OK
      >        | AT+SSLCFG="cacert",0
      answer   | +SSLCFG: "cacert",0,"ca.crt"
      final    | OK
      >        | AT+CIPSTART="TCP","example.com",443
      final    | OK
      late     | CONNECT OK
      urc data-sender | RECV FROM: 10.0.0.5:443
      urc data-received | +IPD,4:TEST
      urc link-error | TCP ERROR:14
      urc link-closed | CLOSED`,
  },
  {
    name: 'a counted publish, typed',
    table: String.raw`
      >        | AT+MIPSTART="example.com",1883
      final    | OK
      late     | CONNECT OK
      >        | AT+MCONNECT=1,60
      final    | OK
      late     | CONNACK OK
      >        | AT+MSUB="t",1
      final    | OK
      message  | +MSUB: "t",2 byte,OK
      late     | SUBACK
      >        | AT+MPUBEX="t",1,0,5
      prompt   | >
      data> +MPUBEX | OK\r\nA
      final    | OK
      late     | PUBACK
      >        | AT+MPUB="t",2,0,"m"
      final    | OK
      late     | PUBREC
      late     | PUBCOMP`,
  },
];
