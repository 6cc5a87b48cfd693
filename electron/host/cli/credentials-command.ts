import { deriveHuaweiCredentials, type HuaweiSignType, huaweiTimestamp } from '../../../shared/credentials/huawei.ts';
import { secretOfFileText } from '../../../shared/credentials/resolve.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';

export interface CredentialsArguments {
  readonly deviceId: string;
  readonly secret?: string;
  readonly secretFile?: string;
  readonly timestamp?: string;
  readonly signType: HuaweiSignType;
  readonly json?: boolean;
}

const secretLimitBytes = 4_096;

/** The only command that prints a password: that is its job. */
export const credentialsCommand = async (context: CommandContext, args: CredentialsArguments): Promise<number> => {
  const secret = await secretOf(context, args);
  if (!secret.ok) return reportFailure(context, secret.error);
  const credentials = deriveHuaweiCredentials({
    deviceId: args.deviceId,
    secret: secret.value,
    timestamp: args.timestamp ?? huaweiTimestamp(context.clock.wallMs()),
    signType: args.signType,
    authType: 0,
  });
  if (!credentials.ok) return reportFailure(context, credentials.error);
  const { clientId, username, password } = credentials.value;
  context.out.write(
    args.json
      ? `${JSON.stringify({ clientId, username, password }, null, 2)}\n`
      : `clientId  ${clientId}\nusername  ${username}\npassword  ${password}\n`,
  );
  return 0;
};

const secretOf = async (context: CommandContext, args: CredentialsArguments): Promise<Outcome<string>> => {
  if (args.secretFile === undefined) return ok(args.secret ?? '');
  const path = context.platform.resolve(context.workingFolder, args.secretFile);
  const content = await context.platform.readFile(path, secretLimitBytes);
  return content.ok ? ok(secretOfFileText(new TextDecoder().decode(content.value))) : content;
};
