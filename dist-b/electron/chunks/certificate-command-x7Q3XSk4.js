import { G as certificateFileLimitBytes, K as judgeCertificateAt, q as findCloudRoot } from "./report-B250rsAY.js";
import { r as failure } from "./outcome-DjrHHilm.js";
import { b as words, v as fill, y as fillText } from "./describe-failure-DUuiI3VI.js";
import { r as inspectCertificates } from "./app-OuWmS9l5.js";
import { a as successOutput, i as failureOutput, n as endInFailure, t as createListDocument } from "./json-output-DacNRF1V.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
import { a as table, o as visibleText } from "./text-CTWLLlTY.js";
// shared/words/findings.ts
/** What is noteworthy about a certificate; `{date}`, `{days}`, `{key}` and `{host}` are facts of the finding. */
var findingWords = words({
	expired: "Expired on {date}, {days} {days#day|days} ago. A module that checks dates will refuse it.",
	"not-yet-valid": "Not valid before {date}.",
	"expires-soon": "Expires on {date}, in {days} {days#day|days}.",
	"not-a-ca": "Is not a CA certificate, so it can vouch for no server but itself.",
	"is-a-ca": "Is a CA certificate; a client certificate belongs here.",
	"damaged-signature": "Its signature does not fit its content: the file was damaged when it was copied.",
	"not-self-signed": "Is not a root: another certificate issued it.",
	"weak-key": "Its key is short ({key}).",
	"unusual-key": "Its key is {key}; old module firmware documents RSA only.",
	"retired-huawei-root": "Is Huawei's IoT root of 2016. It expired on 2026-05-02 and belongs to the retired platform only; register the device in IoTDA and use its current CA.",
	"huawei-root-host-mismatch": "Does not belong to the host {host}.",
	"root-not-known-for-host": "Is not one of the roots known for {host}. If the host shows another chain, the connection fails."
}, {
	expired: "已于 {date} 过期，至今 {days} 天。检查日期的模块会拒绝它。",
	"not-yet-valid": "{date} 之前无效。",
	"expires-soon": "将于 {date} 过期，还有 {days} 天。",
	"not-a-ca": "不是 CA 证书，只能用来校验它自己。",
	"is-a-ca": "是 CA 证书；这里需要客户端证书。",
	"damaged-signature": "签名与内容不符：文件在复制时已损坏。",
	"not-self-signed": "不是根证书：由另一张证书签发。",
	"weak-key": "公钥过短（{key}）。",
	"unusual-key": "公钥为 {key}；旧固件文档只支持 RSA。",
	"retired-huawei-root": "这是华为 2016 年的 IoT 根证书，已于 2026-05-02 过期，只属于已停用的旧平台；请在 IoTDA 注册设备并使用其当前的 CA。",
	"huawei-root-host-mismatch": "不属于接入地址 {host}。",
	"root-not-known-for-host": "不在 {host} 已知的根证书之列。如果服务器使用另一条证书链，连接会失败。"
});
// electron/host/cli/certificate-command.ts
/** Read at once, of a bundle of any size. */
var partBytes = 262144;
/** Output that nobody takes yet; beyond it no more of the file is read. */
var waitingLimitBytes = 1048576;
/**
* What is in a file, as it would be sent. Warnings change nothing about the exit code; a file that cannot be read or is damaged does,
* because nothing that was made of it can work. The file is read twice, so that nothing is shown of one that is broken at its end, and no
* more than a part of it is held.
*/
var certificateCommand = async (context, args) => {
	const path = context.platform.resolve(context.workingFolder, args.file);
	const read = async (onCertificate) => {
		const seen = await inspectCertificates(partsOf(context, path), onCertificate);
		return seen.ok ? seen : {
			ok: false,
			error: withFile(seen.error, args.file)
		};
	};
	const first = await read(() => void 0);
	if (!first.ok) return endInFailure(context, args, first.error);
	const view = args.json ? jsonView(context, first.value) : textView(context, first.value);
	let index = 0;
	let damaged = null;
	const second = await read((factsOf) => {
		const facts = factsOf();
		const findings = judgeCertificateAt(index, facts, {
			role: args.role,
			nowMs: context.clock.wallMs()
		});
		const damage = findings.find(({ code }) => code === "damaged-signature");
		damaged ??= damage ? failure("certificate/damaged", {
			file: args.file,
			...damage.facts
		}) : null;
		view.certificate(facts, findings);
		index += 1;
	});
	const error = second.ok ? damaged ?? changeOf(path, first.value, second.value) : second.error;
	view.end(error);
	return error ? reportFailure(context, error) : 0;
};
/** The parts of a file, each once the output of those before it was taken. */
var partsOf = async function* ({ platform, out }, path) {
	for (let offset = 0;;) {
		if ((out.waitingBytes?.() ?? 0) > waitingLimitBytes) await out.settled?.();
		const part = await platform.readPart(path, offset, partBytes);
		yield part;
		if (!part.ok || part.value.length === 0) return;
		offset += part.value.length;
	}
};
/** Failures of the disk name the path already. */
var withFile = (error, file) => error.code.startsWith("certificate/") ? {
	...error,
	facts: {
		file,
		...error.facts
	}
} : error;
var changeOf = (path, first, second) => first.sha256 === second.sha256 ? null : failure("file/unreadable", {
	path,
	cause: "changed"
});
var jsonView = (context, { format, bytes, sha256, fileBytes }) => {
	const document = createListDocument(context, {
		format,
		bytes,
		sha256,
		fileBytes,
		fileLimitBytes: certificateFileLimitBytes
	}, "certificates");
	return {
		certificate: (facts, findings) => document.add({
			...jsonOf(facts),
			findings
		}),
		end: (error) => document.end(error ? failureOutput(context, error) : successOutput)
	};
};
var textView = (context, { bytes, sha256, fileBytes }) => {
	const { out, words } = context;
	out.write(`${fill(words.certificateSize, {
		bytes,
		sha256
	})}\n`);
	if (fileBytes > 65536) {
		const facts = {
			bytes: fileBytes,
			limit: certificateFileLimitBytes
		};
		out.write(`${fill(words.certificateTooLarge, facts)}\n`);
	}
	return {
		certificate: (facts, findings) => out.write(textOf(context, facts, findings)),
		end: () => void 0
	};
};
var isoTime = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
var jsonOf = (facts) => ({
	...facts,
	notBefore: isoTime(facts.notBeforeMs),
	notAfter: isoTime(facts.notAfterMs),
	knownAs: findCloudRoot(facts.sha256)?.name ?? null
});
var textOf = ({ words, language }, facts, findings) => {
	const yesNo = (value) => value ? words.yes : words.no;
	const key = facts.keyBits === null ? facts.keyKind : `${facts.keyKind} ${facts.keyBits}`;
	const rows = [
		[words.certificateSubject, visibleText(facts.subject)],
		[words.certificateIssuer, visibleText(facts.issuer)],
		[words.certificateValid, `${isoTime(facts.notBeforeMs)} – ${isoTime(facts.notAfterMs)}`],
		["SHA-256", facts.sha256],
		[words.certificateAuthority, yesNo(facts.isCa)],
		[words.certificateSelfSigned, yesNo(facts.selfSigned)],
		[words.certificateKey, key]
	];
	const notes = findings.map(({ code, severity, facts: found }) => {
		return `  ${severity === "error" ? "✗" : severity === "warning" ? "!" : "·"} ${fillText(findingWords[language][code], textFacts(found))}\n`;
	});
	return `\n${table(rows)}${notes.join("")}`;
};
var textFacts = (facts) => Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === "number" ? value : visibleText(String(value))]));
export { certificateCommand };

//# sourceMappingURL=certificate-command-x7Q3XSk4.js.map