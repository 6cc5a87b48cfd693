/**
 * The content security policy of the page, from whichever host it comes: everything from the application itself, scripts from files only.
 * Mantine and xterm write style elements, so styles may stand inline.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

export const contentSecurityPolicy = [...directives, "frame-ancestors 'none'"].join('; ');

/** The same inside the page, should it ever come without its headers. Browsers refuse `frame-ancestors` there, with a message. */
export const policyInPage = directives.join('; ');

/** Every answer with a part of the page carries these, whichever host gives it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
