import { defaultFrame, type LineFrame } from '../../shared/contract.ts';
import type { LineSettings, PortControl } from '../base/byte-link.ts';
import {
  baudRateBytes,
  baudRateIn,
  comPortCommands as commands,
  controlSubject,
  controls,
  dataSizeOf,
  flowOf,
  flowValue,
  parityOf,
  parityValue,
  stopSizeOf,
  stopSizeValue,
} from './com-port-option.ts';

/** The settings of the shared port as they are now. They stay when a client leaves. */
export interface SharedPort {
  baudRate: number;
  frame: LineFrame;
  dtr: boolean;
  rts: boolean;
}

export const sharedPortOf = ({ baudRate, frame = defaultFrame }: LineSettings): SharedPort => ({
  baudRate,
  frame,
  dtr: true,
  rts: true,
});

export interface SharedPortOptions {
  readonly port: SharedPort;
  /** `null`: the port is not open, or has no settings. */
  readonly control: () => PortControl | null;
  /** False: a client may only read, and changes nothing. */
  readonly mayChange: boolean;
  /** The client has changed something: `baud 9600`, `DTR on`. */
  readonly onChange: (what: string) => void;
}

interface LineValues {
  readonly ask: number;
  readonly on: number;
  readonly off: number;
}

const flowNames: Readonly<Record<number, string>> = {
  [controls.noFlow]: 'none',
  [controls.softwareFlow]: 'xonxoff',
  [controls.hardwareFlow]: 'rtscts',
};

/** What a setting is after a client has asked to change it. The answer is always what applies, so a refusal is the old value. */
export const createPortAnswers = ({ port, control, mayChange, onChange }: SharedPortOptions) => {
  let inBreak = false;
  const device = (): PortControl | null => (mayChange ? control() : null);

  const baudRate = async (content: Uint8Array): Promise<readonly number[] | null> => {
    const wanted = baudRateIn(content);
    if (wanted === null) return null;
    if (wanted !== 0 && wanted !== port.baudRate) {
      const set = await device()?.setBaudRate(wanted);
      if (set?.ok) {
        port.baudRate = set.value;
        onChange(`baud ${set.value}`);
      }
    }
    return baudRateBytes(port.baudRate);
  };
  const frame = async (part: Partial<LineFrame> | null): Promise<void> => {
    const next = { ...port.frame, ...part };
    const isSame = (Object.keys(next) as (keyof LineFrame)[]).every((key) => next[key] === port.frame[key]);
    if (isSame) return;
    const set = await device()?.setFrame(next);
    if (!set?.ok) return;
    port.frame = set.value;
    const { dataBits, parity, stopBits } = set.value;
    onChange(`frame ${dataBits} ${parity} ${stopBits} ${flowNames[flowValue(set.value)] ?? ''}`);
  };
  const hasLines = async (): Promise<boolean> => (await control()?.readLines())?.ok === true;
  /** The answer to a question (`ask`) or request: the state of the line. The protocol has no refusal, so a port without the line answers `ask`. */
  const line = async (name: 'dtr' | 'rts', value: number, { ask, on, off }: LineValues): Promise<number> => {
    if (value === ask || !mayChange) return (await hasLines()) ? (port[name] ? on : off) : ask;
    const isOn = value === on;
    const set = await device()?.setLines({ [name]: isOn });
    if (!set?.ok) return ask;
    if (port[name] !== isOn) onChange(`${name.toUpperCase()} ${isOn ? 'on' : 'off'}`);
    port[name] = isOn;
    return value;
  };
  const breakState = async (value: number): Promise<number> => {
    if (value === controls.askBreak) return inBreak ? controls.breakOn : controls.breakOff;
    const isOn = value === controls.breakOn;
    const set = await device()?.setBreak(isOn);
    if (!set?.ok) return controls.askBreak;
    if (isOn) onChange('break');
    inBreak = isOn;
    return value;
  };
  const controlAnswer = async (value: number): Promise<number | null> => {
    switch (controlSubject(value)) {
      case 'flow':
        await frame(flowOf(value));
        return flowValue(port.frame);
      case 'break':
        return breakState(value);
      case 'dtr':
        return line('dtr', value, { ask: controls.askDtr, on: controls.dtrOn, off: controls.dtrOff });
      case 'rts':
        return line('rts', value, { ask: controls.askRts, on: controls.rtsOn, off: controls.rtsOff });
      case 'inbound-flow':
        // The same in both directions: 14: no flow control, 15: software, 16: hardware.
        return flowValue(port.frame) + 13;
      case null:
        return null;
    }
  };

  return {
    /** The client has gone: a break does not stay. */
    end: (): void => {
      if (inBreak) void device()?.setBreak(false);
    },
    /** The content of the answer; `null`: the request is not known. */
    answer: async (command: number, content: Uint8Array): Promise<readonly number[] | null> => {
      const [value = 0] = content;
      switch (command) {
        case commands.baudRate:
          return baudRate(content);
        case commands.dataSize: {
          const dataBits = dataSizeOf(value);
          await frame(dataBits && { dataBits });
          return [port.frame.dataBits];
        }
        case commands.parity: {
          const parity = parityOf(value);
          await frame(parity && { parity });
          return [parityValue(port.frame.parity)];
        }
        case commands.stopSize: {
          const stopBits = stopSizeOf(value);
          await frame(stopBits && { stopBits });
          return [stopSizeValue(port.frame.stopBits)];
        }
        case commands.control: {
          const state = await controlAnswer(value);
          return state === null ? null : [state];
        }
        default:
          return null;
      }
    },
  };
};
