/** The address of a broker, as far as a text contains it. */
export interface Address {
  readonly host: string;
  readonly port?: number;
  readonly tlsEnabled?: boolean;
}

const form =
  /^(?:([A-Za-z][A-Za-z0-9+.-]{0,20}):\/\/)?(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,255}))(?::(\d{1,5}))?(\/\S*)?$/;
const bareIpv6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;

/** `host`, `host:port`, `[IPv6]:port` or a URL such as `mqtts://host:8883/`. `null`: no address that a module can open, e.g. a WebSocket. */
export const readAddress = (text: string): Address | null => {
  if (bareIpv6.test(text)) return { host: text };
  const match = form.exec(text);
  if (match === null) return null;
  const [, scheme = '', ipv6, name = '', digits, path = ''] = match;
  const port = digits === undefined ? undefined : readPort(digits);
  const tlsEnabled = tlsOfProtocol(scheme);
  const isUsable = scheme === '' ? path.length <= 1 : tlsEnabled !== undefined;
  if (!isUsable || (digits !== undefined && port === undefined)) return null;
  return {
    host: ipv6 ?? name,
    ...(port === undefined ? {} : { port }),
    ...(tlsEnabled === undefined ? {} : { tlsEnabled }),
  };
};

export const readPort = (text: string): number | undefined => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
};

/** By the name of a protocol or the scheme of a URL; `undefined`: neither MQTT nor MQTTS. */
export const tlsOfProtocol = (protocol: string): boolean | undefined => {
  const name = protocol.toLowerCase();
  if (/^(?:mqtts|ssl|tls|mqtt\+ssl)$/.test(name)) return true;
  return /^(?:mqtt|tcp)$/.test(name) ? false : undefined;
};
