import type { CredentialsOutput } from '../../../shared/cli-output.ts';
import { deriveHuaweiCredentials, type HuaweiSignType, huaweiTimestamp } from '../../../shared/clouds/huawei/derive.ts';
import { secretOfFileText } from '../../../shared/credentials/secret-file-text.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { CommandContext, TextInput } from './host-process.ts';
import { endInFailure, successOutput, writeDocument } from './json-output.ts';

export interface CredentialsArguments {
  readonly deviceId: string;
  readonly secret?: string;
  readonly secretFile?: string;
  readonly timestamp?: string;
  readonly signType: HuaweiSignType;
  readonly json?: boolean;
}

const secretLimitBytes = 4_096;

/** The only command that prints a password. */
export const credentialsCommand = async (context: CommandContext, args: CredentialsArguments): Promise<number> => {
  const secret = await secretOf(context, args);
  if (!secret.ok) return endInFailure(context, args, secret.error);
  const credentials = deriveHuaweiCredentials({
    deviceId: args.deviceId,
    secret: secret.value,
    timestamp: args.timestamp ?? huaweiTimestamp(context.clock.wallMs()),
    signType: args.signType,
    authType: 0,
  });
  if (!credentials.ok) return endInFailure(context, args, credentials.error);
  const { clientId, username, password } = credentials.value;
  const document: CredentialsOutput = { ...successOutput, clientId, username, password };
  if (args.json) writeDocument(context, document);
  else context.out.write(`clientId  ${clientId}\nusername  ${username}\npassword  ${password}\n`);
  return 0;
};

const secretOf = async (context: CommandContext, args: CredentialsArguments): Promise<Outcome<string>> => {
  if (args.secretFile === undefined) return ok(args.secret ?? '');
  if (args.secretFile === '-') return secretFromInput(context);
  const path = context.platform.resolve(context.workingFolder, args.secretFile);
  const content = await context.platform.readFile(path, secretLimitBytes);
  return content.ok ? ok(secretOfFileText(new TextDecoder().decode(content.value))) : content;
};

type InputProblem = 'input-empty' | 'input-is-terminal' | 'input-too-long';

const inputProblem = (detail: InputProblem): Outcome<string> =>
  fail('usage/invalid', { option: '--secret-file -', detail });

/**
 * Reads the secret from a pipe, so that it is in no file and in no process list. A terminal is refused, because a typed secret would be
 * visible.
 */
const secretFromInput = async ({ input }: CommandContext): Promise<Outcome<string>> => {
  if (input?.isTerminal) return inputProblem('input-is-terminal');
  const content = input === undefined ? Buffer.alloc(0) : await readInput(input, secretLimitBytes);
  if (content === null) return inputProblem('input-too-long');
  const secret = secretOfFileText(new TextDecoder().decode(content));
  return secret === '' ? inputProblem('input-empty') : ok(secret);
};

/** Reads all input. `null`: it is longer than the limit, and the rest was not read. */
const readInput = (input: TextInput, limitBytes: number): Promise<Buffer | null> =>
  new Promise((resolve) => {
    let content = Buffer.alloc(0);
    // `onEnd` may be called before `read` returns, so `stop` needs a value first.
    let stop = (): void => undefined;
    stop = input.read(
      async (bytes) => {
        content = Buffer.concat([content, bytes]);
        if (content.length <= limitBytes) return;
        stop();
        resolve(null);
      },
      () => {
        stop();
        resolve(content);
      },
    );
  });
