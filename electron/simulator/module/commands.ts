import type { CommandEntry, CommandGroup } from './command-entry.ts';
import { fileCommands } from './files.ts';
import { generalCommands } from './general.ts';
import { hardwareCommands } from './hardware.ts';
import { hostCommands } from './hosts.ts';
import { legacyIpCommands } from './legacy-ip.ts';
import { locationCommands } from './location.ts';
import { mqttCommands } from './mqtt.ts';
import { networkCommands } from './network.ts';
import { signalCommands } from './signal.ts';
import { simCardCommands } from './sim-card.ts';
import { simLockCommands } from './sim-lock.ts';
import { sslCommands } from './ssl.ts';

const groups: readonly CommandGroup[] = [
  generalCommands,
  simCardCommands,
  simLockCommands,
  networkCommands,
  signalCommands,
  hostCommands,
  locationCommands,
  hardwareCommands,
  legacyIpCommands,
  fileCommands,
  sslCommands,
  mqttCommands,
];

/** All commands of all virtual modules. A command that a model does not have answers ERROR. */
export const commandTable: ReadonlyMap<string, CommandEntry> = new Map(
  groups.flatMap((group) => Object.entries(group)),
);
