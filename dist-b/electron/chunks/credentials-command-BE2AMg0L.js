import { d as deriveHuaweiCredentials, p as huaweiTimestamp } from "./describe-failure-DUuiI3VI.js";
import { n as secretOfFileText } from "./resolve-CWCCkgrB.js";
import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { a as successOutput, n as endInFailure, s as writeDocument } from "./json-output-DacNRF1V.js";
// electron/host/cli/credentials-command.ts
var secretLimitBytes = 4096;
/** The only command that prints a password: that is its job. */
var credentialsCommand = async (context, args) => {
	const secret = await secretOf(context, args);
	if (!secret.ok) return endInFailure(context, args, secret.error);
	const credentials = deriveHuaweiCredentials({
		deviceId: args.deviceId,
		secret: secret.value,
		timestamp: args.timestamp ?? huaweiTimestamp(context.clock.wallMs()),
		signType: args.signType,
		authType: 0
	});
	if (!credentials.ok) return endInFailure(context, args, credentials.error);
	const { clientId, username, password } = credentials.value;
	const document = {
		...successOutput,
		clientId,
		username,
		password
	};
	if (args.json) writeDocument(context, document);
	else context.out.write(`clientId  ${clientId}\nusername  ${username}\npassword  ${password}\n`);
	return 0;
};
var secretOf = async (context, args) => {
	if (args.secretFile === void 0) return ok(args.secret ?? "");
	if (args.secretFile === "-") return secretFromInput(context);
	const path = context.platform.resolve(context.workingFolder, args.secretFile);
	const content = await context.platform.readFile(path, secretLimitBytes);
	return content.ok ? ok(secretOfFileText(new TextDecoder().decode(content.value))) : content;
};
var inputProblem = (detail) => fail("usage/invalid", {
	option: "--secret-file -",
	detail
});
/** A secret that a pipe brings stands in no file and in no list of processes. One that is typed would be seen, so a terminal is refused. */
var secretFromInput = async ({ input }) => {
	if (input?.isTerminal) return inputProblem("input-is-terminal");
	const content = input === void 0 ? Buffer.alloc(0) : await readInput(input, secretLimitBytes);
	if (content === null) return inputProblem("input-too-long");
	const secret = secretOfFileText(new TextDecoder().decode(content));
	return secret === "" ? inputProblem("input-empty") : ok(secret);
};
/** Everything up to its end; `null`: more than the limit, and the rest stays unread. */
var readInput = (input, limitBytes) => new Promise((resolve) => {
	let content = Buffer.alloc(0);
	let stop = () => void 0;
	stop = input.read(async (bytes) => {
		content = Buffer.concat([content, bytes]);
		if (content.length <= limitBytes) return;
		stop();
		resolve(null);
	}, () => {
		stop();
		resolve(content);
	});
});
export { credentialsCommand };

//# sourceMappingURL=credentials-command-BE2AMg0L.js.map