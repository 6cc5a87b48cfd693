import type { CommandSpec } from '../at/command-spec.ts';
import { attach, attachState } from './attach.ts';
import { attention } from './attention.ts';
import { automaticUpdates } from './automatic-updates.ts';
import { clockQuery, clockSet } from './clock.ts';
import { connectionState } from './connection-state.ts';
import { echoOff } from './echo-off.ts';
import { epsRegistration } from './eps-registration.ts';
import { errorMode } from './error-mode.ts';
import { extendedSignalQuality } from './extended-signal-quality.ts';
import { fileCreate } from './file-create.ts';
import { fileDelete } from './file-delete.ts';
import { fileList } from './file-list.ts';
import { fileMemory } from './file-memory.ts';
import { fileRead } from './file-read.ts';
import { fileSize } from './file-size.ts';
import { fileWrite } from './file-write.ts';
import { hostLookup } from './host-lookup.ts';
import { hostPing } from './host-ping.ts';
import { identity } from './identity.ts';
import { localAddress } from './local-address.ts';
import { model } from './model.ts';
import { moduleReport } from './module-report.ts';
import { restartModule } from './module-restart.ts';
import { mqttMessageSlots, mqttTakeMessages } from './mqtt-cached-messages.ts';
import { mqttClose } from './mqtt-close.ts';
import { mqttConfigure } from './mqtt-configure.ts';
import { mqttConnect } from './mqtt-connect.ts';
import { mqttDisconnect } from './mqtt-disconnect.ts';
import { mqttEncoding } from './mqtt-encoding.ts';
import { mqttMessageMode } from './mqtt-message-mode.ts';
import { mqttPublish } from './mqtt-publish.ts';
import { mqttPublishBinary } from './mqtt-publish-binary.ts';
import { mqttState } from './mqtt-state.ts';
import { mqttSubscribe } from './mqtt-subscribe.ts';
import { mqttUnsubscribe } from './mqtt-unsubscribe.ts';
import { multipleConnections, setMultipleConnections } from './multiple-connections.ts';
import { networkApn } from './network-apn.ts';
import { networkRegistration } from './network-registration.ts';
import { operatorName } from './operator-name.ts';
import { activatePacketContext, packetActivations } from './packet-activation.ts';
import { bringUpPacketData, startPacketTask } from './packet-bring-up.ts';
import { packetContext, setPacketContext } from './packet-context.ts';
import { packetRegistration } from './packet-registration.ts';
import { radioFunction, setRadioFunction } from './radio-function.ts';
import { revision } from './revision.ts';
import { serialNumber } from './serial-number.ts';
import { shutConnections } from './shut-connections.ts';
import { signalQuality } from './signal-quality.ts';
import { simCardId } from './sim-card-id.ts';
import { simPin, simState } from './sim-pin.ts';
import { sleepMode } from './sleep-mode.ts';
import { sslConfigure, sslQuery } from './ssl-configuration.ts';
import { tcpConnect } from './tcp-connect.ts';
import { tlsConnect } from './tls-connect.ts';

export * from './attach.ts';
export * from './attention.ts';
export * from './automatic-updates.ts';
export * from './clock.ts';
export * from './cme-errors.ts';
export * from './connection-state.ts';
export * from './echo-off.ts';
export * from './eps-registration.ts';
export * from './error-mode.ts';
export * from './extended-signal-quality.ts';
export * from './file-create.ts';
export * from './file-delete.ts';
export * from './file-list.ts';
export * from './file-memory.ts';
export * from './file-read.ts';
export * from './file-size.ts';
export * from './file-write.ts';
export * from './host-lookup.ts';
export * from './host-ping.ts';
export * from './identity.ts';
export * from './local-address.ts';
export * from './model.ts';
export * from './module-report.ts';
export * from './module-restart.ts';
export * from './mqtt-cached-messages.ts';
export * from './mqtt-close.ts';
export * from './mqtt-configure.ts';
export * from './mqtt-connect.ts';
export * from './mqtt-disconnect.ts';
export * from './mqtt-encoding.ts';
export * from './mqtt-message-mode.ts';
export * from './mqtt-publish.ts';
export * from './mqtt-publish-binary.ts';
export * from './mqtt-state.ts';
export * from './mqtt-subscribe.ts';
export * from './mqtt-unsubscribe.ts';
export * from './multiple-connections.ts';
export * from './network-apn.ts';
export * from './network-registration.ts';
export * from './operator-name.ts';
export * from './packet-activation.ts';
export * from './packet-bring-up.ts';
export * from './packet-context.ts';
export * from './packet-registration.ts';
export type { ConnectParams, ConnectResult } from './parts/broker-connection.ts';
export type { Registration } from './parts/registration.ts';
export * from './radio-function.ts';
export * from './revision.ts';
export * from './serial-number.ts';
export * from './shut-connections.ts';
export * from './signal-quality.ts';
export * from './sim-card-id.ts';
export * from './sim-pin.ts';
export * from './sleep-mode.ts';
export * from './ssl-configuration.ts';
export * from './tcp-connect.ts';
export * from './tls-connect.ts';
export * from './urc-catalogue.ts';

/** A command with any parameters and result, for lists. */
export type AnyCommand = CommandSpec<never, unknown>;

export const allCommands: readonly AnyCommand[] = [
  attention,
  echoOff,
  errorMode,
  identity,
  revision,
  model,
  serialNumber,
  simCardId,
  simState,
  simPin,
  signalQuality,
  packetRegistration,
  epsRegistration,
  networkRegistration,
  operatorName,
  attachState,
  attach,
  packetContext,
  setPacketContext,
  networkApn,
  clockQuery,
  clockSet,
  fileCreate,
  fileWrite,
  fileRead,
  fileSize,
  fileDelete,
  fileList,
  fileMemory,
  sslConfigure,
  sslQuery,
  mqttConfigure,
  mqttMessageMode,
  mqttEncoding,
  mqttState,
  tcpConnect,
  tlsConnect,
  mqttConnect,
  mqttSubscribe,
  mqttUnsubscribe,
  mqttPublish,
  mqttDisconnect,
  mqttClose,
  localAddress,
  connectionState,
  shutConnections,
  mqttPublishBinary,
  mqttMessageSlots,
  mqttTakeMessages,
  multipleConnections,
  setMultipleConnections,
  activatePacketContext,
  packetActivations,
  radioFunction,
  setRadioFunction,
  restartModule,
  moduleReport,
  extendedSignalQuality,
  hostLookup,
  hostPing,
  bringUpPacketData,
  startPacketTask,
  automaticUpdates,
  sleepMode,
];

/** Declarations without parameters: their command line is always the same. */
const isQuery = (command: AnyCommand): command is CommandSpec<void, unknown> => command.line.length === 0;

/** The declaration with exactly this command line, in upper or lower case. `null`: a command with parameters, or one without a declaration. */
export const findQuery = (line: string): CommandSpec<void, unknown> | null => {
  const wanted = line.trim().toUpperCase();
  return allCommands.filter(isQuery).find((query) => lineText(query) === wanted) ?? null;
};

const lineText = (query: CommandSpec<void, unknown>): string => new TextDecoder().decode(query.line().bytes);
