import type { DialectSession } from './play.ts';

/** HTTP, FTP, speech, location: written from the forms of the manual (docs/at-commands.md §9, §10, §14, §15). */
export const serviceSessions: readonly DialectSession[] = [
  {
    name: 'HTTP GET, with a query between request and result',
    table: String.raw`
      >        | AT+SAPBR=3,1,"CONTYPE","GPRS"
      final    | OK
      >        | AT+SAPBR=1,1
      final    | OK
      >        | AT+SAPBR=2,1
      answer   | +SAPBR: 1,1,"10.0.0.2"
      final    | OK
      >        | AT+HTTPINIT
      final    | OK
      >        | AT+HTTPPARA="URL","http://example.com/"
      final    | OK
      >        | AT+HTTPACTION=0
      final    | OK
      >        | AT+CSQ
      late +HTTPACTION | +HTTPACTION: 0,200,14
      answer   | +CSQ: 25,0
      final    | OK
      >        | AT+HTTPREAD
      answer   | +HTTPREAD: 14\r\n
      data     | <h1>\r\nOK\r\n>.\r\n
      final    | OK
      >        | AT+HTTPTERM
      final    | OK`,
  },
  {
    name: 'HTTP POST with its body',
    table: `
      >        | AT+HTTPDATA=9,10000
      prompt   | DOWNLOAD
      data> +HTTPDATA | {"a":"b"}
      final    | OK
      >        | AT+HTTPACTION=1
      final    | OK
      wait     | 2200
      late     | +HTTPACTION: 1,601,0
      urc http-result | +HTTPACTION: 1,200,0`,
  },
  {
    name: 'HTTP: errors with a number, headers, an empty body',
    table: String.raw`
      >        | AT+HTTPACTION=0
      final    | ERROR:3
      >        | AT+HTTPHEAD
      answer   | +HTTPHEAD: 17\r\n
      data     | HTTP/1.1 200 OK\r\n
      final    | OK
      >        | AT+HTTPREAD
      answer   | +HTTPREAD: 0
      final    | OK
      >        | AT+HTTPPARA?
      answer   | +HTTPPARA:
      answer   | CID: 1
      answer   | URL: http://example.com/
      final    | OK`,
  },
  {
    name: 'HTTP in parts',
    table: String.raw`
      >        | AT+HTTPEXACTION=1,5
      final    | OK
      late     | +HTTPEXPOST
      >        | AT+HTTPEXPOST=5,1000
      prompt   | >
      data> +HTTPEXPOST | hello
      final    | OK
      late +HTTPEXPOST | +HTTPEXPOST: 5
      late +HTTPEXACTION | +HTTPEXGET
      >        | AT+HTTPEXGET
      answer   | +HTTPEXGET: 4\r\n
      data     | done
      final    | OK
      late +HTTPEXACTION | +HTTPEXACTION: 1,200`,
  },
  {
    name: 'HTTP into a file',
    table: `
      >        | AT+HTTPGETTOFS=0,"a.bin"
      final    | OK
      >        | AT+HTTPGETTOFS?
      answer   | +HTTPGETTOFS:
      answer   | 1,1024,39968
      final    | OK
      late +HTTPGETTOFS | +HTTPGETTOFS: 200,39968`,
  },
  {
    name: 'FTP download',
    table: String.raw`
      >        | AT+FTPCID=1
      final    | OK
      >        | AT+FTPGET=1
      final    | OK
      wait     | 600
      late     | +FTPGET: 1,1
      >        | AT+FTPGET=2,1024
      answer   | +FTPGET: 2,6\r\n
      data     | a\r\nOK\n
      final    | OK
      >        | AT+FTPGET=2,1024
      answer   | +FTPGET: 2,0
      final    | OK
      wait     | 7000
      late     | +FTPGET: 1,0
      urc ftp-result | +FTPGET: 1,1`,
  },
  {
    name: 'FTP upload: the number of bytes is that of the prompt',
    table: `
      >        | AT+FTPPUT=1
      final    | OK
      late     | +FTPPUT: 1,1,1360
      >        | AT+FTPPUT=2,9
      prompt   | +FTPPUT: 2,7
      data> +FTPPUT | abcdefg
      final    | OK
      >        | AT+FTPPUT=2,0
      final    | OK
      late     | +FTPPUT: 1,0`,
  },
  {
    name: 'FTP: list, then the end by FTPQUIT belongs to the session',
    table: String.raw`
      >        | AT+FTPLIST=1
      final    | OK
      late     | +FTPLIST: 1,1
      >        | AT+FTPLIST=2,1460
      answer   | +FTPLIST: 2,12\r\n
      data     | drwx ca.crt\n
      final    | OK
      >        | AT+FTPQUIT
      final    | OK
      late +FTPLIST | +FTPLIST: 1,86`,
  },
  {
    name: 'FTP: size, folders, deletion, failures',
    table: `
      >        | AT+FTPSIZE
      final    | OK
      late     | +FTPSIZE: 1,0,62
      >        | AT+FTPMKD
      final    | OK
      late     | +FTPMKD: 1,0
      >        | AT+FTPDELE
      final    | OK
      late     | +FTPDELE: 1,66
      >        | AT+FTPGETTOFS=0,"a.bin"
      final    | OK
      >        | AT+FTPGETTOFS?
      late +FTPGETTOFS | +FTPGETTOFS: 64
      answer   | +FTPGETTOFS: 0,245900,245900
      final    | OK`,
  },
  {
    name: 'FTP through the memory of the module',
    table: String.raw`
      >        | AT+FTPEXTPUT=2,0,5,10000
      prompt   | +FTPEXTPUT: 0,5
      data> +FTPEXTPUT | ERROR
      final    | OK
      >        | AT+FTPEXTGET=1
      final    | OK
      late     | +FTPEXTGET: 1,0
      >        | AT+FTPEXTGET=3,0,4
      answer   | +FTPEXTGET: 3,4\r\n
      data     | +CSQ
      final    | OK
      >        | AT+FTPEXTGET=2,"a.txt"
      answer   | +FTPEXTGET: 2,62
      final    | OK`,
  },
  {
    name: 'speech and audio',
    table: `
      >        | AT+CTTS=2,"123"
      final    | OK
      >        | AT+CTTS?
      answer   | +CTTS: 1
      final    | OK
      wait     | 4350
      late +CTTS | +CTTS:0
      >        | AT+CAUDPLAY=1,"a.mp3"
      final    | OK
      late     | +CAUDPLAY: 1,4745
      >        | AT+CAUDPLAY?
      answer   | +CAUDPLAY: 1
      final    | OK`,
  },
  {
    name: 'place from WiFi: 25 s of silence, then the answer before OK',
    table: `
      >        | AT+WIFILOC=1,1
      wait     | 25000
      answer   | +WIFILOC: 0,34.0000000,114.0000000,2026/01/02,03:04:05
      final    | OK
      >        | AT+CIPGSMLOC=1,1
      wait     | 20000
      answer   | +CIPGSMLOC: 601
      final    | OK`,
  },
  {
    name: 'WiFi scan that does not wait, and one that does',
    table: `
      >        | AT+WIFISCAN
      final    | OK
      late     | +WIFISCAN COUNT: 2
      late     | +WIFISCAN: "02:00:00:00:00:01",-42,11
      late     | +WIFISCAN: "02:00:00:00:00:02",-60,1
      wait     | 60000
      >        | AT+WIFISCAN?
      answer   | +WIFISCAN: "02:00:00:00:00:01",-42,11
      final    | OK
      urc wifi-station | +WIFISCAN: "02:00:00:00:00:02",-60,1`,
  },
  {
    name: 'satellites: fields on the next line, reports, sentences',
    table: `
      >        | AT+CGNSPWR=1
      final    | OK
      >        | AT+CGNSINF
      answer   | +CGNSINF:
      answer   | 1,1,20260102030405,34.000000,114.000000,78.500,0.00
      final    | OK
      >        | AT+CGNSURC=1
      final    | OK
      urc position | +UGNSINF: 1,1,20260102030405,34.000000,114.000000
      urc nmea | $GNRMC,030405.00,A,3400.0000,N,11400.0000,E,0.0,0.0,020126,,,A*5C`,
  },
];
