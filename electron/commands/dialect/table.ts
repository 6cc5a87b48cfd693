import { audioArea } from './audio.ts';
import { callArea } from './calls.ts';
import { filesArea } from './files.ts';
import { ftpArea } from './ftp.ts';
import { generalArea } from './general.ts';
import { hardwareArea, usbArea } from './hardware.ts';
import { httpArea } from './http.ts';
import { identityArea } from './identity.ts';
import { locationArea } from './location.ts';
import { mqttArea, tlsArea } from './mqtt.ts';
import { networkArea } from './network.ts';
import { packetArea } from './packet.ts';
import { powerArea } from './power.ts';
import type { DialectArea } from './row.ts';
import { simArea } from './sim.ts';
import { smsArea } from './sms.ts';
import { tcpArea } from './tcp.ts';
import { updateArea } from './update.ts';

/** All commands of the dialect, in the order of the sections of docs/at-commands.md. */
export const dialectAreas: readonly DialectArea[] = [
  ...[generalArea, identityArea, simArea, networkArea, packetArea, tcpArea, tlsArea, mqttArea, httpArea, ftpArea],
  ...[filesArea, smsArea, callArea, audioArea, locationArea, updateArea, powerArea, usbArea, hardwareArea],
];
