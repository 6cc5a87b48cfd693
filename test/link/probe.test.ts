import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probePort } from '../../electron/link/probe.ts';
import { fail, ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

type Reply = (text: string, link: ScriptedLink, baudRate: number, clock: VirtualClock) => void;

const probe = async (reply: Reply, { address = '/dev/ttyUSB2', baudRates = [115200] } = {}) => {
  const clock = new VirtualClock();
  const links: ScriptedLink[] = [];
  let closings = 0;
  const openLink = async (_: string, { baudRate }: { baudRate: number }) => {
    const link = new ScriptedLink();
    link.onWrite = (text) => reply(text, link, baudRate, clock);
    link.onClosed(() => {
      closings += 1;
    });
    links.push(link);
    return ok(link);
  };
  const result = await clock.runUntil(probePort(openLink, address, { clock, baudRates, attempts: 3 }));
  expect(closings).toBe(links.length);
  expect(clock.pendingTimers).toBe(0);
  return { result, sent: links.flatMap((link) => link.sent), ms: clock.nowMs(), openings: links.length };
};

const version = '\r\nAirM2M_780EP_V1007_LTE_AT\r\n\r\nOK\r\n';

describe('a port', () => {
  it('that answers OK is an AT port, with its version', async () => {
    const { result, sent, ms } = await probe((text, link) => link.say(text === 'AT\r' ? '\r\nOK\r\n' : version));
    expect(result).toEqual({
      address: '/dev/ttyUSB2',
      answers: true,
      baudRate: 115200,
      version: 'AirM2M_780EP_V1007_LTE_AT',
      echo: false,
      failure: null,
    });
    expect(sent).toEqual(['AT\r', 'ATI\r']);
    expect(ms).toBe(0);
  });

  it('may echo, split its answers into bytes and send URCs in between', async () => {
    const { result } = await probe((text, link) => {
      const answer = text === 'AT\r' ? '\r\nOK\r\n' : `\r\n+CPIN: READY\r\n${version}`;
      for (const byte of `${text}\r\n^MODE: 17,17\r\n${answer}`) link.say(byte);
    });
    expect(result).toMatchObject({ answers: true, echo: true, version: 'AirM2M_780EP_V1007_LTE_AT' });
  });

  it('may answer only the last AT; a late OK does not end the query for the version', async () => {
    let asked = 0;
    const { result, sent, ms } = await probe((text, link, _, clock) => {
      asked += 1;
      if (text === 'ATI\r') {
        link.say('\r\nOK\r\n');
        clock.after(50, () => link.say(version));
      } else if (asked === 3) link.say('\r\nOK\r\n');
    });
    expect(result).toMatchObject({ answers: true, version: 'AirM2M_780EP_V1007_LTE_AT' });
    expect(sent).toEqual(['AT\r', 'AT\r', 'AT\r', 'ATI\r']);
    expect(ms).toBe(850);
  });

  it('of another vendor gives its first line', async () => {
    const { result } = await probe((text, link) =>
      link.say(text === 'AT\r' ? 'AT\r\r\nOK\r\n' : 'ATI\r\r\nQuectel\r\nEC20F\r\n\r\nOK\r\n'),
    );
    expect(result.version).toBe('Quectel');
  });

  it('gives the line with the version, wherever it is', async () => {
    const { result } = await probe((text, link) =>
      link.say(text === 'AT\r' ? '\r\nOK\r\n' : '\r\nAirM2M module\r\nAirM2M_780EP_V1007_LTE_AT\r\nend\r\n\r\nOK\r\n'),
    );
    expect(result.version).toBe('AirM2M_780EP_V1007_LTE_AT');
  });

  it('that echoes and never answers is not reported as echoing', async () => {
    const { result } = await probe((text, link) => link.say(text));
    expect(result).toMatchObject({ answers: false, echo: false, version: null });
  });

  it('that refuses ATI still answers', async () => {
    const { result } = await probe((text, link) => link.say(text === 'AT\r' ? '\r\nOK\r\n' : '\r\nERROR\r\n'));
    expect(result).toMatchObject({ answers: true, version: null });
  });

  it.each([
    ['silence', ''],
    ['an echo', 'AT\r'],
    ['an echo with line ends', 'AT\r\n'],
    ['ERROR', '\r\nERROR\r\n'],
    ['OK inside a line', '\r\nNOT OK\r\nOK then\r\n'],
    ['an unfinished line', 'OK'],
    ['a log', '[I] boot OK.\r\n'],
    ['numeric results', '0\r'],
    ['binary noise', '\u0000\u0081\u00ff\r\n\u007fOK\r\n'],
    ['an endless line', `${'x'.repeat(100_000)}OK`],
    ['an endless line that ends in OK', `${'x'.repeat(256)}OK\r\n${'x'.repeat(255)}OK\r\n`],
  ])('that sends %s is not an AT port', async (_, reply) => {
    const { result, sent, ms } = await probe((_text, link) => link.say(reply));
    expect(result).toMatchObject({ answers: false, baudRate: null, version: null, failure: null });
    expect(sent).toEqual(['AT\r', 'AT\r', 'AT\r']);
    expect(ms).toBe(1200);
  });

  it('is tried at every baud rate until it answers', async () => {
    const { result, openings } = await probe(
      (text, link, baudRate) => link.say(baudRate === 9600 ? '\r\nOK\r\n' : `\u00f8${text}`),
      { baudRates: [115200, 9600, 57600] },
    );
    expect(result).toMatchObject({ answers: true, baudRate: 9600 });
    expect(openings).toBe(2);
  });

  it('without a baud rate is tried once', async () => {
    const { openings } = await probe(() => undefined, { address: 'tcp://gateway:7000', baudRates: [115200, 9600] });
    expect(openings).toBe(1);
  });

  it('that disappears is reported as lost', async () => {
    const { result, sent, ms } = await probe((_text, link) => link.lose());
    expect(ms).toBe(0);
    expect(result).toMatchObject({ answers: false, failure: { code: 'link/lost' } });
    expect(sent).toEqual(['AT\r']);
  });

  it('that does not open is reported with its reason, and not tried again', async () => {
    let openings = 0;
    const openLink = async () => {
      openings += 1;
      return fail('link/busy', { path: 'COM3' });
    };
    const options = { clock: new VirtualClock(), baudRates: [115200, 9600], attempts: 3 };
    expect(await probePort(openLink, 'COM3', options)).toMatchObject({
      answers: false,
      failure: { code: 'link/busy', facts: { path: 'COM3' } },
    });
    expect(openings).toBe(1);
  });

  it('receives only AT and ATI, regardless of its answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), async (answers) => {
        let turn = 0;
        const { sent } = await probe((_text, link) => link.say(answers[turn++] ?? '\r\nOK\r\n'));
        expect(sent.every((text) => text === 'AT\r' || text === 'ATI\r')).toBe(true);
        expect(sent.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
