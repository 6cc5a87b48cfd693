import type { CustomScheme } from 'electron';
import { pageHeaders } from '../../../shared/page-policy.ts';
import type { PageFiles } from '../node/page-files.ts';
import { isPageAddress, pageOrigin, pageScheme } from './page-address.ts';

/** Register it before the application is ready. No service workers, no CSP bypass, no streaming: files only. */
export const pageSchemePrivileges: CustomScheme = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/**
 * Answers `app://atelier/…` from a table of files that is made at the start. Other paths do not exist, so no requested path reaches the disk.
 */
export const answerPageRequests =
  (files: PageFiles) =>
  (request: Pick<Request, 'url' | 'method'>): Response => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return emptyResponse(405);
    const file = isPageAddress(request.url) ? files.get(pathOf(request.url)) : undefined;
    if (file === undefined) return emptyResponse(404);
    const headers = { ...pageHeaders, 'content-type': file.type, 'cache-control': 'no-store' };
    return new Response(request.method === 'HEAD' ? null : Uint8Array.from(file.bytes), { status: 200, headers });
  };

/** The path as written in the address, without decoding. */
const pathOf = (address: string): string => address.slice(pageOrigin.length).split(/[?#]/, 1)[0] ?? '';

const emptyResponse = (status: number): Response =>
  new Response('', { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } });
