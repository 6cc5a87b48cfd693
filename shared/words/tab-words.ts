import { words } from './typed-words.ts';

/** Loaded with the tabs of the ports. */
export const tabWords = words({ sends: 'sending' }, { sends: '正在发送' });
