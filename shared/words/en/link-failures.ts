import type { FailuresOf } from '../failure-shape.ts';

export const linkFailures: FailuresOf<'link'> = {
  'link/missing': {
    happened: 'The serial port[ {path}] does not exist.',
    meaning:
      'The module is not plugged in, has no power, has come back under another name, or its USB driver is missing.',
    action: 'Check the cable, the power and the driver, then choose one of the ports that "atelier ports" lists.',
    actionInWindow: 'Check the cable, the power and the driver, then choose a port from the list.',
  },
  'link/busy': {
    happened: 'The serial port[ {path}] is in use by another program[ ({holder})].',
    meaning:
      'Only one program can use a serial port: usually SSCOM, llcom or another serial terminal; on Linux also ModemManager, which sends its own AT commands.',
    action:
      'Close SSCOM and every other serial program, on Linux stop ModemManager too (sudo systemctl stop ModemManager), and try again.',
  },
  'link/denied': {
    happened: 'This user may not open the serial port[ {path}].',
    meaning:
      'On Linux, serial ports belong to a group, usually dialout[ (this one: {group})], and only its members may open them.',
    action: 'Run "sudo usermod -aG {group|dialout} $USER" on Linux, log out and in again, and retry.',
  },
  'link/not-serial': {
    happened: 'The address[ {path}] is not a serial port.',
    meaning: 'It names a file, a folder or a device of another kind.',
    action: 'Choose one of the ports that "atelier ports" lists.',
    actionInWindow: 'Choose a port from the list.',
  },
  'link/bad-settings': {
    happened: 'The port[ {path}] cannot be opened with these settings[ ({detail})].',
    meaning: 'The address is malformed, or the driver does not know the baud rate; modules normally use 115200.',
    action:
      'Use a device path, COMn, tcp://host:port, rfc2217://host:port or sim: as the port, and 115200 as the baud rate.',
  },
  'link/refused': {
    happened: 'The TCP connection to the module[ at {address}] was refused.',
    meaning: 'The machine answers, but no program listens at that port, or a firewall rejects it.',
    action: 'Start the serial server or the virtual module there and check the port number.',
  },
  'link/unknown-host': {
    happened: 'The host of the module[, {address},] cannot be found.',
    meaning: 'The name is misspelt or this computer has no name service at the moment.',
    action: 'Check the name, or give the IP address as tcp://address:port.',
  },
  'link/failed': {
    happened: 'The port[ {address}] cannot be opened[ ({detail})][ ({error})].',
    meaning: 'The operating system or the driver reported an error without a more specific code.',
    action: 'Unplug the module, plug it in again and retry.',
  },
  'link/lost': {
    happened: 'The port[ {address}] was lost[ during the step "{step}"][ ({detail})].',
    meaning:
      'The cable was pulled, the module lost power or restarted, or the driver closed the port; nothing was sent afterwards.',
    action: 'Check the cable and the power, wait until the port is back, and connect again.',
  },
  'link/slept': {
    happened: 'The computer went to sleep, so the port[ {address}] was closed.',
    meaning: 'What ran was interrupted; the module may have lost its power meanwhile, and the port its name.',
    action: 'Connect again.',
  },
  'link/not-rfc2217': {
    happened: 'The server[ at {path}] does not speak RFC 2217.',
    meaning:
      'A TCP connection exists, but the server did not accept the Telnet option COM-PORT-OPTION or did not answer to the settings of the port; no byte was sent to the module.',
    action: 'Switch RFC 2217 on at the server, or open {plain|tcp://host:port} and set the baud rate at the server.',
  },
  'link/unsupported': {
    happened: 'The port[ {path}] does not have this[: {detail}].',
    meaning: 'A pseudo-terminal, a virtual module or the serial server has no such line or setting.',
    action: 'Leave it as it is, or use a port that has it.',
  },
  'link/pseudo-terminal-unavailable': {
    happened: 'A pseudo-terminal cannot be made on this machine[ ({reason})][ at {path}].',
    meaning: 'It needs socat or Python 3, and does not exist on Windows.',
    action: 'Install socat, or offer the virtual module over TCP with --tcp.',
    actionInWindow: 'Choose the virtual module or a TCP address as the port.',
  },
};
