import { comtool } from './comtool.ts';
import type { FormatReader } from './format-reader.ts';
import { llcom } from './llcom.ts';
import { mCenter } from './m-center.ts';
import { qcom } from './qcom.ts';
import { sscom } from './sscom-ini.ts';
import { superCom } from './supercom.ts';
import { teraTerm } from './tera-term.ts';

/** Every form that is read, in the order in which a file is tried: what only one program writes comes first. */
export const formatReaders: readonly FormatReader[] = [llcom, superCom, comtool, sscom, qcom, teraTerm, mCenter];
