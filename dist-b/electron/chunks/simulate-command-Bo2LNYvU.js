import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import "./app-OuWmS9l5.js";
import { n as whyNotListening, t as startSimulation } from "./simulation-GoNk026S.js";
import { i as readDevices } from "./arguments-D6ZAKZlI.js";
import { st as createSecretSet } from "./report-B250rsAY.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
import { o as visibleText } from "./text-CTWLLlTY.js";
import { closeSync, constants, openSync } from "node:fs";
import { lstat, readlink, symlink, unlink } from "node:fs/promises";
import { createServer } from "node:net";
import { spawn } from "node:child_process";
// electron/simulator/serve/serve-over-tcp.ts
/** A client that leaves more than this unread is cut off; the others and the module must not wait for it. */
var unreadLimitBytes$1 = 4194304;
var clientLimit = 16;
/**
* Serves an endpoint at `tcp://host:port` (0 takes a free port). Several clients may be there: each sees all output, and what
* they send is mixed as it comes. A port that cannot be had is `link/busy`, `link/denied` or `link/failed`.
*/
var serveOverTcp = (port, module, host = "127.0.0.1") => {
	const clients = /* @__PURE__ */ new Set();
	const server = createServer({ noDelay: true }, (socket) => {
		clients.add(socket);
		socket.on("error", () => void 0);
		socket.on("close", () => clients.delete(socket));
		socket.on("data", (bytes) => module.receive(bytes));
	});
	server.maxConnections = clientLimit;
	const stopListening = module.onOutput((bytes) => {
		for (const client of clients) send(client, bytes);
	});
	const cutClients = () => {
		for (const client of clients) client.destroy();
	};
	const stopWatching = module.onUnplugged?.(cutClients);
	let closing = null;
	const close = () => {
		closing ??= new Promise((resolve) => {
			stopListening();
			stopWatching?.();
			server.close(() => resolve());
			cutClients();
		});
		return closing;
	};
	return new Promise((resolve) => {
		server.once("error", (error) => {
			stopListening();
			stopWatching?.();
			resolve(whyNotListening(error.code, `tcp://${host}:${port}`));
		});
		server.listen(port, host, () => {
			server.on("error", () => void 0);
			const address = server.address();
			resolve(ok({
				host,
				port: typeof address === "object" && address ? address.port : port,
				close
			}));
		});
	});
};
var send = (client, bytes) => {
	if (client.writableLength + bytes.length > unreadLimitBytes$1) client.destroy();
	else if (client.writable) client.write(Uint8Array.from(bytes));
};
// electron/simulator/serve/relay-program.ts
var blockBytes = 65536;
/** In the order in which they are tried. */
var relayPrograms = [{
	name: "socat",
	arguments: [
		"-d",
		"-d",
		"-b",
		String(blockBytes),
		"STDIO",
		"PTY,rawer"
	],
	endsWithLastReader: true
}, {
	name: "python3",
	arguments: [
		"-I",
		"-u",
		"-c",
		`
import errno, os, select, sys, tty
master, slave = os.openpty()
tty.setraw(slave)
name = os.ttyname(slave)
os.close(slave)
os.set_blocking(master, False)
sys.stderr.write('PTY is ' + name + '\\nstarting data transfer loop\\n')
sys.stderr.flush()
block, unsent, hung_up = ${blockBytes}, b'', True
def state(events):
    poll = select.poll()
    poll.register(master, events)
    found = poll.poll(0)
    return found[0][1] if found else 0
def give(data):
    while data:
        data = data[os.write(1, data):]
while True:
    hung_up = bool(state(select.POLLIN) & select.POLLHUP)
    poll = select.poll()
    if len(unsent) < block:
        poll.register(0, select.POLLIN)
    if not hung_up:
        poll.register(master, select.POLLIN | (select.POLLOUT if unsent else 0))
    poll.poll(20 if hung_up else 1000)
    try:
        data = os.read(master, block)
        give(data)
    except OSError as error:
        if error.errno not in (errno.EIO, errno.EAGAIN):
            raise
    hung_up = bool(state(select.POLLIN) & select.POLLHUP)
    if len(unsent) < block and select.select([0], [], [], 0)[0]:
        data = os.read(0, block)
        if not data:
            break
        unsent += data
    if hung_up:
        unsent = b''
    if unsent:
        try:
            unsent = unsent[os.write(master, unsent):]
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EAGAIN):
                raise
`
	],
	endsWithLastReader: false
}];
/** The terminal's path once the relay says that it works, from what it wrote to stderr; else `null`. */
var announcedTerminal = (stderrText) => {
	if (!stderrText.includes("starting data transfer loop")) return null;
	return /PTY is (\/dev\/\S+)/.exec(stderrText)?.[1] ?? null;
};
// electron/simulator/serve/relay-process.ts
var startDeadlineMs = 1e4;
var endDeadlineMs = 1e3;
var stderrLimitCharacters = 8192;
/** Starts a relay and waits until its terminal is ready, or gives `null` when the program is missing or cannot make one. */
var startRelay = async (program, clock) => {
	const child = spawn(program.name, program.arguments, { stdio: [
		"pipe",
		"pipe",
		"pipe"
	] });
	const ended = new Promise((resolve) => {
		child.on("error", () => resolve());
		child.on("close", () => resolve());
	});
	for (const stream of [
		child.stdin,
		child.stdout,
		child.stderr
	]) stream.on("error", () => void 0);
	const end = () => endProcess(child, ended, clock);
	const terminal = await untilAnnounced(child, ended, clock);
	if (terminal === null) {
		await end();
		return null;
	}
	const keptOpen = program.endsWithLastReader ? keepOpen(terminal) : null;
	return {
		terminal,
		input: child.stdout,
		output: child.stdin,
		ended: ended.then(() => {
			if (keptOpen !== null) closeSync(keptOpen);
		}),
		end
	};
};
var untilAnnounced = (child, ended, clock) => new Promise((resolve) => {
	let text = "";
	const cancel = clock.after(startDeadlineMs, () => resolve(null));
	const settle = (terminal) => {
		cancel();
		resolve(terminal);
	};
	ended.then(() => settle(null));
	child.stderr.on("data", (bytes) => {
		text = (text + bytes.toString("latin1")).slice(0, stderrLimitCharacters);
		const terminal = announcedTerminal(text);
		if (terminal !== null) settle(terminal);
	});
});
/** Not as a controlling terminal, and never read from. */
var keepOpen = (terminal) => {
	try {
		return openSync(terminal, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
	} catch {
		return null;
	}
};
var endProcess = async (child, ended, clock) => {
	child.kill("SIGTERM");
	const cancelKill = clock.after(endDeadlineMs, () => child.kill("SIGKILL"));
	const abandoned = new Promise((resolve) => {
		const cancel = clock.after(2 * endDeadlineMs, resolve);
		ended.then(cancel);
	});
	await Promise.race([ended, abandoned]);
	cancelKill();
};
// electron/simulator/serve/terminal-link.ts
/** Puts the symbolic link `path` to `terminal`. An older symbolic link gives way; anything else there stays, and the result says so. */
var placeLink = async (path, terminal) => {
	try {
		const found = await lstat(path).catch(() => null);
		if (found && !found.isSymbolicLink()) return "occupied";
		if (found) await unlink(path);
		await symlink(terminal, path);
		return "placed";
	} catch {
		return "impossible";
	}
};
/** Takes the link away, unless it leads elsewhere by now. */
var removeLink = async (path, terminal) => {
	try {
		if (await readlink(path) === terminal) await unlink(path);
	} catch {}
};
// electron/simulator/serve/serve-over-pseudo-terminal.ts
/** Bytes that wait for a program which has the terminal open and does not read; what comes on top is lost, as on a wire. */
var unreadLimitBytes = 4194304;
/**
* Serves an endpoint on a pseudo-terminal at `linkPath`: raw, byte-exact, reopened as often as one likes. Needs socat or python3.
* `link/pseudo-terminal-unavailable` with `reason`: `platform` (Windows), `occupied` (a file that is no link stands there),
* `path` (the link cannot be made), `tools` (no relay works; `tried` names them).
*/
var serveOverPseudoTerminal = async (linkPath, module, clock, programs = relayPrograms) => {
	const unavailable = (reason) => fail("link/pseudo-terminal-unavailable", {
		path: linkPath,
		reason,
		tried: programs.map(({ name }) => name)
	});
	if (process.platform === "win32") return unavailable("platform");
	for (const program of programs) {
		const relay = await startRelay(program, clock);
		if (!relay) continue;
		const placed = await placeLink(linkPath, relay.terminal);
		if (placed === "placed") return ok(serviceOf(linkPath, program.name, relay, module));
		await relay.end();
		return unavailable(placed === "occupied" ? "occupied" : "path");
	}
	return unavailable("tools");
};
var serviceOf = (path, program, relay, module) => {
	const exitListeners = /* @__PURE__ */ new Set();
	let closing = null;
	relay.input.on("data", (bytes) => module.receive(bytes));
	const stopListening = module.onOutput((bytes) => {
		if (relay.output.writable && relay.output.writableLength + bytes.length <= unreadLimitBytes) relay.output.write(Uint8Array.from(bytes));
	});
	const cleanUp = async () => {
		stopListening();
		await removeLink(path, relay.terminal);
	};
	relay.ended.then(async () => {
		await cleanUp();
		if (!closing) for (const listener of [...exitListeners]) listener();
		exitListeners.clear();
	});
	return {
		path,
		terminal: relay.terminal,
		program,
		onExit(listener) {
			const own = () => listener();
			exitListeners.add(own);
			return () => {
				exitListeners.delete(own);
			};
		},
		close() {
			closing ??= relay.end().then(cleanUp);
			return closing;
		}
	};
};
// electron/host/cli/pluggable-terminal.ts
/** How long a pulled cable stays out. */
var unpluggedMs = 2e3;
/** A pseudo-terminal that is gone while the cable of the module is out, as a USB port would be. */
var servePluggableTerminal = async (path, module, clock) => {
	const first = await serveOverPseudoTerminal(path, module, clock);
	if (!first.ok) return first;
	let end = () => void 0;
	const ended = new Promise((resolve) => {
		end = resolve;
	});
	let current = null;
	let cancelWait = () => void 0;
	let closed = false;
	const plugIn = (service) => {
		current = service;
		service.onExit(() => {
			if (current === service) end();
		});
	};
	const comeBack = async () => {
		const again = await serveOverPseudoTerminal(path, module, clock);
		if (!again.ok) end();
		else if (closed) await again.value.close();
		else plugIn(again.value);
	};
	const stopWatching = module.onUnplugged?.(() => {
		const service = current;
		if (!service || closed) return;
		current = null;
		service.close().then(() => {
			if (!closed) cancelWait = clock.after(unpluggedMs, () => void comeBack());
		});
	});
	plugIn(first.value);
	return ok({
		path,
		ended,
		close: async () => {
			closed = true;
			stopWatching?.();
			cancelWait();
			await current?.close();
		}
	});
};
// electron/host/cli/simulate-command.ts
/** Runs until it is told to end or its output cannot be kept. Prints one line `ready …` when everything in it can be used. */
var simulateCommand = async (context, args) => {
	const { platform, clock } = context;
	const stopped = new Promise((resolve) => {
		context.onStop(resolve);
		context.out.onFailure?.(() => resolve());
	});
	const devices = readDevices(args.device ?? []);
	if (!devices.ok) return reportFailure(context, devices.error);
	const started = await startSimulation({
		platform,
		clock,
		cloudPort: args.cloud ?? 0,
		broker: args.broker ?? null,
		devices: devices.value,
		faults: args.fault ?? [],
		...args.module === void 0 ? {} : { model: args.module },
		...args.pace === void 0 ? {} : { paceBaud: args.pace }
	});
	if (!started.ok) return reportFailure(context, started.error);
	const simulation = started.value;
	const services = [];
	try {
		const relayEnded = await serve(context, args, simulation, services);
		if (!relayEnded.ok) return reportFailure(context, relayEnded.error);
		tellNews(context, simulation, devices.value);
		const { host, port, caPath } = simulation.cloud;
		const names = services.flatMap((service) => service.names);
		context.out.write(`ready ${[
			...names,
			`cloud=${host}:${port}`,
			`ca=${caPath}`
		].join(" ")}\n`);
		context.err.write(`${context.words.simulating}\n`);
		await Promise.race([stopped, relayEnded.value]);
		return 0;
	} finally {
		await Promise.all(services.map((service) => service.close()));
		await simulation.close();
	}
};
/** Gives a promise that resolves if the pseudo-terminal goes away by itself. */
var serve = async (context, args, { module }, services) => {
	if (args.tcp !== void 0 || args.pty === void 0) {
		const tcp = await serveOverTcp(args.tcp ?? 0, module);
		if (!tcp.ok) return tcp;
		services.push({
			names: [`tcp=${tcp.value.host}:${tcp.value.port}`],
			close: () => tcp.value.close()
		});
	}
	if (args.pty === void 0) return ok(new Promise(() => void 0));
	const terminal = await servePluggableTerminal(context.platform.resolve(context.workingFolder, args.pty), module, context.clock);
	if (!terminal.ok) return terminal;
	services.push({
		names: [`pty=${terminal.value.path}`],
		close: () => terminal.value.close()
	});
	return ok(terminal.value.ended);
};
/** What happens inside goes to stderr, so that stdout holds the one line that programs wait for. */
var tellNews = (context, { module, cloud }, devices) => {
	const secrets = createSecretSet(devices.map(({ secret }) => secret));
	const tell = (who, text) => context.err.write(`${who.padEnd(6)}  ${visibleText(secrets.maskText(text))}\n`);
	module.log((note) => tell("module", note.text));
	cloud.onEvent((event) => {
		const parts = [
			event.kind,
			event.clientId ?? "",
			"topic" in event ? event.topic ?? "" : "",
			"reason" in event ? event.reason ?? "" : ""
		];
		tell("cloud", parts.filter(Boolean).join(" "));
	});
};
export { simulateCommand };

//# sourceMappingURL=simulate-command-Bo2LNYvU.js.map