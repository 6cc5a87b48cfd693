import { SerialPort } from 'serialport';
import { findHolders, owningGroup } from './port-holders.ts';
import { safeBinding } from './safe-binding.ts';
import { createSerialOpener, type SerialSystem } from './serial-opener.ts';

const binding = safeBinding(SerialPort.binding, process.platform);

/**
 * Ports are used below serialport's stream class: that one keeps writes for a later opening, tells of its end
 * twice or too early, and cannot say when the driver has let go of the device.
 */
const nativeSystem: SerialSystem = {
  platform: process.platform,
  open: (path, baudRate, { dataBits, stopBits, parity, flowControl }) =>
    binding.open({
      path,
      baudRate,
      dataBits,
      stopBits,
      parity,
      rtscts: flowControl === 'rtscts',
      lock: true,
      // Windows: this is what raises DTR on opening. Elsewhere: closing leaves the HUPCL that the user chose.
      hupcl: process.platform === 'win32',
    }),
  hints: async (path, code) => {
    if (process.platform !== 'linux') return {};
    if (code === 'link/busy') return { holder: await findHolders(path) };
    if (code === 'link/denied') return { group: (await owningGroup(path)) ?? undefined };
    return {};
  },
};

/**
 * Opens a serial port (`/dev/ttyUSB2`, `COM10`) at 8N1 without flow control unless told otherwise, exclusively, with DTR on.
 * Failures: `link/missing busy denied not-serial bad-settings failed`, facts `path`, `detail`, `holder`, `group`.
 */
export const openSerialLink = createSerialOpener(nativeSystem);

/** The ports that the binding lists, with what it knows of each; may reject (no udevadm) or take for ever. */
export const listNativePorts = (): ReturnType<typeof SerialPort.list> => SerialPort.list();
