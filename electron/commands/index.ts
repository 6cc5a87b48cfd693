import type { CommandSpec } from '../at/command-spec.ts';
import { attach, attachState } from './attach.ts';
import { attention } from './attention.ts';
import { automaticUpdates } from './automatic-updates.ts';
import { allowedBands, bandInUse, bandLock, setAllowedBands, setBandLock } from './bands.ts';
import { cellInformation } from './cell-information.ts';
import { cellLocation } from './cell-location.ts';
import { chip } from './chip.ts';
import { clockQuery, clockSet } from './clock.ts';
import { connectionState } from './connection-state.ts';
import { bearerSetting, bearerState, openBearer } from './data-bearer.ts';
import { dataCounter, setDataCounter } from './data-counter.ts';
import { echoOff } from './echo-off.ts';
import { engineeringData, engineeringMode } from './engineering-data.ts';
import { epsRegistration } from './eps-registration.ts';
import { epsRegistrationReport } from './eps-registration-report.ts';
import { errorMode } from './error-mode.ts';
import { extendedSignalQuality } from './extended-signal-quality.ts';
import { fileCreate } from './file-create.ts';
import { fileDelete } from './file-delete.ts';
import { fileList } from './file-list.ts';
import { fileMemory } from './file-memory.ts';
import { fileRead } from './file-read.ts';
import { fileSize } from './file-size.ts';
import { fileWrite } from './file-write.ts';
import { setAutomaticUpdates, updateState } from './firmware-update.ts';
import { hostLookup } from './host-lookup.ts';
import { hostPing } from './host-ping.ts';
import { identity } from './identity.ts';
import { localAddress } from './local-address.ts';
import { model } from './model.ts';
import { powerOffModule } from './module-power-off.ts';
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
import { operatorSearch } from './operator-search.ts';
import { activatePacketContext, packetActivations } from './packet-activation.ts';
import { bringUpPacketData, startPacketTask } from './packet-bring-up.ts';
import { packetContext, setPacketContext } from './packet-context.ts';
import { packetRegistration } from './packet-registration.ts';
import { radioFunction, setRadioFunction } from './radio-function.ts';
import { revision } from './revision.ts';
import { serialNumber } from './serial-number.ts';
import { shutConnections } from './shut-connections.ts';
import { signalQuality } from './signal-quality.ts';
import { signalReports } from './signal-reports.ts';
import { simCardId } from './sim-card-id.ts';
import { pinTries, setSimLock, simLock } from './sim-lock.ts';
import { simPin, simState } from './sim-pin.ts';
import { ownNumber, subscriber } from './sim-subscriber.ts';
import { sleepMode } from './sleep-mode.ts';
import { sslConfigure, sslQuery } from './ssl-configuration.ts';
import { startReason } from './start-reason.ts';
import { supplyVoltage } from './supply-voltage.ts';
import { tcpConnect } from './tcp-connect.ts';
import { tlsConnect } from './tls-connect.ts';
import { setUsbNetworkCard, usbNetworkCard } from './usb-network-card.ts';
import { userSerialNumber } from './user-serial-number.ts';

export * from './attach.ts';
export * from './attention.ts';
export * from './automatic-updates.ts';
export * from './bands.ts';
export * from './cell-information.ts';
export * from './cell-location.ts';
export * from './chip.ts';
export * from './clock.ts';
export * from './cme-errors.ts';
export * from './connection-state.ts';
export * from './data-bearer.ts';
export * from './data-counter.ts';
export * from './echo-off.ts';
export * from './engineering-data.ts';
export * from './eps-registration.ts';
export * from './eps-registration-report.ts';
export * from './error-mode.ts';
export * from './extended-signal-quality.ts';
export * from './file-create.ts';
export * from './file-delete.ts';
export * from './file-list.ts';
export * from './file-memory.ts';
export * from './file-read.ts';
export * from './file-size.ts';
export * from './file-write.ts';
export * from './firmware-update.ts';
export * from './host-lookup.ts';
export * from './host-ping.ts';
export * from './identity.ts';
export * from './local-address.ts';
export * from './model.ts';
export * from './module-power-off.ts';
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
export * from './operator-search.ts';
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
export * from './signal-reports.ts';
export * from './sim-card-id.ts';
export * from './sim-lock.ts';
export * from './sim-pin.ts';
export * from './sim-subscriber.ts';
export * from './sleep-mode.ts';
export * from './ssl-configuration.ts';
export * from './start-reason.ts';
export * from './supply-voltage.ts';
export * from './tcp-connect.ts';
export * from './tls-connect.ts';
export * from './urc-catalogue.ts';
export * from './usb-network-card.ts';
export * from './user-serial-number.ts';

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
  epsRegistrationReport,
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
  setAutomaticUpdates,
  updateState,
  usbNetworkCard,
  setUsbNetworkCard,
  userSerialNumber,
  chip,
  startReason,
  signalReports,
  cellInformation,
  engineeringMode,
  engineeringData,
  bandInUse,
  allowedBands,
  setAllowedBands,
  bandLock,
  setBandLock,
  operatorSearch,
  bearerState,
  bearerSetting,
  openBearer,
  cellLocation,
  dataCounter,
  setDataCounter,
  supplyVoltage,
  subscriber,
  ownNumber,
  simLock,
  setSimLock,
  pinTries,
  powerOffModule,
];

/** Declarations without parameters: their command line is always the same. */
const isQuery = (command: AnyCommand): command is CommandSpec<void, unknown> => command.line.length === 0;

/** The declaration with exactly this command line, in upper or lower case. `null`: a command with parameters, or one without a declaration. */
export const findQuery = (line: string): CommandSpec<void, unknown> | null => {
  const wanted = line.trim().toUpperCase();
  return allCommands.filter(isQuery).find((query) => lineText(query) === wanted) ?? null;
};

const lineText = (query: CommandSpec<void, unknown>): string => new TextDecoder().decode(query.line().bytes);
