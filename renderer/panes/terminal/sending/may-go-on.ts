import type { Failure } from '../../../../shared/outcome.ts';
import { isRefusal } from '../../../store/typed-commands.ts';

/** The device got it, and others can follow. */
export const mayGoOn = (error: Failure): boolean => error.code !== 'stopped' && !isRefusal(error);

/** The next text of a list may be sent: this one was refused for what is in it, or by the device. */
export const mayTryNext = (error: Failure): boolean => mayGoOn(error) || error.code.startsWith('usage/');
