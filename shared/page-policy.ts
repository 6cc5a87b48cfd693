/**
 * The content security policy of the page, the same for all hosts: everything from the application itself, scripts from files only.
 * Mantine and xterm add style elements, so inline styles are allowed.
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

/** The same policy inside the page, in case it is loaded without headers. Browsers reject `frame-ancestors` there with a message. */
export const policyInPage = directives.join('; ');

/** Sent with every part of the page, by every host. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
