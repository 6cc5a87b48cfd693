import { createHash } from 'node:crypto';
import { request } from 'node:http';

/** What the person's other process may ask of a running one, with the token in the `Authorization` header. */
export const controlPaths = {
  alive: '/control/alive',
  visit: '/control/visit',
  stop: '/control/stop',
} as const;

/** Only who knows the token can answer with this: another program that has got the port by now cannot. */
export const proofOf = (token: string): string => createHash('sha256').update(`atelier ${token}`).digest('hex');

/** `silent`: something holds the port and does not answer. `gone`: nothing is there, or another program. */
export type ControlAnswer = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'silent' | 'gone' };

const gone: ControlAnswer = { kind: 'gone' };

const answerLimitMs = 2_000;
const longestAnswer = 1_000;

/** Asks the program whose address (with token) this is. */
export const askRunning = (address: string, wish: keyof typeof controlPaths): Promise<ControlAnswer> => {
  const url = new URL(address);
  const token = url.searchParams.get('token') ?? '';
  return new Promise((resolve) => {
    const asking = request(
      { host: '127.0.0.1', port: url.port, path: controlPaths[wish], method: 'POST', timeout: answerLimitMs },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (more: string) => {
          text = `${text}${more}`.slice(0, longestAnswer);
        });
        response.on('end', () => resolve(readAnswer(text, proofOf(token))));
        response.on('error', () => resolve(gone));
      },
    );
    asking.setHeader('authorization', `Bearer ${token}`);
    asking.on('timeout', () => {
      resolve({ kind: 'silent' });
      asking.destroy();
    });
    asking.on('error', () => resolve(gone));
    asking.end();
  });
};

const readAnswer = (text: string, proof: string): ControlAnswer =>
  text.startsWith(`${proof} `) ? { kind: 'done', text: text.slice(proof.length + 1) } : gone;
