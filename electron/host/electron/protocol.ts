import type { CustomScheme } from 'electron';
import { pageHeaders } from '../../../shared/page-policy.ts';
import type { PageFiles } from '../node/page-files.ts';
import { isPageAddress, pageOrigin, pageScheme } from './page-address.ts';

/** Registered before the application is ready. No service workers, no CSP bypass, no streaming: files only. */
export const pageSchemePrivileges: CustomScheme = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers `app://atelier/…` from the table of files made at the start. What is not in it does not exist: no path of a request reaches the disk. */
export const answerPageRequests =
  (files: PageFiles) =>
  (request: Pick<Request, 'url' | 'method'>): Response => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405);
    const file = isPageAddress(request.url) ? files.get(pathOf(request.url)) : undefined;
    if (file === undefined) return say(404);
    const headers = { ...pageHeaders, 'content-type': file.type, 'cache-control': 'no-store' };
    return new Response(request.method === 'HEAD' ? null : Uint8Array.from(file.bytes), { status: 200, headers });
  };

/** As it stands in the address: nothing is decoded. */
const pathOf = (address: string): string => address.slice(pageOrigin.length).split(/[?#]/, 1)[0] ?? '';

const say = (status: number): Response =>
  new Response('', { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } });
