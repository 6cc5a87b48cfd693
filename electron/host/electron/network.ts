import type { Session } from 'electron';

const elsewhere = ['http', 'https', 'ws', 'wss', 'ftp'].map((scheme) => `${scheme}://*/*`);

/** Cancels every request that leaves the application or reads files, in addition to the content security policy. */
export const blockNetwork = ({ webRequest }: Pick<Session, 'webRequest'>): void =>
  webRequest.onBeforeRequest({ urls: [...elsewhere, 'file:///*'] }, (_details, answer) => answer({ cancel: true }));
