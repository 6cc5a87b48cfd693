/** The scheme of the page's files. Standard and secure, so that the page has an origin, a storage and a content security policy. */
export const pageScheme = 'app';
const pageHost = 'atelier';

export const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageStart = `${pageOrigin}/index.html`;

/** Whether an address belongs to the page, by its parts: text that only begins like one (`app://atelier.evil/`) does not. */
export const isPageAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
};
