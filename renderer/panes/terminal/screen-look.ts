import type { LineClass } from '../../store/traffic-lines.ts';
import type { Traffic } from '../../store/traffic-store.ts';
import type { GutterWords } from './gutter.ts';
import type { ScreenWords } from './screen-lines.ts';

export interface ScreenLook extends ScreenWords, GutterWords {
  readonly shown: ReadonlySet<LineClass>;
  /** Lines with smaller numbers were cleared. */
  readonly from: number;
  readonly label: string;
}

export interface ScreenContent {
  readonly traffic: Traffic;
  readonly look: ScreenLook;
}
