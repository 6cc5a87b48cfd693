import { SerialPort } from 'serialport';
import { findHolders, owningGroup } from './port-holders.ts';
import { safeBinding } from './safe-binding.ts';
import { createSerialOpener, type SerialSystem } from './serial-opener.ts';

const binding = safeBinding(SerialPort.binding, process.platform);

/**
 * Ports are used without serialport's stream class: that class keeps writes for a later opening, reports its end
 * twice or too early, and does not report when the driver has closed the device.
 */
const nativeSystem: SerialSystem = {
  platform: process.platform,
  open: (path, baudRate, frame) =>
    binding.open({
      path,
      baudRate,
      ...frame,
      // The common type of the bindings has fewer values than Windows supports; the other bindings reject the rest with an error text.
      parity: frame.parity as 'none',
      lock: true,
      // Windows: this raises DTR on opening. Other systems: closing leaves HUPCL as the user has set it.
      hupcl: frame.hupcl || process.platform === 'win32',
    }),
  hints: async (path, code) => {
    if (process.platform !== 'linux') return {};
    if (code === 'link/busy') return { holder: await findHolders(path) };
    if (code === 'link/denied') return { group: (await owningGroup(path)) ?? undefined };
    return {};
  },
};

/**
 * Opens a serial port (`/dev/ttyUSB2`, `COM10`) exclusively, with DTR on. Default: 8N1 without flow control.
 * Failures: `link/missing busy denied not-serial bad-settings failed`, facts `path`, `detail`, `holder`, `group`.
 */
export const openSerialLink = createSerialOpener(nativeSystem);

/** The list of ports of the binding; may reject (no udevadm) or never settle. */
export const listNativePorts = (): ReturnType<typeof SerialPort.list> => SerialPort.list();
