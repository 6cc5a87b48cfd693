import type { Clock } from '../../base/clock.ts';
import type { ModelTraits } from './models.ts';

/** 1980-01-06: the clock of a module that has not received the network's time. */
const unsetWallMs = Date.UTC(1980, 0, 6);

export interface ModuleClock {
  /** The time of the module, ms since 1970 UTC. */
  wallMs(): number;
  /** `yy/MM/dd,hh:mm:ss±zz`, local time and quarters of an hour (3GPP TS 27.007; docs/at-dialect.md §5). */
  text(): string;
  /** `false`: not a date. */
  set(text: string): boolean;
  /** Sets it to the network's time, as at a registration. */
  setFromNetwork(): void;
  /** Resets it to 1980. */
  unset(): void;
  /** The text after `+NITZ: `, in UTC although a zone is printed (docs/at-dialect.md §4). `cut`: as after a card change (transcript 14). */
  networkTimeText(cut?: boolean): string;
}

const quarterMs = 15 * 60_000;
const two = (value: number): string => String(value).padStart(2, '0');

const stamp = (wallMs: number): string => {
  const date = new Date(wallMs);
  const day = [date.getUTCFullYear() % 100, date.getUTCMonth() + 1, date.getUTCDate()].map(two).join('/');
  return `${day},${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')}`;
};

export const createModuleClock = (
  clock: Clock,
  networkWallMs: () => number,
  networkTime: ModelTraits['networkTime'],
): ModuleClock => {
  let baseWallMs = networkWallMs();
  let baseMs = clock.nowMs();
  let zoneQuarters = 0;
  const put = (wallMs: number): void => {
    baseWallMs = wallMs;
    baseMs = clock.nowMs();
  };
  const wallMs = (): number => baseWallMs + clock.nowMs() - baseMs;
  return {
    wallMs,
    text: () => {
      const sign = zoneQuarters < 0 ? '-' : '+';
      return `${stamp(wallMs() + zoneQuarters * quarterMs)}${sign}${two(Math.abs(zoneQuarters))}`;
    },
    set: (text) => {
      const match = /^(\d\d)\/(\d\d)\/(\d\d),(\d\d):(\d\d):(\d\d)([+-]\d\d)?$/.exec(text);
      if (!match) return false;
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
      // Two digits: 80 to 99 belong to the last century, like the unset clock itself.
      const local = Date.UTC(year < 80 ? 2000 + year : 1900 + year, month - 1, day, hour, minute, second);
      if (stamp(local) !== text.slice(0, 17)) return false;
      zoneQuarters = Number(match[7] ?? 0);
      put(local - zoneQuarters * quarterMs);
      return true;
    },
    setFromNetwork: () => put(networkWallMs()),
    unset: () => put(unsetWallMs),
    networkTimeText: (cut = false) => {
      const nowMs = networkWallMs();
      if (networkTime === 'two-digit-year') return `${stamp(nowMs)}+32,0`;
      const century = Math.floor(new Date(nowMs).getUTCFullYear() / 100);
      return `${century}${stamp(nowMs)}+0,${cut ? ' ' : '0'}`;
    },
  };
};
