import type { Session } from 'electron';

const elsewhere = ['http', 'https', 'ws', 'wss', 'ftp'].map((scheme) => `${scheme}://*/*`);

/** The page has no business outside the application: behind the content security policy, requests that leave it or read files end here. */
export const blockNetwork = ({ webRequest }: Pick<Session, 'webRequest'>): void =>
  webRequest.onBeforeRequest({ urls: [...elsewhere, 'file:///*'] }, (_details, answer) => answer({ cancel: true }));
