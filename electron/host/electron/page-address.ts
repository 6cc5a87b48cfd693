/** The scheme of the page's files. It is standard and secure, so that the page has an origin, storage and a content security policy. */
export const pageScheme = 'app';
const pageHost = 'atelier';

export const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageStart = `${pageOrigin}/index.html`;

/** Whether an address belongs to the page. It is parsed, because `app://atelier.evil/` begins with the same text. */
export const isPageAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
};
