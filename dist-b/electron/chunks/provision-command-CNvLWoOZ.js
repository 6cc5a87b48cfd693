import { i as ok, n as fail, r as failure, t as done } from "./outcome-DjrHHilm.js";
import { A as isSimulated, G as certificateFileLimitBytes, M as linkToEndpoint, N as createApp, f as profileLimitBytes, h as moduleFiles, k as createLinks, p as isPemText, u as parseProfileText } from "./report-B250rsAY.js";
import "./app-OuWmS9l5.js";
import { t as createVirtualModule } from "./virtual-module-CEAGgxAz.js";
import { a as endWith, i as trafficText, n as explainFailure, o as endWithFailure, r as showRun, s as outputOf, t as runProvision } from "./run-provision-BLZHSF_a.js";
import { c as writeJsonLine, o as withoutText, r as errorOutput, s as writeDocument } from "./json-output-DacNRF1V.js";
import { C as profileProblem, r as cloudOf } from "./clouds-CDnZGGZe.js";
import { n as secretOfFileText } from "./resolve-CWCCkgrB.js";
import { h as reportSchema, k as certificateRoles } from "./open-link-BfyoEUp7.js";
import { t as sharedFileOf } from "./output-files-JPCH5AJW.js";
import { isUtf8 } from "node:buffer";
// electron/simulator/memory-upstream.ts
/** MQTT 3.1.1 §4.7: `+` is one level, `#` the rest; neither matches a first level that begins with `$`. */
var topicMatches = (filter, topic) => {
	const want = filter.split("/");
	const have = topic.split("/");
	if (topic.startsWith("$") && (want[0] === "+" || want[0] === "#")) return false;
	for (const [index, level] of want.entries()) {
		if (level === "#") return true;
		if (index >= have.length || level !== "+" && level !== have[index]) return false;
	}
	return want.length === have.length;
};
var createClient = (broker) => {
	const closeListeners = /* @__PURE__ */ new Set();
	let open = true;
	const stopIdleTimer = broker.options.clock.after(broker.options.idleCloseMs ?? 5e3, () => client.end(true));
	const client = {
		login: null,
		subscriptions: /* @__PURE__ */ new Map(),
		messageListeners: /* @__PURE__ */ new Set(),
		end: (graceful) => {
			if (!open) return;
			open = false;
			stopIdleTimer();
			broker.clients.delete(client);
			const will = client.login?.will;
			if (will && !graceful) broker.spread(will.topic, will.payload);
			for (const listener of [...closeListeners]) listener();
		},
		connection: {
			connect: async (request) => {
				if (!open) return null;
				stopIdleTimer();
				broker.logins.push(request);
				const code = broker.options.judgeLogin?.(request) ?? 0;
				if (code === 0) takeOver(broker, client, request);
				else client.end(true);
				return code;
			},
			subscribe: async (topic, qos) => open ? subscribe(broker, client, topic, qos) : null,
			unsubscribe: async (topic) => {
				client.subscriptions.delete(topic);
				return open;
			},
			publish: async (topic, payload, qos, retain) => {
				if (!open || !client.login) return false;
				broker.publishes.push({
					clientId: client.login.clientId,
					topic,
					payload,
					qos,
					retain
				});
				if (retain) broker.retained.set(topic, payload);
				broker.spread(topic, payload);
				return true;
			},
			onMessage: (listener) => subscribeListener(client.messageListeners, listener),
			onClosed: (listener) => subscribeListener(closeListeners, listener),
			disconnect: async () => client.end(true),
			close: () => client.end(false)
		}
	};
	return client;
};
var subscribeListener = (listeners, listener) => {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
};
/** A second login with the same client id ends the first one (MQTT 3.1.1 §3.1.4). */
var takeOver = (broker, client, login) => {
	for (const other of [...broker.clients]) if (other !== client && other.login?.clientId === login.clientId) other.end(false);
	client.login = login;
};
var subscribe = (broker, client, topic, qos) => {
	if (broker.options.refusesTopic?.(topic)) return 128;
	client.subscriptions.set(topic, qos);
	for (const [name, payload] of broker.retained) if (topicMatches(topic, name)) for (const listener of client.messageListeners) listener({
		topic: name,
		payload
	});
	return qos;
};
var createMemoryUpstream = (options) => {
	const dials = [];
	const broker = {
		options,
		clients: /* @__PURE__ */ new Set(),
		retained: /* @__PURE__ */ new Map(),
		logins: [],
		publishes: [],
		spread: (topic, payload) => {
			for (const client of [...broker.clients]) {
				if (![...client.subscriptions.keys()].some((filter) => topicMatches(filter, topic))) continue;
				for (const listener of client.messageListeners) listener({
					topic,
					payload
				});
			}
		}
	};
	return {
		dials,
		logins: broker.logins,
		publishes: broker.publishes,
		subscriptions: () => [...broker.clients].flatMap((client) => [...client.subscriptions].map(([topic, qos]) => ({
			clientId: client.login?.clientId ?? "",
			topic,
			qos
		}))),
		deliver: broker.spread,
		dropAll: () => {
			for (const client of [...broker.clients]) client.end(false);
		},
		dial: async (request) => {
			dials.push(request);
			if (options.hosts && !options.hosts.includes(request.host)) return { failure: {
				reason: "unknown-host",
				detail: request.host
			} };
			const failure = request.tls ? options.judgeTls?.(request.tls) ?? null : null;
			if (failure) return { failure };
			const client = createClient(broker);
			broker.clients.add(client);
			return { connection: client.connection };
		}
	};
};
// electron/host/cli/dry-run.ts
/** A recording that is kept nowhere. */
var forgetful = (platform) => ({
	...platform,
	openAppend: (path) => ok({
		path,
		append: () => done,
		flush: async () => done,
		close: () => void 0
	})
});
/** Runs the plan on a virtual module that answers as it should, over no network: what it gets is what a real one would get. */
var dryRun = async (context, plan) => {
	const sent = [];
	const { clock, out, words } = context;
	const module = createVirtualModule({
		clock,
		upstream: createMemoryUpstream({ clock })
	});
	const app = createApp({
		platform: forgetful(context.platform),
		clock,
		version: context.version,
		openLink: (address) => Promise.resolve(ok(linkToEndpoint(module, address, 1)))
	});
	try {
		const opened = await app.openSession("sim:", { settings: { baudRate: plan.baudRate } });
		if (!opened.ok) return {
			...endWithFailure(context, opened.error),
			sent
		};
		const { session } = opened.value;
		session.on("traffic", (item) => {
			const text = item.direction === "sent" ? trafficText(item, words.maskedBytes) : null;
			if (text !== null) sent.push(text);
		});
		const endView = showRun(context, session, { traffic: "sent" });
		const result = await session.provision(plan, new AbortController().signal);
		if (result.ok && result.value.failure === null) await session.disconnect();
		endView();
		out.write(`\n${words.dryRun}\n`);
		if (!result.ok) return {
			...endWithFailure(context, result.error),
			sent
		};
		const { failure } = result.value;
		if (failure && context.err.isTerminal) context.err.write(explainFailure(context, failure));
		return {
			...failure ? endWithFailure(context, failure) : endWith(null),
			sent
		};
	} finally {
		await app.close();
		module.dispose();
	}
};
// electron/host/cli/load-plan.ts
var secretLimitBytes = 4096;
var decode = (bytes) => new TextDecoder().decode(bytes);
/** A file of another encoding would lose its Chinese topics silently, or stop at its first byte without a reason. */
var profileText = (bytes) => {
	if (bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255) return fail("profile/invalid", { problems: [profileProblem("profile", "utf-16")] });
	if (!isUtf8(bytes)) return fail("profile/invalid", { problems: [profileProblem("profile", "not-utf-8-file")] });
	return ok(decode(bytes));
};
/** Reads a profile and every file it names (relative to the profile). The person who runs the program named the path. */
var loadPlan = async (platform, profilePath, options) => {
	const text = await platform.readFile(profilePath, profileLimitBytes);
	if (!text.ok) return {
		ok: false,
		error: failure("profile/unreadable", {
			path: profilePath,
			...text.error.facts
		})
	};
	const readable = profileText(text.value);
	const profile = readable.ok ? parseProfileText(readable.value) : readable;
	if (!profile.ok) return {
		ok: false,
		error: {
			...profile.error,
			facts: {
				path: profilePath,
				...profile.error.facts
			}
		}
	};
	const folder = platform.folderOf(profilePath);
	const secret = await readSecret(platform, folder, profile.value);
	if (!secret.ok) return secret;
	const files = await readFiles(platform, folder, profile.value);
	if (!files.ok) return files;
	return ok({
		profile: profile.value,
		secret: secret.value,
		files: files.value,
		...options
	});
};
var readSecret = async (platform, folder, profile) => {
	const { secret, file } = cloudOf(profile.cloud.kind).profile.secretOf(profile.cloud);
	if (file === null) return ok(secret);
	const content = await platform.readFile(platform.resolve(folder, file), secretLimitBytes);
	return content.ok ? ok(secretOfFileText(decode(content.value))) : content;
};
var readFiles = async (platform, folder, { tls }) => {
	if (!tls.enabled) return ok([]);
	const names = moduleFiles(tls);
	const files = [];
	for (const role of certificateRoles) {
		const source = tls[role];
		if (source === null) continue;
		const content = isPemText(source) ? ok(new TextEncoder().encode(source)) : await readCertificate(platform, folder, source);
		if (!content.ok) return content;
		files.push({
			role,
			fileOnModule: names[role],
			content: content.value
		});
	}
	return ok(files);
};
/** What is too large for a module is a fault of the certificate, said as everywhere else, not one of the disk. */
var readCertificate = async (platform, folder, source) => {
	const path = platform.resolve(folder, source);
	const content = await platform.readFile(path, certificateFileLimitBytes);
	if (content.ok || content.error.facts.cause !== "too-large") return content;
	const { sizeBytes = null } = content.error.facts;
	return fail("certificate/too-large", {
		file: source,
		...sizeBytes === null ? {} : { sizeBytes },
		limitBytes: certificateFileLimitBytes
	});
};
// electron/host/cli/read-report.ts
var reportLimitBytes = 1048576;
/** A report that `provision --report` wrote. What is no such report: `usage/invalid`. */
var readReport = async (platform, path) => {
	const content = await platform.readFile(path, reportLimitBytes);
	if (!content.ok) return content;
	const report = reportSchema.safeParse(parse(new TextDecoder().decode(content.value)));
	return report.success ? ok(report.data) : fail("usage/invalid", {
		option: "--resume",
		detail: "not-a-report"
	});
};
var parse = (text) => {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
};
// electron/host/cli/watch-events.ts
var text = (bytes) => new TextDecoder().decode(bytes);
var createWatchEvents = (context, options) => {
	const { clock, words } = context;
	const tell = (line) => writeJsonLine(context, clock.wallMs(), line);
	return {
		follow: (session) => {
			const undo = [session.on("step", ({ id, item, status, ms, warnings }) => tell({
				type: "step",
				id,
				...item === void 0 ? {} : { item },
				status,
				ms,
				warnings: warnings.map(({ code }) => code)
			}))];
			if (options.traffic) undo.push(session.on("traffic", (item) => {
				const shown = trafficText(item, words.maskedBytes);
				const { direction, owner, isRecorded } = item;
				if (shown !== null) tell({
					type: "line",
					direction,
					text: shown,
					recorded: isRecorded,
					owner: owner.kind
				});
			}));
			return () => {
				for (const end of undo) end();
			};
		},
		result: (end) => tell({
			type: "result",
			...outputOf(context, end)
		}),
		state: (state) => {
			if (state.kind === "online") return tell({ type: "online" });
			if (state.kind === "offline") return tell({
				type: "offline",
				error: errorOutput(context, state.failure)
			});
			tell({
				type: "recovering",
				attempt: state.attempt,
				waitMs: state.waitMs
			});
		},
		message: (topic, payload, complete) => tell({
			type: "message",
			topic: text(topic),
			payload: text(payload),
			bytes: payload.length,
			complete
		}),
		ended: (end) => {
			const { exitCode, error } = outputOf(context, end);
			tell({
				type: "ended",
				exitCode,
				error
			});
		}
	};
};
// electron/host/cli/provision-command.ts
var provisionCommand = async (context, args) => {
	if (!args.json) return (await provision(context, args)).exitCode;
	const events = (args.watch || args.recover) && !args.dryRun ? createWatchEvents(context, { traffic: args.verbose ?? false }) : void 0;
	const end = await provision(withoutText(context), args, events);
	if (events) events.ended(end);
	else writeDocument(context, args.dryRun ? dryRunOutputOf(context, end) : outputOf(context, end));
	return end.exitCode;
};
var dryRunOutputOf = (context, end) => {
	const { ok: isOk, exitCode, error } = outputOf(context, end);
	return {
		ok: isOk,
		exitCode,
		error,
		sent: end.sent ?? []
	};
};
var provision = async (context, args, events) => {
	const { platform, clock } = context;
	const own = (path) => platform.resolve(context.workingFolder, path);
	const shared = await sharedFileOf(context, {
		report: args.report,
		record: args.record,
		profile: args.profile,
		resume: args.resume,
		port: args.port
	});
	if (shared) return endWithFailure(context, shared);
	const links = createLinks({
		platform,
		clock
	});
	try {
		if (isSimulated(args.port)) {
			const started = await links.simulation();
			if (!started.ok) return endWithFailure(context, started.error);
		}
		const plan = await loadPlan(platform, own(args.profile), {
			acceptExpired: args.acceptExpired ?? false,
			baudRate: args.baud
		});
		if (!plan.ok) return endWithFailure(context, plan.error);
		if (args.dryRun) return await dryRun(context, plan.value);
		const resume = args.resume === void 0 ? ok(null) : await readReport(platform, own(args.resume));
		if (!resume.ok) return endWithFailure(context, resume.error);
		return await runProvision(context, {
			address: args.port,
			plan: plan.value,
			links,
			traffic: args.verbose ?? false,
			keep: args.keep ?? false,
			reportPath: args.report === void 0 ? null : own(args.report),
			recordPath: args.record === void 0 ? null : own(args.record),
			resume: resume.value,
			watch: (args.watch ?? false) || (args.recover ?? false),
			recover: args.recover ?? false,
			...events ? { events } : {}
		});
	} finally {
		await links.close();
	}
};
export { provisionCommand };

//# sourceMappingURL=provision-command-CNvLWoOZ.js.map