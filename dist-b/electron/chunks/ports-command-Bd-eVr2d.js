import { n as fail } from "./outcome-DjrHHilm.js";
import { r as oneSentence, v as fill } from "./describe-failure-DUuiI3VI.js";
import { t as createOpenLink } from "./open-link-BfyoEUp7.js";
import { n as nativePortReaders, t as createPortDirectory } from "./port-directory-BUl9_oaJ.js";
import { t as probePort } from "./probe-BR9DYw6g.js";
import { n as endInFailure, s as writeDocument } from "./json-output-DacNRF1V.js";
import { a as table, o as visibleText } from "./text-CTWLLlTY.js";
// electron/host/cli/ports-command.ts
/** The rate of every log and driver first, then the next likeliest (at-dialect §2, reliability R-13). */
var probedBaudRates = [
	115200,
	9600,
	460800,
	921600,
	57600
];
var probeAttempts = 3;
var portsCommand = async (context, args) => {
	const { clock, out, words } = context;
	const listed = await createPortDirectory(nativePortReaders(process.platform), clock).listPorts();
	if (!listed.ok) return endInFailure(context, args, listed.error);
	const probes = args.probe ? await probeAll(context, listed.value) : /* @__PURE__ */ new Map();
	if (args.json) {
		writeDocument(context, listed.value.map((port) => jsonOf(port, probes.get(port.path))));
		return 0;
	}
	if (listed.value.length === 0) {
		out.write(`${words.portsNone}\n`);
		return 0;
	}
	const rows = listed.value.map((port) => rowOf(context, port, probes.get(port.path)));
	out.write(table([words.portsHeader, ...rows]));
	return 0;
};
/** One after the other: several ports may belong to one module, which answers on one line at a time. */
var probeAll = async (context, ports) => {
	const { clock } = context;
	const openLink = createOpenLink({
		clock,
		openSimulated: () => Promise.resolve(fail("link/missing"))
	});
	const results = /* @__PURE__ */ new Map();
	for (const { path } of ports) results.set(path, await probePort(openLink, path, {
		clock,
		baudRates: probedBaudRates,
		attempts: probeAttempts
	}));
	return results;
};
var jsonOf = (port, probe) => ({
	...port,
	...probe ? { probe: {
		answers: probe.answers,
		baudRate: probe.baudRate,
		version: probe.version,
		echo: probe.echo,
		error: probe.failure?.code ?? null
	} } : {}
});
var rowOf = (context, port, probe) => {
	const usb = port.vendorId && port.productId ? `${port.vendorId}:${port.productId}` : "";
	const device = [port.manufacturer, port.product].filter(Boolean).join(" ");
	const module = port.knownModule ? ` [${port.knownModule}]` : "";
	return [
		port.path,
		visibleText(`${device}${module}`),
		usb,
		probeText(context, probe)
	];
};
var probeText = ({ words, language }, probe) => {
	if (!probe) return words.portsNotProbed;
	if (probe.failure) return oneSentence(probe.failure, language);
	if (!probe.answers) return words.portsNoAnswer;
	return fill(words.portsAnswers, {
		baud: probe.baudRate ?? "",
		version: visibleText(probe.version ?? "?")
	});
};
export { portsCommand };

//# sourceMappingURL=ports-command-Bd-eVr2d.js.map