import { a as ownFolder, n as pageHeaders, o as createApplication, r as within, t as readPageFiles } from "./chunks/page-files-IcMciaT6.js";
import { k as createLinks } from "./chunks/report-B250rsAY.js";
import { b as words, r as oneSentence, v as fill } from "./chunks/describe-failure-DUuiI3VI.js";
import { n as createSessionSecrets, s as createNodeClock, t as createNodePlatform } from "./chunks/node-platform-CbLh1QQ7.js";
import { i as ok, n as fail, t as done } from "./chunks/outcome-DjrHHilm.js";
import { n as nativePortReaders, t as createPortDirectory } from "./chunks/port-directory-BUl9_oaJ.js";
import { resolve } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, powerMonitor, powerSaveBlocker, protocol, safeStorage, screen, session, shell } from "electron";
var desktopWords = words({
	file: "File",
	edit: "Edit",
	go: "Go",
	view: "View",
	window: "Window",
	about: "About ATelier",
	services: "Services",
	hide: "Hide ATelier",
	hideOthers: "Hide others",
	unhide: "Show all",
	quit: "Quit ATelier",
	undo: "Undo",
	redo: "Redo",
	cut: "Cut",
	copy: "Copy",
	paste: "Paste",
	selectAll: "Select all",
	reload: "Reload the window",
	developerTools: "Developer tools",
	zoomIn: "Larger",
	zoomOut: "Smaller",
	actualSize: "Actual size",
	fullScreen: "Full screen",
	minimise: "Minimise",
	closeWindow: "Close the window",
	openLink: "Open {host} in the browser?",
	open: "Open",
	cancel: "Cancel",
	pageFailed: "The window failed twice within a minute.",
	pageFailedDetail: "What runs on the module goes on, and is recorded. Show the window again, or quit.",
	showAgain: "Show again",
	folderTaken: "ATelier runs already with this data folder.",
	folderTakenDetail: "Process {pid} uses {folder}. End it first (npm run serve -- --stop), or start with another folder: --data DIR.",
	folderFailed: "ATelier cannot use its data folder."
}, {
	file: "文件",
	edit: "编辑",
	go: "转到",
	view: "显示",
	window: "窗口",
	about: "关于 AT 工坊",
	services: "服务",
	hide: "隐藏 AT 工坊",
	hideOthers: "隐藏其他",
	unhide: "全部显示",
	quit: "退出 AT 工坊",
	undo: "撤销",
	redo: "重做",
	cut: "剪切",
	copy: "复制",
	paste: "粘贴",
	selectAll: "全选",
	reload: "重新加载窗口",
	developerTools: "开发者工具",
	zoomIn: "放大",
	zoomOut: "缩小",
	actualSize: "实际大小",
	fullScreen: "全屏",
	minimise: "最小化",
	closeWindow: "关闭窗口",
	openLink: "在浏览器中打开 {host} 吗？",
	open: "打开",
	cancel: "取消",
	pageFailed: "窗口在一分钟内两次崩溃。",
	pageFailedDetail: "模块上正在执行的操作不受影响，并继续录制。可重新显示窗口，或退出。",
	showAgain: "重新显示",
	folderTaken: "已有一个 AT 工坊在使用此数据文件夹。",
	folderTakenDetail: "进程 {pid} 正在使用 {folder}。请先将其停止（npm run serve -- --stop），或用 --data DIR 指定其他文件夹后再启动。",
	folderFailed: "AT 工坊无法使用数据文件夹。"
});
/** Every sentence of the window, by area. What is shared with the command line stays in its own tables. */
var uiWords = words({
	common: {
		product: "ATelier",
		cancel: "Cancel",
		close: "Close",
		copy: "Copy {what}",
		copied: "Copied",
		notCopied: "Not copied: the browser does not permit it. Select the text and copy it with the keyboard.",
		reveal: "Show {what}",
		hide: "Hide {what}",
		remove: "Remove",
		delete: "Delete",
		save: "Save",
		more: "More",
		why: "Likely causes",
		bytes: "{count} {count#byte|bytes}",
		notKnown: "not known yet",
		unitMs: "{value} ms",
		unitS: "{value} s",
		age: {
			seconds: "{n} s",
			minutes: "{n} min",
			hours: "{n} h",
			days: "{n} d"
		},
		utc: "{time} UTC"
	},
	shell: {
		rooms: {
			label: "Rooms",
			setup: "Setup",
			terminal: "Terminal",
			mqtt: "MQTT",
			recordings: "Recordings",
			settings: "Settings"
		},
		title: {
			idle: "{product}",
			open: "{port} · {state} · {product}",
			online: "online",
			recovering: "connecting again",
			connected: "open",
			lost: "port lost",
			running: "setting up",
			failed: "failed"
		},
		banner: "The program has ended. What you see is from before; the page tries again every second.",
		bannerNewAddress: "If you have started it again, open the address that it printed: the old one is no longer let in.",
		unreadable: "This page does not understand what the program tells it. It asks again every few seconds; if this stays, restart ATelier and report the fault.",
		locked: "This page has no key to ATelier, or one of an earlier start. Open the whole address that ATelier printed in the terminal (http://127.0.0.1:…/?token=…) in this tab; each start prints another one.",
		connecting: "Waiting for the program…",
		port: {
			label: "Port",
			none: "Choose a port",
			hint: "Or type an address: COM3, /dev/ttyUSB0, tcp://host:port",
			machine: "This machine",
			other: "Other",
			simulator: "Virtual Air720",
			simulatorSub: "no hardware needed",
			typed: "Use {address}",
			typedSub: "as typed",
			network: "over the network",
			notListed: "not found here",
			interface: "interface {number}",
			noPorts: "No serial port found. Plug the module in, or type an address.",
			notListable: "The system did not say which serial ports there are ({detail}). Open the list again, or type the port.",
			stateOpen: "open",
			stateClosed: "closed",
			stateBusy: "held by another program"
		},
		tabs: {
			label: "Open places",
			close: "Close {name}",
			closeTitle: "Close {name}?",
			closeBody: "The form of this tab holds values that are not saved in a profile. They are lost. The recording stays.",
			closeConfirm: "Close it",
			running: "setting up",
			online: "online",
			recovering: "connecting again",
			failed: "failed",
			open: "open",
			lost: "port lost",
			reopens: "waiting for the port",
			closed: "closed"
		},
		baud: {
			label: "Baud rate",
			noMeaning: "unused",
			wrong: "300 to 4000000"
		},
		connect: {
			connect: "Connect",
			disconnect: "Disconnect",
			opening: "Opening"
		},
		find: {
			button: "Find the module",
			title: "Find the module",
			teach: "Every port is asked at every usual baud rate. Ports that other programs hold are left alone.",
			running: "Asking, {done} of {total} {total#port|ports} done",
			ended: "{total} {total#port|ports} asked",
			stop: "Stop",
			again: "Search again",
			use: "Use this: {port}",
			useShort: "Use this",
			waiting: "waiting",
			asking: "asking at {baud}",
			answers: "answers at {baud}",
			silent: "does not answer AT",
			speaksAt: "speaks AT",
			sameDevice: "another port of the same module",
			device: "One USB device, {count} {count#port|ports}",
			nothing: "No port answered. Is the module powered, and is the cable a data cable?",
			noPorts: "This machine has no serial port at the moment."
		},
		noise: {
			text: "What arrives is no readable text. As a rule the module uses another baud rate than {baud}.",
			find: "Close the port and find the module"
		},
		pipeline: {
			label: "Module state",
			done: "in order",
			running: "in progress",
			failed: "failed",
			waiting: "not yet",
			warning: "weak",
			skipped: "not used",
			learnt: "learnt {age} ago from",
			never: "Not known yet. Setup asks for it, or type the command in the terminal."
		},
		chip: {
			sim: "SIM",
			simReady: "SIM ready",
			simPin: "SIM wants PIN",
			simPuk: "SIM wants PUK",
			simMissing: "No SIM",
			simFailure: "SIM faulty",
			simBusy: "SIM starting",
			network: "Network",
			registered: "Registered",
			roaming: "Roaming",
			registeredLimited: "Limited",
			searching: "Searching",
			notSearching: "Not searching",
			noNetwork: "No network",
			emergency: "Emergency only",
			denied: "Refused",
			signal: "Signal",
			noSignal: "No signal",
			attach: "Attached",
			attached: "Attached",
			notAttached: "Not attached",
			tls: "TLS",
			tlsFailed: "TLS failed",
			tlsClosed: "TLS closed",
			tlsOff: "No TLS",
			tcpFailed: "TCP failed",
			tcpClosed: "TCP closed",
			mqtt: "MQTT",
			mqttOnline: "MQTT online",
			mqttRefused: "MQTT refused",
			mqttClosed: "MQTT closed",
			mqttLost: "MQTT lost",
			mqttRecovering: "MQTT again"
		},
		chipShort: {
			sim: "SIM",
			network: "Net",
			signal: "Signal",
			attached: "IP",
			tls: "TLS",
			mqtt: "MQTT"
		},
		fact: {
			imei: "IMEI",
			iccid: "ICCID",
			operator: "Operator",
			sim: "SIM card",
			registration: "Registration",
			signal: "Signal",
			attach: "Address",
			tls: "TLS",
			mqtt: "MQTT"
		},
		recording: {
			running: "Recording {time}",
			failed: "Not recorded: the disk takes no more"
		},
		language: { button: "Language: {name}" },
		theme: {
			button: "Theme: {name}",
			light: "light",
			dark: "dark"
		},
		profile: {
			label: "Profile",
			none: "No saved profile",
			unsaved: "Not saved",
			changed: "{name}, changed",
			empty: "No profile is saved yet. Fill in the credentials in Setup and save them.",
			open: "Saved profiles",
			losesInput: "What is filled in is not saved. Choose the profile once more to drop it."
		},
		simulator: {
			button: "Virtual module",
			buttonFaults: "Virtual module, faults set: {count}",
			teach: "A module without hardware: it answers as an Air720 does, over a demo cloud on this machine.",
			faults: "Faults",
			search: "Find a fault",
			clear: "Clear all",
			active: "{count} set",
			deviceId: "device ID",
			deviceSecret: "device secret",
			deviceHint: "Published on purpose: it opens only the demo cloud.",
			cloud: "Demo cloud",
			noMatch: "No fault is called like that.",
			groupPlaced: "Behaviour",
			groupModule: "SIM, network and module",
			groupConnection: "Connection and broker",
			groupFiles: "Files",
			groupOther: "Other"
		},
		status: {
			label: "Status",
			sent: "Sent",
			received: "Received",
			rate: "Rate",
			rateValue: "{sent} / {received} KB/s",
			recording: "Recording",
			notRecording: "No recording",
			closed: "No port open",
			open: "Port open",
			reopens: "Waiting for the port",
			lost: "Port lost",
			online: "Online for {time}",
			recovering: "Connecting again, attempt {attempt}",
			lastFailure: "Last failure",
			noFailure: "No failure in this session"
		},
		failure: { dismiss: "Close the message" },
		notice: {
			settingsTitle: "The settings could not be read",
			settingsText: "They are at their defaults again. The old file is kept as {path}."
		},
		dock: { resize: "Size of the terminal" },
		action: {
			palette: "All actions",
			goSetup: "Go to Setup",
			goTerminal: "Go to Terminal",
			goMqtt: "Go to MQTT",
			goRecordings: "Go to Recordings",
			goSettings: "Go to Settings",
			portPicker: "Choose a port",
			connect: "Connect or disconnect",
			findModule: "Find the module",
			main: "Main action of the room",
			stop: "Stop",
			nextPanel: "Next panel",
			commandLine: "Command line",
			find: "Find",
			findNext: "Next hit",
			findPrevious: "Previous hit",
			nextError: "Next error",
			previousError: "Previous error",
			language: "Change language",
			theme: "Change theme",
			setUp: "Set up this module",
			resume: "Resume from here",
			runModule: "Run only: Module check-up",
			runCertificate: "Run only: Certificate",
			runCredentials: "Run only: Credentials",
			runConnect: "Run only: Connect",
			runProof: "Run only: Proof",
			saveReport: "Save report",
			restartModule: "Restart the module",
			readFiles: "Read the files on the module",
			pasteParameters: "Paste parameters",
			useDemoDevice: "Use demo device",
			saveProfile: "Save profile",
			newProfile: "New profile",
			importProfile: "Import a profile file",
			exportProfile: "Export the profile without secrets",
			deleteProfile: "Delete the profile",
			openConnection: "Open the MQTT connection",
			closeConnection: "Close the MQTT connection",
			subscribe: "Subscribe to a topic",
			publish: "Publish a message",
			readRecordings: "Read the list of recordings again",
			recordingsFolder: "Folder of the recordings",
			deleteEmptyRecordings: "Delete all empty openings"
		},
		part: {
			certificate: "Certificate: choose, look into, upload",
			credentials: "Credentials: fill in the device",
			proof: "Topics and test message",
			faults: "Faults of the virtual module"
		},
		palette: {
			label: "All actions",
			search: "What do you want to do?",
			none: "Nothing is called like that.",
			noneHint: "Actions, pages, settings, profiles, ports and recordings are found by their names in both languages, by AT command and by IMEI.",
			more: "Not shown: {count}. Type more to narrow it down.",
			again: "What is filled in is not saved. Choose it once more to drop it.",
			kind: {
				action: "Action",
				part: "Setup",
				setting: "Setting",
				profile: "Profile",
				port: "Port",
				recording: "Recording"
			},
			reason: {
				noPort: "No port is open",
				noAddress: "No port is chosen",
				running: "A run is going on",
				notRunning: "No run is going on",
				stopping: "It is being stopped already",
				nothingToResume: "No run has failed or was stopped",
				noReport: "No run has ended yet",
				online: "The connection is open already",
				offline: "No MQTT connection is open",
				notSaved: "The profile is not saved",
				notVirtual: "The virtual module is not the chosen port",
				noEmpty: "There are no empty openings",
				notHere: "This page has no main action"
			}
		}
	},
	setup: {
		title: "Set up a module",
		module: "Module",
		stages: "Setup stages",
		setUp: "Set up this module",
		stop: "Stop",
		stopping: "Stopping",
		runStage: "Run this stage",
		change: "Change",
		saveReport: "Save report",
		reportHtml: "To read and print (HTML)",
		reportJson: "For programs (JSON)",
		connectAgain: "Connect again",
		changedSince: "the form was changed since",
		choosePort: "Choose a port",
		lines: "{count} {count#line|lines}",
		showLines: "Show the lines of this stage in the terminal",
		remarks: "{count} {count#remark|remarks}",
		progress: "{at} / {of}",
		head: {
			ready: "Ready: {of} {of#stage|stages}",
			running: "Stage {at} of {of}",
			stopping: "Stopping at stage {at} of {of}",
			failed: "Failed at stage {at} of {of}",
			stopped: "Stopped at stage {at} of {of}",
			lost: "Connection lost",
			online: "Online",
			onlineChanged: "Online; the form was changed since",
			changed: "Changed since the run",
			done: "All stages done",
			partly: "{done} of {of} {of#stage|stages} done",
			closed: "The port is closed",
			took: "{time}"
		},
		live: "Stage {number}, {stage}: {state}",
		empty: {
			title: "From a bare module to a proven connection",
			body: "Choose the port of the module, or the virtual one to try it without hardware. Then one button checks the module, loads the certificate, logs in to the cloud and proves that a message arrives.",
			hint: "Certificate and credentials can be prepared below without a module."
		},
		ended: {
			closed: "The port is closed",
			body: "The results below are of the last connection.",
			reopens: "It is opened again when it comes back.",
			stopWaiting: "Stop waiting"
		},
		identity: {
			asking: "Asking the module who it is",
			unknown: "Not known whether this is the same module"
		},
		identityMeans: {
			asking: "The port was opened again. The results are shown when it is the same module.",
			unknown: "The module did not say who it is. The next run asks again."
		},
		earlierModule: {
			running: "Goes on: {what}, since {time}",
			stopping: "Being stopped: {what}, since {time}",
			done: "The module before this one: {what}, done {time}",
			failed: "The module before this one: {what}, failed {time}",
			stopped: "The module before this one: {what}, stopped {time}"
		},
		lastRun: {
			running: "Goes on: {what}, since {time}",
			stopping: "Being stopped: {what}, since {time}",
			done: "Last run: {what}, done {time}",
			failed: "Last run: {what}, failed {time}",
			stopped: "Last run: {what}, stopped {time}",
			open: "Show results",
			unchanged: "As it was when the run ended."
		},
		runAgain: "Run again",
		summary: {
			moduleWaiting: "Checks SIM card, network, signal, firmware and clock",
			moduleDone: "{count} {count#step|steps} passed[ · {detail}]",
			certificateOff: "Not needed with these settings",
			certificateNone: "Choose a CA certificate",
			certificateWrong: "{name} cannot be used",
			certificateClientCert: "Choose the client certificate",
			certificateClientKey: "Choose the client key",
			certificateExpired: "{name} has expired: choose another, or allow it",
			certificateWaiting: "{name} · {bytes} {bytes#byte|bytes}",
			certificateDone: "{name} · {bytes} {bytes#byte|bytes} · read back and identical",
			certificateIdentical: "{name} · {bytes} {bytes#byte|bytes} · already on the module, identical",
			certificateGone: "{name} was deleted on the module since",
			credentialsMissing: "Fields to fill in or correct: {count}",
			credentialsWaiting: "{clientId}",
			credentialsDone: "{clientId}",
			credentialsDemo: "The demo device exists only in the cloud of the virtual module",
			connectHost: "Needs an access host",
			connectWaiting: "Opens {host}:{port}, logs in, subscribes to {count} {count#topic|topics}",
			connectDone: "Online · {count} {count#topic|topics} subscribed",
			connectOver: "Logged in and subscribed to {count} {count#topic|topics}; now closed",
			connectLost: "The connection was lost afterwards",
			connectRecovering: "Connection lost; connecting again, attempt {attempt}",
			proofNone: "No test message is set",
			proofTopic: "Needs a topic for the test message",
			proofWaiting: "Publishes to {topic}",
			proofReturned: "The test message came back",
			proofAcknowledged: "The broker confirmed the test message",
			proofAccepted: "The module accepted the test message",
			needsStage: "Needs stage {number}",
			failedAt: "Failed at \"{step}\"",
			failed: "Failed before the first step",
			stoppedAt: "Stopped at \"{step}\"",
			stopped: "Stopped before the first step",
			awaits: "{what}"
		},
		awaits: {
			starting: "Next step begins",
			since: "{elapsed}",
			upTo: "{elapsed} of up to {limit}",
			bytes: "{done} of {total} {total#byte|bytes}",
			module: {
				answer: "Waiting for the module to answer AT",
				identity: "Asking model, firmware and IMEI",
				firmware: "Comparing the firmware",
				sim: "Waiting for the SIM card",
				signal: "Measuring the signal",
				registration: "Waiting for registration in the network",
				attach: "Waiting for packet data",
				clock: "Comparing the clock"
			},
			certificate: {
				inspect: "Reading the file",
				space: "Asking for space on the module",
				upload: "Uploading",
				verify: "Reading back and comparing"
			},
			credentials: {
				derive: "Deriving clientId, username and password",
				check: "Checking the login"
			},
			connect: {
				ssl: "Sending the TLS settings",
				config: "Sending the login",
				open: "Waiting for CONNECT OK",
				login: "Waiting for CONNACK OK",
				subscribe: "Waiting for SUBACK"
			},
			proof: {
				publish: "Publishing the test message",
				return: "Waiting for the test message to come back"
			}
		},
		checkup: {
			label: {
				model: "Model",
				sim: "SIM card",
				registration: "Network",
				firmware: "Firmware",
				operator: "Operator",
				attach: "Packet data",
				imei: "IMEI",
				signal: "Signal",
				clock: "Clock"
			},
			state: {
				ok: "in order",
				warning: "look at this",
				failed: "wrong",
				unknown: "not known",
				earlier: "earlier"
			},
			value: {
				asIs: "{text}",
				operator: "{text}",
				unknown: "not known yet",
				simReady: "Ready",
				simPin: "Asks for its PIN",
				simPuk: "Locked, asks for its PUK",
				simMissing: "Not inserted",
				simFailure: "Does not work",
				simBusy: "Busy",
				home: "Home network",
				roaming: "Roaming",
				searching: "Searching",
				denied: "Refused",
				limited: "Registered, limited",
				notSearching: "Does not search",
				notRegistered: "Not registered",
				emergency: "Emergency calls only",
				attached: "Attached",
				notAttached: "Not attached",
				excellent: "{dbm} dBm, very good",
				good: "{dbm} dBm, good",
				fair: "{dbm} dBm, fair",
				weak: "{dbm} dBm, weak",
				veryWeak: "{dbm} dBm, very weak",
				noSignal: "No signal",
				clockRight: "right to {off}",
				clockWrong: "{off} off",
				clockNone: "Not set"
			},
			learnt: "{command} at {time}"
		},
		connect: {
			steps: "Times of the steps",
			certificateAccepted: "certificate accepted",
			connected: "connected",
			accepted: "login accepted",
			skipped: "already so",
			failed: "failed",
			stopped: "stopped",
			waitingFor: "waiting for {line}",
			topics: "{n} {n#topic|topics}",
			hint: "Here stand the times of the steps once they run."
		},
		proof: {
			published: "Published",
			returned: "Came back",
			notYet: "not yet",
			identical: "Identical",
			acknowledged: "Confirmed by the broker",
			accepted: "Accepted by the module",
			none: "Without a test message nothing proves that data arrives. Enter topic and message in the credentials.",
			edit: "Edit topics and message"
		},
		report: {
			title: "Report of a module set-up",
			ok: "The module is set up.",
			failed: "The module is not set up.",
			stopped: "The work was stopped.",
			started: "Begun",
			ended: "Ended",
			made: "Report made",
			port: "Port",
			product: "Made by {name} {version}",
			module: "Module",
			family: "Family",
			model: "Model",
			firmware: "Firmware",
			imei: "IMEI",
			iccid: "ICCID",
			signal: "Signal",
			host: "Host",
			clientId: "clientId",
			username: "Username",
			registration: "Registration",
			clock: "Clock",
			clockRight: "right",
			clockWrong: "wrong",
			steps: "Steps",
			step: "Step",
			state: "State",
			time: "Time",
			causes: "Likely causes",
			certificates: "Files on the module",
			file: "File",
			size: "Bytes",
			ca: "CA certificate",
			sha256: "SHA-256 of the bytes as sent",
			verified: "Read back and identical",
			yes: "yes",
			no: "no",
			connection: "Result",
			connected: "Logged in",
			subscriptions: "Subscriptions",
			proof: "Test message",
			proofOf: {
				returned: "came back",
				acknowledged: "confirmed by the broker",
				accepted: "accepted by the module",
				none: "none"
			},
			unknown: "the module did not say",
			noSecrets: "This report holds no secrets."
		}
	},
	certificate: {
		shelf: "Certificate shelf",
		chooseFile: "Choose certificate file",
		dropHint: "PEM, DER or bundle; a file can also be dropped here",
		oneFile: "Only {file} was taken: one file at a time. A bundle of several certificates is one file.",
		upload: "Upload certificate",
		uploadNeedsPort: "Connect to a module first.",
		uploadNeedsFile: "Choose a certificate first.",
		uploadRuns: "Something is running on the module.",
		uploadUnusable: "The chosen file cannot be used.",
		uploadNotAccepted: "Expired: allow it below, or choose another.",
		useAnyway: "Use this certificate anyway",
		usedAnyway: "Used although it has expired, because you allowed it.",
		takeBack: "Take back",
		ownFile: "Your file {file}",
		forDemo: "Demo cloud of the virtual module",
		cardLine: "{purpose} · {size} {size#byte|bytes} · {ends}",
		until: "Until {date}",
		expiredOn: "Expired on {date}",
		unusable: "Cannot be used",
		notChosen: "No certificate is chosen. DigiCert Global Root CA fits most access hosts of Huawei IoTDA today.",
		subject: "Subject",
		issuer: "Issuer",
		itself: "itself",
		valid: "Valid",
		validRange: "{from} to {to}",
		daysLeft: "{days} {days#day|days} left",
		daysAgo: "expired {days} {days#day|days} ago",
		daysUntil: "begins in {days} {days#day|days}",
		kind: "Kind",
		kindRoot: "Root CA",
		kindCa: "Intermediate CA",
		kindOwnSigned: "Certificate that signed itself",
		kindDevice: "Server or device certificate",
		kindKey: "{kind}, {key} key",
		signature: "Self-signature",
		signatureGood: "checks out",
		signatureBad: "does not fit the content",
		signatureOther: "signed by its issuer; not checked here",
		sha256: "SHA-256",
		serial: "Serial number",
		inBundle: "Certificate {number} of {total}: {name}",
		findings: "What to know about it",
		severityError: "Problem",
		severityWarning: "Warning",
		severityNote: "Note",
		sent: "Sent to the module",
		lineEnds: "Line ends",
		endsLf: "LF",
		endsCrlf: "CR LF",
		endsAsIs: "As in the file",
		endsBinary: "DER",
		exactSize: "exactly {size} {size#byte|bytes}",
		converted: "(converted to PEM)",
		showBytes: "Show the exact bytes",
		hideBytes: "Hide the bytes",
		bytesView: "Bytes as they will be sent",
		bytesCut: "The first {shown} of {size} {size#byte|bytes}",
		nameOnModule: "Name on the module",
		nameProblem: "Letters, digits, . _ and -, at most 64; not beginning with . or -",
		onModuleAs: "On the module as",
		notThere: "Not uploaded in this session yet",
		replaces: "Replaces a file of this name with other content ({size} {size#byte|bytes})",
		checking: "Looking whether it is there already",
		uploading: "{done} / {total} {total#byte|bytes}",
		verifying: "Reading back",
		identical: "Read back and identical",
		already: "Already on the module, identical",
		uploadFailed: "Not uploaded: see what happened",
		uploadStopped: "Stopped",
		shaStart: "SHA-256 {start}…",
		progressOf: "Upload of {file}",
		moduleFiles: "Files on the module",
		readFiles: "Read the list",
		reading: "Reading the list of files",
		notRead: "Not read yet.",
		noFiles: "There are no files on the module.",
		free: "{size} {size#byte|bytes} free",
		filesStale: "read before the last upload",
		freeUnknown: "free space not known",
		fileName: "Name",
		fileSize: "Size",
		sizeOf: "{size} {size#byte|bytes}",
		sizeUnknown: "not known",
		deleteFile: "Delete {file}",
		deleteTitle: "Delete {file} on the module?",
		deleteText: "The file is deleted on the module. This cannot be undone; a certificate can be uploaded again from here.",
		deleteNow: "Delete on the module",
		tls: "TLS",
		tlsOn: "Encrypt the connection (TLS)",
		tlsOff: "Without TLS no certificate is used, and the login goes over the network in clear.",
		check: "Who is checked",
		checkServer: "The server",
		checkMutual: "Both sides",
		checkNone: "Nobody",
		checkServerHint: "The module checks the server by the certificate above.",
		checkMutualHint: "The module also shows the client certificate below to the server.",
		checkDates: "Check validity dates on the module",
		checkDatesHint: "The module then needs the right time; a run sets it from this computer.",
		clientCert: "Client certificate",
		clientKey: "Client key",
		chooseClientCert: "Choose client certificate",
		chooseClientKey: "Choose client key",
		needed: "Needed when both sides are checked",
		keyKept: "Private key, {size} {size#byte|bytes}. It is never shown."
	},
	credentials: {
		platform: "Platform",
		deviceId: "Device ID",
		secret: "Device secret",
		host: "Access host",
		port: "Access port",
		protocol: "Protocol",
		timestamp: "Time stamp",
		timestampLabel: "Time stamp (UTC hour)",
		timestampNow: "The current hour, taken at each run",
		timestampFixed: "Fixed; empty it for the current hour",
		useCurrentHour: "Use the current UTC hour",
		clientId: "Client ID",
		username: "Username",
		password: "Password",
		fillIn: "Fill this in",
		portProblem: "A whole number from 1 to 65535",
		numberProblem: "A whole number from {from} to {to}",
		login: "Login made from these values",
		given: "given",
		notDerived: "Not known yet",
		noneGiven: "none",
		derivedNote: "Password = HMAC-SHA256 of the secret, keyed with the time stamp; {length} hexadecimal {length#character|characters}.",
		givenNote: "The password is sent as given, {length} {length#character|characters}.",
		secretsKept: "Secrets are kept in the keyring of this system ({backend}), never in a file of the profile.",
		secretsBrowser: "Secrets stay in memory until the program ends: the version for the browser keeps none.",
		secretsNoKeyring: "Secrets stay in memory until the program ends: this system has no keyring.",
		secretsBackend: "Secrets stay in memory until the program ends: the keyring of this system has changed.",
		secretsUnavailable: "Secrets stay in memory until the program ends: the keyring cannot be used now.",
		paste: "Paste parameters",
		pasteTitle: "Paste parameters",
		pasteText: "JSON of the console, JSON of a device, lines such as clientId=…, or the three values of a ready login",
		pasteFill: "Fill in",
		pasted: "{kind}: filled in {fields}.",
		pastedAll: "{kind}: filled in.",
		pastedUntaken: "Seen, but not of a form that can be used here: {fields}.",
		pastedNothing: "Nothing in this text is recognised. Nothing was changed.",
		pastedWithheld: "This text names a secret or a password and its layout is not understood, so nothing of it was filled in. Write each as “name: value” on a line of its own, or paste one value at a time.",
		kindConsole: "Connection details of the console",
		kindDevice: "A device",
		kindTriple: "A ready login",
		kindProfile: "A profile",
		useDemo: "Use demo device",
		demoInUse: "Demo device of the virtual module",
		demoOnReal: "The demo device exists only in the cloud of the virtual module: a real module cannot log in with it.",
		replaceTitle: "Replace what was typed?",
		replaceText: "The form holds changes that are not saved. They are lost when it is filled anew.",
		replaceNow: "Replace",
		replaceStoredTitle: "Replace what is stored: {names}?",
		replaceStoredText: "The pasted text brings another value, or belongs to another device. The stored one goes; Undo brings it back until another profile is opened.",
		secretReplace: "Replace",
		secretUndo: "Undo",
		/** What a screen reader says of the buttons below a secret. */
		replaceOf: "Replace {what}",
		removeOf: "Remove {what}",
		cancelOf: "Cancel replacing {what}",
		undoOf: "Undo: {what}",
		secretStays: "The stored one stays and is used until you press Replace.",
		secretUndecided: "Press Replace to take this value, or Cancel to keep the stored one.",
		save: "Save profile",
		profileMenu: "More for this profile",
		profileNew: "New profile",
		profileCopy: "Save as a copy…",
		profileDuplicate: "Duplicate…",
		profileImport: "Import a file…",
		profileExport: "Export without secrets",
		profileExportSecrets: "Export with secrets…",
		profileDelete: "Delete…",
		nameTitle: "Name of the profile",
		nameLabel: "Name",
		nameOfCopy: "{name} (copy)",
		nameUsual: "Device {id}",
		nameNew: "New profile",
		saved: "Saved as {name}.",
		unsaved: "changes not saved",
		imported: "Imported and opened.",
		exported: "Exported as {file}.",
		exportedWithout: "A profile file has no place for: {left}.",
		exportedUnfinished: "It is not complete yet, and is imported only when it is: {problems}.",
		leftOutSecret: "the device secret beside a login that does not use it",
		leftOutLineEnds: "the line ends of the files",
		leftOutFileNames: "the names of the client files on the module",
		leftOutAccepted: "the permission to use an expired certificate",
		exportTitle: "Export with secrets?",
		exportText: "The file will hold the secrets in clear. Whoever has the file can be this device.",
		exportNow: "Export with secrets",
		deleteTitle: "Delete {name}?",
		deleteText: "The saved profile and its secrets are deleted. What the form shows stays until something else is opened.",
		deleteNow: "Delete profile",
		advanced: "More settings",
		givenLogin: "A login that is given wins over the derived one",
		givenField: "{name}, given",
		signType: "The platform compares the time stamp with its clock (signType 1)",
		keepAlive: "Keep-alive (s)",
		cleanSession: "Clean session",
		family: "Module family",
		familyAuto: "Recognise by itself",
		familyGeneric: "Other",
		apn: "APN",
		apnHint: "Empty: as the network gives it",
		simPin: "SIM PIN",
		simPinHint: "Sent once, and only if the card asks",
		subscriptions: "Subscriptions",
		subscriptionTopic: "Topic of subscription {number}",
		subscriptionQos: "QoS of subscription {number}",
		removeSubscription: "Remove subscription {number}",
		newTopic: "Topic of a new subscription",
		addSubscription: "Add",
		noSubscriptions: "Nothing is subscribed after the login.",
		proof: "Test message",
		proofOn: "Publish a test message and see it arrive",
		proofTopic: "Test topic",
		proofPayload: "Test payload",
		proofQos: "Test QoS"
	},
	diagnosis: {
		title: "What happened",
		evidence: "Evidence",
		expected: "expected here: {line}",
		nothingCame: "no answer came",
		causes: "Likely causes, most likely first",
		ruledOut: "ruled out",
		likelihood: {
			"very-likely": "very likely",
			possible: "possible",
			unlikely: "unlikely"
		},
		resume: "Resume from here",
		resumeHint: "Runs \"{step}\" again and goes on. What is proven is not done again.",
		resumeNeedsPort: "Connect the port first.",
		code: "Code",
		showLines: "Show these lines in the terminal",
		action: {
			"open-certificate": "Open certificate",
			"use-current-root": "Use the current root",
			"accept-certificate": "Use this certificate anyway",
			"upload-again": "Upload again",
			"open-credentials": "Open credentials",
			"derive-anew": "Recalculate the login",
			"open-proof": "Open topics and message",
			"check-clock": "Check module clock",
			"check-signal": "Measure the signal again",
			"check-sim": "Check the SIM card again",
			"check-network": "Check the network again",
			"check-firmware": "Read the firmware again",
			"check-module": "Check the module again",
			connect: "Connect, then send it",
			"try-again": "Try again",
			"find-module": "Find the module",
			"choose-port": "Choose a port",
			reconnect: "Connect again",
			"restart-module": "Restart the module",
			"open-faults": "Open the faults"
		},
		restart: {
			title: "Restart the module?",
			body: "The connection ends and TLS and MQTT settings are lost; files stay. It takes about 20 s until the module is registered again.",
			confirm: "Restart the module"
		},
		observation: {
			answered: "The module said: {answer}.",
			tlsCameUp: "TLS came up before the login, so the module accepted the certificate.",
			tlsCameUpUnchecked: "TLS came up before the login; the certificate of the server was not checked.",
			tcpCameUp: "The connection to the server came up before the login.",
			clockOff: "The module clock was {off} off when it was read.",
			clockRight: "The module clock was right to {off} when it was read.",
			clockNone: "The module has no time of its own.",
			signalNone: "No signal was measured.",
			signalWeak: "The signal was {dbm} dBm: weak.",
			signalGood: "The signal was {dbm} dBm: strong enough.",
			registered: "The module was registered when it was last asked.",
			notRegistered: "The module is not registered.",
			notAttached: "The module is not attached to packet data.",
			firmwareOld: "It reports {version}.",
			firmwareGood: "It reports {version}, which is new enough.",
			certificateExpired: "The chosen certificate expired on {date}.",
			certificateValid: "The chosen certificate is valid until {date}.",
			certificateForOtherHost: "The chosen root does not belong to {host}.",
			certificateNone: "No CA certificate is chosen.",
			portUsual: "{port} is the usual port for this.",
			portUnusual: "The port is {port}; usual is {usual}.",
			keepAliveIs: "The keep-alive is {seconds} s.",
			passwordMistake: "The password does not fit: {problem}.",
			passwordDerived: "The password was derived here, so only the secret itself can be wrong.",
			hostWrongSide: "{host} is an address for applications.",
			hostIsAddress: "{host} is an address, not a name.",
			faultsOn: "Faults that are on: {count}."
		}
	},
	terminal: {
		title: "Terminal",
		traffic: "Traffic",
		secretsHidden: "secrets hidden",
		filters: "Shown lines",
		sent: "TX",
		received: "RX",
		urc: "URC",
		errors: "Errors",
		showSent: "TX: what is sent",
		showReceived: "RX: answers of the module",
		showUrc: "URC: what the module says by itself",
		showErrors: "Errors",
		search: "Search the lines",
		hits: "{at} of {n}",
		noHits: "no hit",
		previousHit: "Previous hit",
		nextHit: "Next hit",
		closeSearch: "Close the search",
		dockRight: "Move the terminal to the right",
		dockBottom: "Move the terminal to the bottom",
		openRoom: "Open in Terminal",
		follow: "Follow",
		byHand: "By hand",
		watch: "Watching the connection",
		running: "running",
		divider: {
			lost: "Port lost",
			slept: "The computer went to sleep",
			closed: "Port closed",
			opened: "Port opened again",
			"other-module": "Another module: {module}"
		},
		notRecorded: "not recorded",
		lostPieces: "{n} {n#piece|pieces} of traffic {n#is|are} missing here",
		foldedPayload: "{n} {n#byte|bytes}",
		showPayload: "Show {n} {n#byte|bytes}",
		hidePayload: "Hide {n} {n#byte|bytes}",
		command: "Command",
		commandHint: "AT command, Tab completes",
		send: "Send",
		lineEnd: "Line end",
		history: "↑ history",
		waitsForAnswer: "{command} was sent and is not answered yet.",
		waits: "{command} is not sent yet.",
		waitsForProcedure: "{command} is not sent yet: the program is in the middle of its own commands.",
		waitsForCommand: "{command} is not sent yet: the command before it is not answered.",
		waitsForProof: "{command} is not sent yet: an earlier command was not answered, and it must be clear first that no late answer can come.",
		waitsForRestart: "{command} is not sent yet: the module has restarted, and does not answer so far.",
		moreWait: "{n} more behind it.",
		sendNow: "Send now",
		sendNowHint: "Sends it at once. Which result belongs to it cannot be told then: it is shown as unclaimed.",
		cancelCommand: "Cancel",
		unclaimed: "unclaimed",
		late: "late answer",
		noSession: "No port is open. Connect to send commands.",
		sessionLost: "The port is gone. Connect again to send commands.",
		sessionClosed: "The port is closed. Connect to send commands.",
		dockEmpty: "Every line that goes to the module and comes back appears here.",
		dockNothingYet: "The port is open. Nothing has been sent or received yet.",
		emptyTitle: "Every byte, both directions",
		emptyText: "Choose a port or the Virtual Air720 at the top left and connect. Then type AT below: a module that is well answers OK.",
		choosePort: "Choose a port",
		view: "View",
		text: "Text",
		hex: "Hex",
		split: "Split",
		time: "time",
		lines: "text",
		bytes: "bytes",
		kept: "{n} {n#line|lines} kept",
		lost: "{n} {n#piece|pieces} lost",
		hidden: "{n} cleared",
		showAll: "Show all again",
		clear: "Clear the view",
		copyAll: "all lines"
	},
	mqtt: {
		subscriptions: "Subscriptions",
		subscriptionsButton: "{n} {n#topic|topics}",
		otherTopic: "subscription",
		noSubscriptions: "Nothing is subscribed. Add a topic below: its messages then appear in the middle.",
		newTopic: "New subscription",
		newTopicHint: "topic, + and # allowed",
		qos: "QoS",
		qosOf: "QoS {qos}",
		subscribe: "Subscribe",
		unsubscribe: "Unsubscribe",
		unsubscribeFrom: "Unsubscribe {topic}",
		connection: "Connection",
		upFor: "up for {time}",
		offline: "offline",
		recovering: "connecting again, attempt {attempt}",
		host: "Host",
		device: "Device",
		keepAlive: "Keep-alive",
		keepAliveClean: "{seconds} s, clean session",
		keepAliveKept: "{seconds} s, session kept",
		traffic: "Traffic",
		trafficCounts: "{up} up · {down} down",
		openConnection: "Open connection",
		closeConnection: "Close connection",
		opening: "Opening: every step stands in the terminal",
		messages: "Messages",
		sent: "Sent",
		received: "Received",
		find: "Search messages",
		follow: "Follow",
		time: "time",
		topic: "topic",
		content: "content",
		bytes: "bytes",
		message: "{direction} {time} {topic}",
		binary: "binary",
		incomplete: "incomplete",
		noMatch: "No message matches.",
		older: "{n} older {n#message|messages} {n#is|are} not kept.",
		gone: "This message is no longer in the list: newer ones took its place.",
		detail: "Message",
		pretty: "Pretty",
		raw: "Raw",
		hex: "Hex",
		request: "Request",
		payload: "the payload",
		notJson: "This is no JSON. Raw and Hex show what came.",
		cut: "Only the beginning of {n} {n#byte|bytes} is shown.",
		publish: "Publish",
		publishTopic: "Topic",
		publishPayload: "Payload",
		exactLine: "Exact line that will be sent",
		quoteIs: "\\22 is a quote",
		theLine: "the line",
		thenBytes: "then, after the prompt, {n} {n#byte|bytes} as they are:",
		meter: "{n} / {limit} {limit#byte|bytes}",
		cutBytes: "Cut {n} {n#byte|bytes}: the module takes {limit} at once.",
		topicProblem: "The topic {problem}.",
		published: "Published at {time}",
		needSession: "Open the connection first: nothing can be sent or subscribed while it is closed.",
		emptyTitle: "Live messages of the module",
		emptyNoPort: "Choose a port or the Virtual Air720 at the top left, connect, and set the module up: its messages then appear here.",
		emptyOffline: "The MQTT connection is closed. Opening it logs in with the credentials of Setup and subscribes its topics; every message then appears here.",
		emptyOnline: "The connection is open. What the cloud sends, and what you publish on the right, appears here.",
		choosePort: "Choose a port",
		toSetup: "Go to Setup"
	},
	recordings: {
		label: "Recordings",
		teach: "Everything that goes over the line is written down here, with secrets masked as it is written.",
		emptyTitle: "No recording yet",
		empty: "A recording begins by itself when a port is opened and ends when it is closed. It holds every byte with its time, so that a failure can be looked at later or sent to support.",
		emptyAction: "Go to Setup",
		onlyOpeningsTitle: "Ports were opened, but nothing was sent or received",
		openFolder: "Open folder",
		showFolder: "Show folder",
		folder: "The recordings are in",
		refresh: "Read the list again",
		export: "Export",
		exportOne: "Export {name} as JSON lines",
		exporting: "{percent} %",
		deleteOne: "Delete {name}",
		deleteAsk: "Delete this recording for good?",
		live: "Recording",
		today: "Today",
		yesterday: "Yesterday",
		earlier: "Earlier",
		imei: "IMEI",
		nothing: "nothing sent or received",
		emptyHidden: "Empty openings hidden: {count}",
		emptyShown: "Empty openings shown: {count}",
		showEmpty: "Show",
		hideEmpty: "Hide",
		deleteEmpty: "Delete all empty openings",
		deleteEmptyAsk: "Delete all recordings in which nothing was sent or received for good?",
		cameOnline: "Came online",
		done: "Done",
		doneAt: "Done: {stage}",
		failed: "Failed",
		failedAt: "Failed: {stage}",
		stopped: "Stopped",
		stoppedAt: "Stopped: {stage}",
		unknownTime: "No start time: the file may be damaged"
	},
	settings: {
		title: "Settings",
		look: "Language and theme",
		language: "Language of the window",
		languageSystem: "As the system",
		theme: "Theme",
		themeSystem: "As the system",
		themeLight: "Light",
		themeDark: "Dark",
		line: "Serial line",
		dataBits: "Data bits",
		parity: "Parity",
		parityNone: "None",
		parityEven: "Even",
		parityOdd: "Odd",
		stopBits: "Stop bits",
		flowControl: "Flow control",
		flowNone: "None",
		flowRtsCts: "RTS/CTS",
		lineHint: "Applies the next time a serial port is opened. The modules of this family use 8N1 without flow control.",
		session: "Connection",
		reopen: "Open a lost port again",
		reopenHint: "When the cable or the device comes back, also after the computer has slept, the port is opened again.",
		recover: "Connect again by itself",
		recoverHint: "When the broker or the network ends the MQTT connection, it is opened again, with growing pauses.",
		secrets: "Secrets",
		secretsKept: "Device secrets are kept in the keyring of the system ({backend}).",
		secretsBrowser: "Device secrets are kept in memory until the program ends: a browser has no keyring.",
		secretsNoKeyring: "Device secrets are kept in memory until the program ends: this system offers no keyring.",
		secretsBackendChanged: "Device secrets are kept in memory until the program ends: the keyring is not the one that they were kept in.",
		secretsUnavailable: "Device secrets are kept in memory until the program ends: the keyring cannot be used.",
		secretsAlways: "They never stand in recordings, reports or logs.",
		data: "Data",
		dataHint: "Settings, profiles and recordings stay on this machine. Nothing is sent anywhere but over the port.",
		folder: "Recordings",
		openFolder: "Open folder",
		showFolder: "Show folder",
		keys: "Keys",
		keysHint: "In a browser, keys that the browser keeps for itself are left out.",
		keysAction: "Action",
		keysKeys: "Keys",
		about: "About",
		version: "Version",
		host: "Runs in",
		hostElectron: "its own window",
		hostWeb: "the browser",
		licence: "Licence"
	}
}, {
	common: {
		product: "AT 工坊",
		cancel: "取消",
		close: "关闭",
		copy: "复制{what}",
		copied: "已复制",
		notCopied: "未能复制：浏览器不允许。请选中文本后用快捷键复制。",
		reveal: "显示{what}",
		hide: "隐藏{what}",
		remove: "移除",
		delete: "删除",
		save: "保存",
		more: "更多",
		why: "可能的原因",
		bytes: "{count} 字节",
		notKnown: "尚未获知",
		unitMs: "{value} ms",
		unitS: "{value} s",
		age: {
			seconds: "{n} 秒",
			minutes: "{n} 分钟",
			hours: "{n} 小时",
			days: "{n} 天"
		},
		utc: "{time} UTC"
	},
	shell: {
		rooms: {
			label: "功能区",
			setup: "上云",
			terminal: "终端",
			mqtt: "MQTT",
			recordings: "录制",
			settings: "设置"
		},
		title: {
			idle: "{product}",
			open: "{port} · {state} · {product}",
			online: "在线",
			recovering: "正在重连",
			connected: "已打开",
			lost: "端口丢失",
			running: "正在上云",
			failed: "失败"
		},
		banner: "程序已退出。页面显示的是退出前的状态，每秒自动重试一次。",
		bannerNewAddress: "如果已重新启动程序，请打开它新显示的地址，旧地址已失效。",
		unreadable: "页面无法识别程序发来的数据，每隔几秒会重新请求。如果一直这样，请重启 ATelier 并反馈此问题。",
		locked: "此页面没有打开 AT 工坊所需的令牌，或令牌已失效。请在此标签页中打开终端里显示的完整地址（http://127.0.0.1:…/?token=…）；每次启动后地址都会改变。",
		connecting: "正在等待程序…",
		port: {
			label: "端口",
			none: "选择端口",
			hint: "也可直接输入地址：COM3、/dev/ttyUSB0、tcp://host:port",
			machine: "本机端口",
			other: "其他",
			simulator: "虚拟 Air720",
			simulatorSub: "无需硬件",
			typed: "使用 {address}",
			typedSub: "手动输入",
			network: "经网络连接",
			notListed: "本机未找到",
			interface: "接口 {number}",
			noPorts: "未发现串口。请插入模块，或直接输入地址。",
			notListable: "无法读取系统的串口列表（{detail}）。请重新打开列表，或直接输入串口。",
			stateOpen: "已打开",
			stateClosed: "未打开",
			stateBusy: "被其他程序占用"
		},
		tabs: {
			label: "已打开的位置",
			close: "关闭 {name}",
			closeTitle: "关闭 {name}？",
			closeBody: "此标签页的表单中有未保存到方案的内容，关闭后将丢失。录制文件会保留。",
			closeConfirm: "关闭",
			running: "正在上云",
			online: "在线",
			recovering: "正在重新连接",
			failed: "失败",
			open: "已打开",
			lost: "端口已丢失",
			reopens: "等待端口恢复",
			closed: "已关闭"
		},
		baud: {
			label: "波特率",
			noMeaning: "不适用",
			wrong: "300 至 4000000"
		},
		connect: {
			connect: "连接",
			disconnect: "断开",
			opening: "正在打开"
		},
		find: {
			button: "查找模块",
			title: "查找模块",
			teach: "用各种常用波特率逐个询问端口；被其他程序占用的端口不会打扰。",
			running: "正在询问，已完成 {done} / {total} 个端口",
			ended: "已询问 {total} 个端口",
			stop: "停止",
			again: "重新查找",
			use: "使用此端口：{port}",
			useShort: "使用此端口",
			waiting: "等待",
			asking: "正在以 {baud} 询问",
			answers: "以 {baud} 应答",
			silent: "不应答 AT",
			speaksAt: "AT 口",
			sameDevice: "同一模块的另一个端口",
			device: "同一 USB 设备，{count} 个端口",
			nothing: "没有端口应答。请检查模块是否上电，数据线是否能传数据（而不只是充电）。",
			noPorts: "本机当前没有串口。"
		},
		noise: {
			text: "收到的数据不是可读文本，通常是波特率不符（当前 {baud}）。",
			find: "关闭端口并查找模块"
		},
		pipeline: {
			label: "模块状态",
			done: "正常",
			running: "进行中",
			failed: "失败",
			waiting: "尚未",
			warning: "偏弱",
			skipped: "未使用",
			learnt: "{age}前获知，来自",
			never: "尚未获知。执行上云会查询，也可在终端手动输入命令。"
		},
		chip: {
			sim: "SIM 卡",
			simReady: "SIM 就绪",
			simPin: "SIM 需 PIN",
			simPuk: "SIM 需 PUK",
			simMissing: "无 SIM 卡",
			simFailure: "SIM 故障",
			simBusy: "SIM 启动中",
			network: "网络",
			registered: "已注册",
			roaming: "漫游",
			registeredLimited: "注册受限",
			searching: "正在搜网",
			notSearching: "未搜网",
			noNetwork: "无网络",
			emergency: "仅紧急呼叫",
			denied: "注册被拒",
			signal: "信号",
			noSignal: "无信号",
			attach: "附着",
			attached: "已附着",
			notAttached: "未附着",
			tls: "TLS",
			tlsFailed: "TLS 失败",
			tlsClosed: "TLS 已断开",
			tlsOff: "未加密",
			tcpFailed: "TCP 失败",
			tcpClosed: "TCP 已断开",
			mqtt: "MQTT",
			mqttOnline: "MQTT 在线",
			mqttRefused: "MQTT 被拒",
			mqttClosed: "MQTT 已断开",
			mqttLost: "MQTT 掉线",
			mqttRecovering: "MQTT 重连中"
		},
		chipShort: {
			sim: "SIM",
			network: "网络",
			signal: "信号",
			attached: "IP",
			tls: "TLS",
			mqtt: "MQTT"
		},
		fact: {
			imei: "IMEI",
			iccid: "ICCID",
			operator: "运营商",
			sim: "SIM 卡",
			registration: "网络注册",
			signal: "信号",
			attach: "IP 地址",
			tls: "TLS",
			mqtt: "MQTT"
		},
		recording: {
			running: "录制中 {time}",
			failed: "未在录制：磁盘无法写入"
		},
		language: { button: "语言：{name}" },
		theme: {
			button: "外观：{name}",
			light: "浅色",
			dark: "深色"
		},
		profile: {
			label: "方案",
			none: "没有已保存的方案",
			unsaved: "未保存",
			changed: "{name}，有改动",
			empty: "还没有保存方案。在上云页填写接入凭据后保存。",
			open: "已保存的方案",
			losesInput: "当前填写的内容尚未保存。再选一次该方案将放弃这些内容。"
		},
		simulator: {
			button: "虚拟模块",
			buttonFaults: "虚拟模块，已注入 {count} 个故障",
			teach: "无需硬件的模块：应答与 Air720 一致，连接本机上的演示云。",
			faults: "故障注入",
			search: "查找故障",
			clear: "全部清除",
			active: "已注入 {count} 个",
			deviceId: "设备 ID",
			deviceSecret: "设备密钥",
			deviceHint: "公开的密钥，只能接入演示云。",
			cloud: "演示云",
			noMatch: "没有匹配的故障。",
			groupPlaced: "通用行为",
			groupModule: "SIM、网络与模块",
			groupConnection: "连接与服务器",
			groupFiles: "文件",
			groupOther: "其他"
		},
		status: {
			label: "状态栏",
			sent: "已发送",
			received: "已接收",
			rate: "速率",
			rateValue: "{sent} / {received} KB/s",
			recording: "录制",
			notRecording: "未在录制",
			closed: "未打开端口",
			open: "端口已打开",
			reopens: "等待端口恢复",
			lost: "端口已丢失",
			online: "已在线 {time}",
			recovering: "正在重连，第 {attempt} 次",
			lastFailure: "最近失败",
			noFailure: "本次会话无失败"
		},
		failure: { dismiss: "关闭提示" },
		notice: {
			settingsTitle: "设置文件无法读取",
			settingsText: "已恢复为默认设置，原文件保存为 {path}。"
		},
		dock: { resize: "终端区大小" },
		action: {
			palette: "全部操作",
			goSetup: "转到上云",
			goTerminal: "转到终端",
			goMqtt: "转到 MQTT",
			goRecordings: "转到录制",
			goSettings: "转到设置",
			portPicker: "选择端口",
			connect: "连接或断开",
			findModule: "查找模块",
			main: "当前页的主要操作",
			stop: "停止",
			nextPanel: "下一个面板",
			commandLine: "命令行",
			find: "查找",
			findNext: "下一处匹配",
			findPrevious: "上一处匹配",
			nextError: "下一个错误",
			previousError: "上一个错误",
			language: "切换语言",
			theme: "切换外观",
			setUp: "全部执行",
			resume: "从这里继续",
			runModule: "只运行：模块体检",
			runCertificate: "只运行：证书",
			runCredentials: "只运行：接入凭据",
			runConnect: "只运行：连接",
			runProof: "只运行：验证",
			saveReport: "保存报告",
			restartModule: "重启模块",
			readFiles: "读取模块上的文件",
			pasteParameters: "粘贴参数",
			useDemoDevice: "使用演示设备",
			saveProfile: "保存方案",
			newProfile: "新建方案",
			importProfile: "导入方案文件",
			exportProfile: "导出方案（不含密钥）",
			deleteProfile: "删除方案",
			openConnection: "建立 MQTT 连接",
			closeConnection: "断开 MQTT 连接",
			subscribe: "订阅主题",
			publish: "发布消息",
			readRecordings: "刷新录制列表",
			recordingsFolder: "录制文件夹",
			deleteEmptyRecordings: "删除全部空录制"
		},
		part: {
			certificate: "证书：选择、查看、上传",
			credentials: "接入凭据：填写设备信息",
			proof: "主题与测试消息",
			faults: "虚拟模块故障注入"
		},
		palette: {
			label: "全部操作",
			search: "想做什么？",
			none: "没有匹配的内容。",
			noneHint: "可按中英文名称、AT 命令或 IMEI 查找操作、页面、设置、方案、端口和录制。",
			more: "还有 {count} 项未显示，请继续输入以缩小范围。",
			again: "当前填写的内容尚未保存。再选一次将放弃这些内容。",
			kind: {
				action: "操作",
				part: "上云",
				setting: "设置",
				profile: "方案",
				port: "端口",
				recording: "录制"
			},
			reason: {
				noPort: "未打开端口",
				noAddress: "未选择端口",
				running: "正在执行",
				notRunning: "没有正在执行的步骤",
				stopping: "正在停止",
				nothingToResume: "没有失败或已停止的执行",
				noReport: "尚未执行完成过",
				online: "连接已建立",
				offline: "未建立 MQTT 连接",
				notSaved: "方案尚未保存",
				notVirtual: "当前端口不是虚拟模块",
				noEmpty: "没有空录制",
				notHere: "当前页没有主要操作"
			}
		}
	},
	setup: {
		title: "模块上云",
		module: "模块",
		stages: "上云步骤",
		setUp: "全部执行",
		stop: "停止",
		stopping: "正在停止",
		runStage: "只运行这一步",
		change: "修改",
		saveReport: "保存报告",
		reportHtml: "供阅读和打印（HTML）",
		reportJson: "供程序使用（JSON 文件）",
		connectAgain: "重新连接",
		changedSince: "此后设置已改动",
		choosePort: "选择端口",
		lines: "{count} 行",
		showLines: "在终端中显示这一步的收发行",
		remarks: "{count} 条提示",
		progress: "{at} / {of}",
		head: {
			ready: "就绪，共 {of} 步",
			running: "第 {at} 步，共 {of} 步",
			stopping: "正在停止，第 {at} 步，共 {of} 步",
			failed: "第 {at} 步失败，共 {of} 步",
			stopped: "停在第 {at} 步，共 {of} 步",
			lost: "连接已断开",
			online: "模块已上线",
			onlineChanged: "在线；表单此后已修改",
			changed: "运行后已修改",
			done: "全部步骤已完成",
			partly: "已完成 {done} 步，共 {of} 步",
			closed: "端口已关闭",
			took: "用时 {time}"
		},
		live: "第 {number} 步，{stage}：{state}",
		empty: {
			title: "让一块新模块连上云，并验证收发",
			body: "先选择模块所在的端口；没有硬件时可选虚拟模块试用。之后只需一个按钮：检查模块、写入证书、登录云平台，并验证消息能够到达。",
			hint: "没有模块时，也可以先在下面准备证书和接入凭据。"
		},
		ended: {
			closed: "端口已关闭",
			body: "下面是上一次连接的结果。",
			reopens: "端口恢复后会自动重新打开。",
			stopWaiting: "停止等待"
		},
		identity: {
			asking: "正在询问模块身份",
			unknown: "无法确认是否为同一模块"
		},
		identityMeans: {
			asking: "端口已重新打开。确认是同一模块后显示原有结果。",
			unknown: "模块未报告身份。下次运行时会再次询问。"
		},
		earlierModule: {
			running: "正在运行：{what}，开始于 {time}",
			stopping: "正在停止：{what}，开始于 {time}",
			done: "此前的模块：{what}，{time} 完成",
			failed: "此前的模块：{what}，{time} 失败",
			stopped: "此前的模块：{what}，{time} 停止"
		},
		lastRun: {
			running: "正在运行：{what}，开始于 {time}",
			stopping: "正在停止：{what}，开始于 {time}",
			done: "上次运行：{what}，{time} 完成",
			failed: "上次运行：{what}，{time} 失败",
			stopped: "上次运行：{what}，{time} 停止",
			open: "查看结果",
			unchanged: "为该次运行结束时的结果。"
		},
		runAgain: "需重新运行",
		summary: {
			moduleWaiting: "检查 SIM 卡、网络、信号、固件和时钟",
			moduleDone: "已通过 {count} 项检查[ · {detail}]",
			certificateOff: "按当前设置不需要证书",
			certificateNone: "请选择 CA 证书",
			certificateWrong: "{name} 不能使用",
			certificateClientCert: "请选择客户端证书",
			certificateClientKey: "请选择客户端私钥",
			certificateExpired: "{name} 已过期：请另选，或允许使用",
			certificateWaiting: "{name} · {bytes} 字节",
			certificateDone: "{name} · {bytes} 字节 · 已回读，内容一致",
			certificateIdentical: "{name} · {bytes} 字节 · 模块上已有，内容一致",
			certificateGone: "{name} 之后已从模块上删除",
			credentialsMissing: "待填写或改正：{count} 项",
			credentialsWaiting: "{clientId}",
			credentialsDone: "{clientId}",
			credentialsDemo: "演示设备只存在于虚拟模块的演示云中",
			connectHost: "还需填写接入地址",
			connectWaiting: "连接 {host}:{port}，登录并订阅 {count} 个主题",
			connectDone: "在线 · 已订阅 {count} 个主题",
			connectOver: "曾登录并订阅 {count} 个主题，现已断开",
			connectLost: "连接成功后又断开",
			connectRecovering: "连接已断开，正在重连（第 {attempt} 次）",
			proofNone: "没有设置测试消息",
			proofTopic: "还需填写测试消息的主题",
			proofWaiting: "发布到 {topic}",
			proofReturned: "测试消息已返回",
			proofAcknowledged: "服务器已确认测试消息",
			proofAccepted: "模块已接受测试消息",
			needsStage: "需先完成第 {number} 步",
			failedAt: "在“{step}”处失败",
			failed: "尚未开始就失败",
			stoppedAt: "停在“{step}”",
			stopped: "尚未开始就已停止",
			awaits: "{what}"
		},
		awaits: {
			starting: "即将开始下一项",
			since: "{elapsed}",
			upTo: "{elapsed}，最长 {limit}",
			bytes: "{done} / {total} 字节",
			module: {
				answer: "等待模块应答 AT",
				identity: "查询型号、固件和 IMEI",
				firmware: "核对固件版本",
				sim: "等待 SIM 卡就绪",
				signal: "测量信号",
				registration: "等待注册到网络",
				attach: "等待数据附着",
				clock: "核对时钟"
			},
			certificate: {
				inspect: "读取文件",
				space: "查询模块存储空间",
				upload: "正在上传",
				verify: "回读并比对"
			},
			credentials: {
				derive: "计算 clientId、username 和 password",
				check: "核对登录信息"
			},
			connect: {
				ssl: "发送 TLS 设置",
				config: "发送登录信息",
				open: "等待 CONNECT OK",
				login: "等待 CONNACK OK",
				subscribe: "等待 SUBACK"
			},
			proof: {
				publish: "发布测试消息",
				return: "等待测试消息返回"
			}
		},
		checkup: {
			label: {
				model: "型号",
				sim: "SIM 卡",
				registration: "网络注册",
				firmware: "固件",
				operator: "运营商",
				attach: "数据附着",
				imei: "IMEI",
				signal: "信号",
				clock: "模块时钟"
			},
			state: {
				ok: "正常",
				warning: "请留意",
				failed: "有问题",
				unknown: "未知",
				earlier: "较早的结果"
			},
			value: {
				asIs: "{text}",
				operator: "{text}",
				unknown: "尚未获知",
				simReady: "就绪",
				simPin: "要求输入 PIN 码",
				simPuk: "已锁，要求 PUK 码",
				simMissing: "未插卡",
				simFailure: "无法使用",
				simBusy: "正忙",
				home: "本地网络",
				roaming: "漫游",
				searching: "正在搜网",
				denied: "被拒绝",
				limited: "已注册，受限",
				notSearching: "未搜网",
				notRegistered: "未注册",
				emergency: "仅限紧急呼叫",
				attached: "已附着",
				notAttached: "未附着",
				excellent: "{dbm} dBm，很好",
				good: "{dbm} dBm，良好",
				fair: "{dbm} dBm，一般",
				weak: "{dbm} dBm，较弱",
				veryWeak: "{dbm} dBm，很弱",
				noSignal: "无信号",
				clockRight: "误差 {off}",
				clockWrong: "相差 {off}",
				clockNone: "未设置"
			},
			learnt: "{command}，{time} 获知"
		},
		connect: {
			steps: "各步耗时",
			certificateAccepted: "证书校验通过",
			connected: "已连接",
			accepted: "登录成功",
			skipped: "无需重做",
			failed: "失败",
			stopped: "已停止",
			waitingFor: "等待 {line}",
			topics: "{n} 个主题",
			hint: "运行后这里显示各步耗时。"
		},
		proof: {
			published: "已发布",
			returned: "已返回",
			notYet: "尚未",
			identical: "内容一致",
			acknowledged: "服务器已确认",
			accepted: "模块已接受",
			none: "没有测试消息，就无法证明数据能够到达。请在接入凭据中填写主题和消息。",
			edit: "编辑主题与消息"
		},
		report: {
			title: "模块上云报告",
			ok: "模块已完成上云。",
			failed: "模块未完成上云。",
			stopped: "操作被停止。",
			started: "开始",
			ended: "结束",
			made: "报告生成",
			port: "端口",
			product: "由 {name} {version} 生成",
			module: "模块",
			family: "系列",
			model: "型号",
			firmware: "固件",
			imei: "IMEI",
			iccid: "ICCID",
			signal: "信号",
			host: "接入地址",
			clientId: "客户端 ID（clientId）",
			username: "用户名",
			registration: "网络注册",
			clock: "时钟",
			clockRight: "正确",
			clockWrong: "不正确",
			steps: "步骤",
			step: "步骤",
			state: "状态",
			time: "用时",
			causes: "可能的原因",
			certificates: "模块上的文件",
			file: "文件",
			size: "字节",
			ca: "CA 证书",
			sha256: "所发送字节的 SHA-256",
			verified: "已回读，内容一致",
			yes: "是",
			no: "否",
			connection: "连接结果",
			connected: "已登录",
			subscriptions: "订阅",
			proof: "测试消息",
			proofOf: {
				returned: "已返回",
				acknowledged: "服务器已确认",
				accepted: "模块已接受",
				none: "无"
			},
			unknown: "模块未给出",
			noSecrets: "本报告不含任何密钥。"
		}
	},
	certificate: {
		shelf: "证书库",
		chooseFile: "选择证书文件",
		dropHint: "支持 PEM、DER 或证书链，也可将文件拖到这里",
		oneFile: "只取用了 {file}：一次只能放一个文件。多张证书可以合并在一个文件里。",
		upload: "上传证书",
		uploadNeedsPort: "请先连接模块。",
		uploadNeedsFile: "请先选择证书。",
		uploadRuns: "模块正在执行其他操作。",
		uploadUnusable: "所选文件无法使用。",
		uploadNotAccepted: "已过期：请在下方允许使用，或改选其他证书。",
		useAnyway: "仍然使用此证书",
		usedAnyway: "证书已过期，已允许使用。",
		takeBack: "撤回",
		ownFile: "本地文件 {file}",
		forDemo: "虚拟模块的演示云",
		cardLine: "{purpose} · {size} 字节 · {ends}",
		until: "有效至 {date}",
		expiredOn: "已于 {date} 过期",
		unusable: "无法使用",
		notChosen: "尚未选择证书。当前华为 IoTDA 的接入地址大多使用 DigiCert Global Root CA。",
		subject: "使用者",
		issuer: "颁发者",
		itself: "自身",
		valid: "有效期",
		validRange: "{from} 至 {to}",
		daysLeft: "剩余 {days} 天",
		daysAgo: "已过期 {days} 天",
		daysUntil: "{days} 天后生效",
		kind: "类型",
		kindRoot: "根 CA",
		kindCa: "中间 CA",
		kindOwnSigned: "自签名证书",
		kindDevice: "服务器或设备证书",
		kindKey: "{kind}，{key} 公钥",
		signature: "自签名",
		signatureGood: "校验通过",
		signatureBad: "与内容不符",
		signatureOther: "由颁发者签名，此处不校验",
		sha256: "SHA-256",
		serial: "序列号",
		inBundle: "第 {number} 张，共 {total} 张：{name}",
		findings: "需要注意",
		severityError: "问题",
		severityWarning: "警告",
		severityNote: "说明",
		sent: "发送内容",
		lineEnds: "行尾",
		endsLf: "LF",
		endsCrlf: "CR LF",
		endsAsIs: "与文件相同",
		endsBinary: "DER",
		exactSize: "共 {size} 字节",
		converted: "（已转为 PEM）",
		showBytes: "查看实际字节",
		hideBytes: "收起字节",
		bytesView: "实际发送的字节",
		bytesCut: "前 {shown} 字节，共 {size} 字节",
		nameOnModule: "模块上的文件名",
		nameProblem: "只能用字母、数字、. _ -，最多 64 个，且不能以 . 或 - 开头",
		onModuleAs: "写入模块为",
		notThere: "本次会话中尚未上传",
		replaces: "将替换模块上的同名文件（内容不同，{size} 字节）",
		checking: "正在检查模块上是否已有",
		uploading: "{done} / {total} 字节",
		verifying: "正在回读",
		identical: "已回读，内容一致",
		already: "模块上已有，内容一致",
		uploadFailed: "未上传，请看“发生了什么”",
		uploadStopped: "已停止",
		shaStart: "SHA-256 {start}…",
		progressOf: "上传 {file} 的进度",
		moduleFiles: "模块上的文件",
		readFiles: "读取文件列表",
		reading: "正在读取文件列表",
		notRead: "尚未读取。",
		noFiles: "模块上没有文件。",
		free: "剩余空间 {size} 字节",
		filesStale: "读取于上次写入之前",
		freeUnknown: "剩余空间未知",
		fileName: "文件名",
		fileSize: "大小",
		sizeOf: "{size} 字节",
		sizeUnknown: "未知",
		deleteFile: "删除 {file}",
		deleteTitle: "删除模块上的 {file}？",
		deleteText: "将删除模块上的这个文件，无法撤销；证书可以从这里重新上传。",
		deleteNow: "从模块删除",
		tls: "TLS",
		tlsOn: "加密连接（TLS）",
		tlsOff: "不使用 TLS 时不需要证书，登录信息将以明文传输。",
		check: "校验对象",
		checkServer: "校验服务器",
		checkMutual: "双向认证",
		checkNone: "不校验",
		checkServerHint: "模块用上面的证书校验服务器。",
		checkMutualHint: "模块还会向服务器出示下面的客户端证书。",
		checkDates: "模块检查证书有效期",
		checkDatesHint: "需要模块时间正确；执行时会按本机时间校准。",
		clientCert: "客户端证书",
		clientKey: "客户端私钥",
		chooseClientCert: "选择客户端证书",
		chooseClientKey: "选择客户端私钥",
		needed: "双向认证时必须提供",
		keyKept: "私钥，{size} 字节，内容不会显示。"
	},
	credentials: {
		platform: "平台",
		deviceId: "设备 ID",
		secret: "设备密钥",
		host: "接入地址",
		port: "接入端口",
		protocol: "协议",
		timestamp: "时间戳",
		timestampLabel: "时间戳（UTC 小时）",
		timestampNow: "每次执行时取当前小时",
		timestampFixed: "固定值；清空则取当前小时",
		useCurrentHour: "使用当前 UTC 小时",
		clientId: "客户端 ID",
		username: "用户名",
		password: "密码",
		fillIn: "请填写此项",
		portProblem: "须为 1 至 65535 的整数",
		numberProblem: "须为 {from} 至 {to} 的整数",
		login: "由以上参数得出的登录信息",
		given: "指定值",
		notDerived: "尚未得出",
		noneGiven: "无",
		derivedNote: "密码由设备密钥以时间戳为键做 HMAC-SHA256 得出，共 {length} 个十六进制字符。",
		givenNote: "按指定的密码发送，共 {length} 个字符。",
		secretsKept: "密钥保存在系统密钥环（{backend}）中，不写入方案。",
		secretsBrowser: "密钥只保留在内存中，程序退出即清除：浏览器版本不保存密钥。",
		secretsNoKeyring: "密钥只保留在内存中，程序退出即清除：本系统没有密钥环。",
		secretsBackend: "密钥只保留在内存中，程序退出即清除：系统密钥环已更换。",
		secretsUnavailable: "密钥只保留在内存中，程序退出即清除：系统密钥环暂不可用。",
		paste: "粘贴参数",
		pasteTitle: "粘贴参数",
		pasteText: "控制台的 JSON、设备 JSON、clientId=… 形式的多行文本，或现成的登录三元组",
		pasteFill: "填入",
		pasted: "{kind}，已填入：{fields}。",
		pastedAll: "{kind}，已填入。",
		pastedUntaken: "以下内容的格式不可用，未填入：{fields}。",
		pastedNothing: "未识别出任何参数，内容没有改动。",
		pastedWithheld: "该文本含有密钥或密码，但其格式无法识别，因此未填入任何内容。请改为每行一个“名称：值”，或逐个粘贴各个值。",
		kindConsole: "控制台的接入信息",
		kindDevice: "设备信息",
		kindTriple: "现成的登录三元组",
		kindProfile: "方案文件",
		useDemo: "使用演示设备",
		demoInUse: "虚拟模块的演示设备",
		demoOnReal: "演示设备只存在于虚拟模块的演示云中，真实模块无法用它登录。",
		replaceTitle: "替换已填写的内容？",
		replaceText: "表单中有未保存的修改，重新填充后会丢失。",
		replaceNow: "替换",
		replaceStoredTitle: "替换已保存的内容：{names}？",
		replaceStoredText: "粘贴的文本带来了新的值，或属于另一台设备，已保存的值将被换掉。打开其他方案之前可按“撤销”恢复。",
		secretReplace: "替换",
		secretUndo: "撤销",
		replaceOf: "替换{what}",
		removeOf: "移除{what}",
		cancelOf: "取消替换{what}",
		undoOf: "撤销更改：{what}",
		secretStays: "按“替换”之前，仍保留并使用已保存的值。",
		secretUndecided: "请按“替换”采用此值，或按“取消”保留已保存的值。",
		save: "保存方案",
		profileMenu: "更多方案操作",
		profileNew: "新建方案",
		profileCopy: "另存为副本…",
		profileDuplicate: "复制方案…",
		profileImport: "导入文件…",
		profileExport: "导出（不含密钥）",
		profileExportSecrets: "导出（含密钥）…",
		profileDelete: "删除…",
		nameTitle: "方案名称",
		nameLabel: "名称",
		nameOfCopy: "{name}（副本）",
		nameUsual: "设备 {id}",
		nameNew: "新方案",
		saved: "已保存为 {name}。",
		unsaved: "有未保存的修改",
		imported: "已导入并打开。",
		exported: "已导出为 {file}。",
		exportedWithout: "导出的方案文件无法保存：{left}。",
		exportedUnfinished: "内容尚不完整，补全后才能导入：{problems}。",
		leftOutSecret: "当前登录不使用的设备密钥",
		leftOutLineEnds: "文件的换行符设置",
		leftOutFileNames: "客户端文件在模块上的名称",
		leftOutAccepted: "允许使用过期证书的设置",
		exportTitle: "导出密钥？",
		exportText: "导出的文件以明文包含密钥，得到文件的人即可冒充此设备。",
		exportNow: "含密钥导出",
		deleteTitle: "删除“{name}”？",
		deleteText: "将删除已保存的方案及其密钥；表单中的内容会保留，直到打开其他方案。",
		deleteNow: "删除方案",
		advanced: "更多设置",
		givenLogin: "此处指定的登录信息优先于推导结果",
		givenField: "{name}（指定）",
		signType: "平台校验时间戳（signType 1）",
		keepAlive: "心跳间隔（秒）",
		cleanSession: "清除会话（Clean session）",
		family: "模块系列",
		familyAuto: "自动识别",
		familyGeneric: "其他",
		apn: "APN",
		apnHint: "留空则使用网络默认值",
		simPin: "SIM 卡 PIN 码",
		simPinHint: "仅在卡要求时发送一次",
		subscriptions: "登录后订阅",
		subscriptionTopic: "订阅 {number} 的主题",
		subscriptionQos: "订阅 {number} 的 QoS",
		removeSubscription: "移除订阅 {number}",
		newTopic: "新订阅的主题",
		addSubscription: "添加",
		noSubscriptions: "登录后不订阅任何主题。",
		proof: "测试消息",
		proofOn: "发布一条测试消息并确认送达",
		proofTopic: "测试主题",
		proofPayload: "测试内容",
		proofQos: "测试 QoS"
	},
	diagnosis: {
		title: "发生了什么",
		evidence: "证据",
		expected: "此处应为 {line}",
		nothingCame: "没有收到任何应答",
		causes: "可能的原因（按可能性从高到低）",
		ruledOut: "已排除",
		likelihood: {
			"very-likely": "很可能",
			possible: "有可能",
			unlikely: "可能性小"
		},
		resume: "从这里继续",
		resumeHint: "重新执行“{step}”，然后继续；已确认的部分不会重做。",
		resumeNeedsPort: "请先连接端口。",
		code: "代码",
		showLines: "在终端中显示这些行",
		action: {
			"open-certificate": "打开证书",
			"use-current-root": "改用当前根证书",
			"accept-certificate": "仍然使用此证书",
			"upload-again": "重新上传",
			"open-credentials": "打开接入凭据",
			"derive-anew": "重新计算登录信息",
			"open-proof": "打开主题与消息",
			"check-clock": "检查模块时钟",
			"check-signal": "重新测量信号",
			"check-sim": "重新检查 SIM 卡",
			"check-network": "重新检查网络",
			"check-firmware": "重新读取固件版本",
			"check-module": "重新检查模块",
			connect: "连接后再发送",
			"try-again": "重试",
			"find-module": "查找模块",
			"choose-port": "选择端口",
			reconnect: "重新连接",
			"restart-module": "重启模块",
			"open-faults": "打开故障注入"
		},
		restart: {
			title: "重启模块？",
			body: "连接会断开，TLS 和 MQTT 设置会丢失，文件保留。约 20 秒后模块重新注册到网络。",
			confirm: "重启模块"
		},
		observation: {
			answered: "模块返回：{answer}。",
			tlsCameUp: "登录之前 TLS 已建立，说明模块接受了证书。",
			tlsCameUpUnchecked: "登录之前 TLS 已建立；按设置未校验服务器证书。",
			tcpCameUp: "登录之前到服务器的连接已建立。",
			clockOff: "读取时模块时钟相差 {off}。",
			clockRight: "读取时模块时钟误差只有 {off}。",
			clockNone: "模块尚未获得时间。",
			signalNone: "测不到信号。",
			signalWeak: "信号 {dbm} dBm，偏弱。",
			signalGood: "信号 {dbm} dBm，强度足够。",
			registered: "最近一次查询时模块已注册到网络。",
			notRegistered: "模块未注册到网络。",
			notAttached: "模块未附着数据业务。",
			firmwareOld: "模块固件为 {version}。",
			firmwareGood: "模块固件为 {version}，版本足够新。",
			certificateExpired: "所选证书已于 {date} 过期。",
			certificateValid: "所选证书有效至 {date}。",
			certificateForOtherHost: "所选根证书不属于 {host}。",
			certificateNone: "没有选择 CA 证书。",
			portUsual: "{port} 是常用端口。",
			portUnusual: "端口是 {port}，通常为 {usual}。",
			keepAliveIs: "心跳间隔为 {seconds} 秒。",
			passwordMistake: "密码不符：{problem}。",
			passwordDerived: "密码由本程序计算得出，因此只可能是设备密钥本身不对。",
			hostWrongSide: "{host} 是应用侧地址。",
			hostIsAddress: "{host} 是 IP 地址，不是域名。",
			faultsOn: "已注入 {count} 个故障。"
		}
	},
	terminal: {
		title: "终端",
		traffic: "收发数据",
		secretsHidden: "密钥已隐藏",
		filters: "显示的内容",
		sent: "TX",
		received: "RX",
		urc: "URC",
		errors: "错误",
		showSent: "TX：发送的内容",
		showReceived: "RX：模块的应答",
		showUrc: "URC：模块主动上报",
		showErrors: "错误",
		search: "搜索收发内容",
		hits: "{at} / {n} 处",
		noHits: "未找到",
		previousHit: "上一处",
		nextHit: "下一处",
		closeSearch: "关闭搜索",
		dockRight: "终端移到右侧",
		dockBottom: "终端移到底部",
		openRoom: "在终端中打开",
		follow: "跟随最新",
		byHand: "手动发送",
		watch: "连接监视",
		running: "进行中",
		divider: {
			lost: "端口丢失",
			slept: "计算机进入睡眠",
			closed: "端口已关闭",
			opened: "端口已重新打开",
			"other-module": "已换为另一模块：{module}"
		},
		notRecorded: "未录制",
		lostPieces: "此处缺失 {n} 段收发数据",
		foldedPayload: "{n} 字节",
		showPayload: "展开 {n} 字节",
		hidePayload: "收起 {n} 字节",
		command: "命令",
		commandHint: "AT 命令，Tab 补全",
		send: "发送",
		lineEnd: "行尾",
		history: "↑ 历史",
		waitsForAnswer: "{command} 已发送，尚未收到应答。",
		waits: "{command} 尚未发送。",
		waitsForProcedure: "{command} 尚未发送：程序正在执行自己的命令。",
		waitsForCommand: "{command} 尚未发送：前一条命令还没有应答。",
		waitsForProof: "{command} 尚未发送：之前有命令没有应答，需先确认不会再有迟到的应答。",
		waitsForRestart: "{command} 尚未发送：模块已重启，目前还没有应答。",
		moreWait: "后面还有 {n} 条。",
		sendNow: "立即发送",
		sendNowHint: "不再等待，立即发送。之后无法判断哪个结果属于它，结果按“无归属”显示。",
		cancelCommand: "取消",
		unclaimed: "无归属",
		late: "迟到的应答",
		noSession: "未打开端口。连接后即可发送命令。",
		sessionLost: "端口已断开。重新连接后即可发送命令。",
		sessionClosed: "端口已关闭。连接后即可发送命令。",
		dockEmpty: "与模块之间的每一行收发内容都显示在这里。",
		dockNothingYet: "端口已打开，尚无收发数据。",
		emptyTitle: "收发双向，逐字节可见",
		emptyText: "在左上角选择端口或虚拟 Air720 并连接，然后在下方输入 AT：模块正常时应答 OK。",
		choosePort: "选择端口",
		view: "显示方式",
		text: "文本",
		hex: "十六进制",
		split: "对照",
		time: "时间",
		lines: "内容",
		bytes: "字节",
		kept: "已保留 {n} 行",
		lost: "丢失 {n} 段",
		hidden: "已清除 {n} 行",
		showAll: "重新显示全部",
		clear: "清空显示",
		copyAll: "全部内容"
	},
	mqtt: {
		subscriptions: "订阅",
		subscriptionsButton: "{n} 个主题",
		otherTopic: "已订阅主题",
		noSubscriptions: "尚未订阅任何主题。在下方添加主题，收到的消息会显示在中间。",
		newTopic: "新增订阅",
		newTopicHint: "主题，可用 + 和 #",
		qos: "QoS",
		qosOf: "QoS {qos}",
		subscribe: "订阅",
		unsubscribe: "取消订阅",
		unsubscribeFrom: "取消订阅 {topic}",
		connection: "连接",
		upFor: "已在线 {time}",
		offline: "离线",
		recovering: "正在重新连接，第 {attempt} 次",
		host: "地址",
		device: "设备",
		keepAlive: "心跳间隔",
		keepAliveClean: "{seconds} 秒，清除会话",
		keepAliveKept: "{seconds} 秒，保留会话",
		traffic: "消息",
		trafficCounts: "上行 {up} · 下行 {down}",
		openConnection: "建立连接",
		closeConnection: "断开连接",
		opening: "正在建立：每一步都显示在终端中",
		messages: "消息",
		sent: "上行",
		received: "下行",
		find: "搜索消息",
		follow: "跟随最新",
		time: "时间",
		topic: "主题",
		content: "内容",
		bytes: "字节",
		message: "{direction} {time} {topic}",
		binary: "二进制",
		incomplete: "不完整",
		noMatch: "没有符合条件的消息。",
		older: "更早的 {n} 条消息未保留。",
		gone: "该消息已不在列表中：已被较新的消息挤出。",
		detail: "消息详情",
		pretty: "格式化",
		raw: "原文",
		hex: "十六进制",
		request: "请求",
		payload: "消息内容",
		notJson: "内容不是 JSON。原文和十六进制按收到的样子显示。",
		cut: "共 {n} 字节，仅显示开头部分。",
		publish: "发布",
		publishTopic: "主题",
		publishPayload: "内容",
		exactLine: "实际发送的命令行",
		quoteIs: "\\22 表示引号",
		theLine: "命令行",
		thenBytes: "收到提示符后，原样发送 {n} 字节：",
		meter: "{n} / {limit} 字节",
		cutBytes: "请删减 {n} 字节：模块一次最多发送 {limit} 字节。",
		topicProblem: "主题{problem}。",
		published: "已于 {time} 发布",
		needSession: "请先建立连接：连接断开时无法发布或订阅。",
		emptyTitle: "模块的实时消息",
		emptyNoPort: "在左上角选择端口或虚拟 Air720，连接并完成上云，消息就会显示在这里。",
		emptyOffline: "MQTT 连接已断开。建立连接时使用上云中的接入凭据登录并订阅主题，之后的每条消息都显示在这里。",
		emptyOnline: "连接已建立。平台下发的消息和右侧发布的消息都会显示在这里。",
		choosePort: "选择端口",
		toSetup: "转到上云"
	},
	recordings: {
		label: "录制列表",
		teach: "线路上的全部收发数据都记录在此，密钥在写入时即已遮蔽。",
		emptyTitle: "还没有录制",
		empty: "打开端口时自动开始录制，关闭时结束。每个字节都带时间保存，便于事后分析故障，或发给支持人员。",
		emptyAction: "转到上云",
		onlyOpeningsTitle: "打开过端口，但没有收发任何数据",
		openFolder: "打开文件夹",
		showFolder: "显示文件夹",
		folder: "录制文件位于",
		refresh: "刷新列表",
		export: "导出",
		exportOne: "将 {name} 导出为 JSON Lines",
		exporting: "{percent} %",
		deleteOne: "删除 {name}",
		deleteAsk: "确定彻底删除此录制？",
		live: "录制中",
		today: "今天",
		yesterday: "昨天",
		earlier: "更早",
		imei: "IMEI",
		nothing: "无收发数据",
		emptyHidden: "已隐藏空录制：{count} 个",
		emptyShown: "已显示空录制：{count} 个",
		showEmpty: "显示",
		hideEmpty: "隐藏",
		deleteEmpty: "删除全部空录制",
		deleteEmptyAsk: "确定彻底删除所有没有收发数据的录制？",
		cameOnline: "上线成功",
		done: "完成",
		doneAt: "完成：{stage}",
		failed: "失败",
		failedAt: "失败：{stage}",
		stopped: "已停止",
		stoppedAt: "已停止：{stage}",
		unknownTime: "没有开始时间，文件可能已损坏"
	},
	settings: {
		title: "设置",
		look: "语言与外观",
		language: "界面语言",
		languageSystem: "跟随系统",
		theme: "外观",
		themeSystem: "跟随系统",
		themeLight: "浅色",
		themeDark: "深色",
		line: "串口参数",
		dataBits: "数据位",
		parity: "校验位",
		parityNone: "无",
		parityEven: "偶校验",
		parityOdd: "奇校验",
		stopBits: "停止位",
		flowControl: "流控",
		flowNone: "无",
		flowRtsCts: "RTS/CTS",
		lineHint: "下次打开串口时生效。本系列模块使用 8N1，无流控。",
		session: "连接",
		reopen: "自动重新打开端口",
		reopenHint: "线缆或设备恢复后（包括计算机睡眠后）自动重新打开端口。",
		recover: "自动重连",
		recoverHint: "MQTT 连接被服务器或网络中断后自动重新建立，间隔逐次加长。",
		secrets: "密钥",
		secretsKept: "设备密钥保存在系统密钥环中（{backend}）。",
		secretsBrowser: "设备密钥只保存在内存中，程序退出即清除：浏览器没有密钥环。",
		secretsNoKeyring: "设备密钥只保存在内存中，程序退出即清除：系统没有密钥环。",
		secretsBackendChanged: "设备密钥只保存在内存中，程序退出即清除：当前密钥环与保存时不同。",
		secretsUnavailable: "设备密钥只保存在内存中，程序退出即清除：密钥环无法使用。",
		secretsAlways: "录制、报告和日志中不会出现密钥。",
		data: "数据",
		dataHint: "设置、方案和录制都保存在本机；除经端口发送外，不向外传输任何数据。",
		folder: "录制",
		openFolder: "打开文件夹",
		showFolder: "显示文件夹",
		keys: "快捷键",
		keysHint: "在浏览器中，浏览器自用的按键不可用，未列出。",
		keysAction: "操作",
		keysKeys: "按键",
		about: "关于",
		version: "版本",
		host: "运行方式",
		hostElectron: "独立窗口",
		hostWeb: "浏览器",
		licence: "许可证"
	}
});
// electron/host/electron/arguments.ts
/** The folder of `--data DIR`; the rest of the command line belongs to the runtime. */
var dataFolderOf = (args) => {
	const index = args.indexOf("--data");
	const folder = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith("--data="))?.slice(7);
	return folder === "" ? void 0 : folder;
};
// electron/host/electron/context-menu.ts
/** What the right mouse button offers where text is selected or typed; empty where there is nothing to offer. */
var contextMenuTemplate = (params, words) => {
	const { isEditable, selectionText, editFlags } = params;
	const copy = {
		role: "copy",
		label: words.copy,
		enabled: editFlags.canCopy
	};
	if (!isEditable) return selectionText.trim() === "" ? [] : [copy];
	return [
		{
			role: "cut",
			label: words.cut,
			enabled: editFlags.canCut
		},
		copy,
		{
			role: "paste",
			label: words.paste,
			enabled: editFlags.canPaste
		},
		{ type: "separator" },
		{
			role: "selectAll",
			label: words.selectAll,
			enabled: editFlags.canSelectAll
		}
	];
};
var pageHost = "atelier";
var pageStart = `${`app://${pageHost}`}/index.html`;
/** Whether an address belongs to the page, by its parts: text that only begins like one (`app://atelier.evil/`) does not. */
var isPageAddress = (address) => {
	if (!URL.canParse(address)) return false;
	const { protocol, host, username, password } = new URL(address);
	return protocol === `app:` && host === pageHost && username === "" && password === "";
};
// electron/host/electron/downloads.ts
/** Reports, profiles and recordings are saved where the person says; nothing else is ever downloaded. */
var askWhereToSave = (session) => {
	session.on("will-download", (event, item) => {
		if (!item.getURL().startsWith(`blob:app://atelier/`)) {
			event.preventDefault();
			return;
		}
		item.setSaveDialogOptions({ defaultPath: plainName(item.getFilename()) });
	});
};
/** A name without folders, control characters and what Windows does not take. */
var plainName = (name) => name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, "_").replace(/^\.+/, "_").slice(-120) || "atelier";
// electron/host/electron/external-links.ts
/** Documents of the makers of modules and clouds. */
var linkHosts = /* @__PURE__ */ new Set([
	"docs.openluat.com",
	"doc.openluat.com",
	"support.huaweicloud.com",
	"console.huaweicloud.com"
]);
var longestLink = 2048;
/** The address if it may be handed to the browser of the system at all; judged by its parts, after the text was found plain. */
var judgeLink = (text) => {
	if (text.length > longestLink || !/^https:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(text) || !URL.canParse(text)) return null;
	const link = new URL(text);
	return link.protocol === "https:" && link.username === "" && link.password === "" && link.port === "" && linkHosts.has(link.hostname) ? link : null;
};
/** The only way out of the application: a link of the list, after the person saw its host and agreed. One question at a time. */
var createLinkOpener = (parts) => {
	const { shell, dialog } = parts;
	let isAsking = false;
	return async (address) => {
		const link = judgeLink(address);
		if (link === null || isAsking) return false;
		isAsking = true;
		try {
			const words = parts.words();
			const { response } = await dialog.showMessageBox({
				type: "question",
				message: fill(words.openLink, { host: link.hostname }),
				detail: link.href,
				buttons: [words.open, words.cancel],
				defaultId: 1,
				cancelId: 1,
				noLink: true
			});
			if (response !== 0) return false;
			await shell.openExternal(link.href);
			return true;
		} finally {
			isAsking = false;
		}
	};
};
// electron/host/electron/ipc.ts
/**
* The one channel between a page and the program; `electron/preload.ts` has the same name. A message is the page's number of its load,
* and a frame; the number alone opens a connection. What belongs to an earlier load of the page is dropped on both sides.
*/
var frameChannel = "atelier:frame";
/** Listens for the pages of our windows. Each load of a page, a reload too, is a connection of its own. */
var createPageConnections = (ipcMain, attach) => {
	const admitted = /* @__PURE__ */ new Set();
	const pages = /* @__PURE__ */ new Map();
	const close = (contents) => {
		pages.get(contents)?.close();
		pages.delete(contents);
	};
	ipcMain.on(frameChannel, (event, ...message) => {
		const contents = event.sender;
		const [load, ...frames] = message;
		if (!admitted.has(contents) || !isFromPage(event)) return;
		if (typeof load !== "string" || !/^[0-9a-f-]{36}$/.test(load) || frames.length > 1) return;
		if (frames.length === 1) {
			const page = pages.get(contents);
			if (page?.load === load) page.take(frames[0]);
			return;
		}
		close(contents);
		const { page, connection } = openPage(contents, load);
		pages.set(contents, page);
		attach(connection);
	});
	return { admit: (contents) => {
		admitted.add(contents);
		contents.on("render-process-gone", () => close(contents));
		contents.once("destroyed", () => {
			close(contents);
			admitted.delete(contents);
		});
	} };
};
/** The page itself: the main frame of the window that sends, at our address. A frame that is gone already has no say. */
var isFromPage = ({ sender, senderFrame }) => senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === "app://atelier" && isPageAddress(senderFrame.url);
var openPage = (contents, load) => {
	const frameListeners = /* @__PURE__ */ new Set();
	const closedListeners = /* @__PURE__ */ new Set();
	const early = [];
	let isOpen = true;
	return {
		page: {
			load,
			take: (frame) => {
				if (frameListeners.size === 0) early.push(frame);
				for (const listener of [...frameListeners]) listener(frame);
			},
			close: () => {
				isOpen = false;
				for (const listener of [...closedListeners]) listener();
			}
		},
		connection: {
			send: (frame) => {
				if (isOpen && !contents.isDestroyed()) contents.send(frameChannel, load, frame);
			},
			onFrame: (listener) => {
				frameListeners.add(listener);
				for (const frame of early.splice(0)) listener(frame);
				return () => frameListeners.delete(listener);
			},
			onClosed: (listener) => {
				closedListeners.add(listener);
				return () => closedListeners.delete(listener);
			}
		}
	};
};
// electron/host/electron/look.ts
/** The language of menus and dialogs: as set, else the system's. */
var languageOf = (truth, systemLanguages) => {
	const { language } = truth.view().settings;
	return language === "system" ? systemLanguageOf(systemLanguages) : language;
};
var systemLanguageOf = (systemLanguages) => /^zh\b/i.test(systemLanguages[0] ?? "") ? "zh" : "en";
/** Makes what the system draws follow the settings; `onChange` once at the start and after each change of language or theme. */
var followSettings = (truth, nativeTheme, onChange) => {
	let drawn = "";
	const draw = () => {
		const { theme, language } = truth.view().settings;
		if (drawn === `${theme} ${language}`) return;
		drawn = `${theme} ${language}`;
		nativeTheme.themeSource = theme;
		onChange();
	};
	truth.onEvent((event) => {
		if (event.type === "settings") draw();
	});
	draw();
};
// shared/keys.ts
var keyBindings = [
	{
		action: "palette",
		keys: "Mod+K"
	},
	{
		action: "main",
		keys: "Mod+Enter"
	},
	{
		action: "stop",
		keys: "Mod+."
	},
	{
		action: "goSetup",
		keys: "Mod+1",
		ownedByBrowser: true
	},
	{
		action: "goTerminal",
		keys: "Mod+2",
		ownedByBrowser: true
	},
	{
		action: "goMqtt",
		keys: "Mod+3",
		ownedByBrowser: true
	},
	{
		action: "goRecordings",
		keys: "Mod+4",
		ownedByBrowser: true
	},
	{
		action: "goSettings",
		keys: "Mod+,",
		ownedByBrowser: true
	},
	{
		action: "portPicker",
		keys: "Mod+O",
		ownedByBrowser: true
	},
	{
		action: "commandLine",
		keys: "Mod+L",
		ownedByBrowser: true
	},
	{
		action: "connect",
		keys: "Mod+Shift+O",
		ownedByBrowser: true
	},
	{
		action: "nextPanel",
		keys: "F6"
	},
	{
		action: "find",
		keys: "Mod+F"
	},
	{
		action: "findNext",
		keys: "F3"
	},
	{
		action: "findPrevious",
		keys: "Shift+F3"
	},
	{
		action: "nextError",
		keys: "F8"
	},
	{
		action: "previousError",
		keys: "Shift+F8"
	}
];
// electron/host/electron/menu.ts
var table = [
	{
		name: "product",
		only: "macOS",
		entries: [
			{
				role: "about",
				name: "about"
			},
			"-",
			{
				role: "services",
				name: "services"
			},
			"-",
			{
				role: "hide",
				name: "hide"
			},
			{
				role: "hideOthers",
				name: "hideOthers"
			},
			{
				role: "unhide",
				name: "unhide"
			},
			"-",
			{
				role: "quit",
				name: "quit"
			}
		]
	},
	{
		name: "file",
		entries: [
			{ action: "portPicker" },
			{ action: "connect" },
			{ action: "findModule" },
			"-",
			{ action: "main" },
			{ action: "stop" },
			"-",
			{
				role: "close",
				name: "closeWindow"
			},
			{
				role: "quit",
				name: "quit",
				only: "other than macOS"
			}
		]
	},
	{
		name: "edit",
		entries: [
			{
				role: "undo",
				name: "undo"
			},
			{
				role: "redo",
				name: "redo"
			},
			"-",
			{
				role: "cut",
				name: "cut"
			},
			{
				role: "copy",
				name: "copy"
			},
			{
				role: "paste",
				name: "paste"
			},
			{
				role: "selectAll",
				name: "selectAll"
			},
			"-",
			{ action: "find" },
			{ action: "findNext" },
			{ action: "findPrevious" },
			{ action: "nextError" },
			{ action: "previousError" }
		]
	},
	{
		name: "go",
		entries: [
			{ action: "palette" },
			"-",
			{ action: "goSetup" },
			{ action: "goTerminal" },
			{ action: "goMqtt" },
			{ action: "goRecordings" },
			{ action: "goSettings" },
			"-",
			{ action: "commandLine" },
			{ action: "nextPanel" }
		]
	},
	{
		name: "view",
		entries: [
			{
				role: "zoomIn",
				name: "zoomIn"
			},
			{
				role: "zoomOut",
				name: "zoomOut"
			},
			{
				role: "resetZoom",
				name: "actualSize"
			},
			{
				role: "togglefullscreen",
				name: "fullScreen"
			},
			"-",
			{
				role: "reload",
				name: "reload"
			},
			{
				role: "toggleDevTools",
				name: "developerTools",
				only: "developer"
			}
		]
	},
	{
		name: "window",
		only: "macOS",
		entries: [{
			role: "minimize",
			name: "minimise"
		}]
	}
];
/** The menus of the window. Keys of actions are shown and left to the page, which has the same table; without keys an action is in the palette only. */
var menuTemplate = (options) => table.filter(({ only }) => only === void 0 || options.isMac).map(({ name, entries }) => ({
	label: name === "product" ? uiWords[options.language].common.product : desktopWords[options.language][name],
	submenu: entries.flatMap((entry) => itemOf(entry, options))
}));
var itemOf = (entry, options) => {
	const { language, isMac, isDeveloper, press } = options;
	if (entry === "-") return [{ type: "separator" }];
	if ("role" in entry) return entry.only === "developer" && !isDeveloper || entry.only === "other than macOS" && isMac ? [] : [{
		role: entry.role,
		label: desktopWords[language][entry.name]
	}];
	const keys = keyBindings.find(({ action }) => action === entry.action)?.keys;
	if (keys === void 0) return [];
	return [{
		label: uiWords[language].shell.action[entry.action],
		accelerator: keys.replace("Mod", "CmdOrCtrl"),
		registerAccelerator: false,
		click: (_item, _window, event) => {
			if (event.triggeredByAccelerator !== true) press(keys);
		}
	}];
};
// electron/host/electron/navigation.ts
/** Keeps a page where it is: it never goes elsewhere, opens no window and embeds nothing. `openLink` judges what was to be opened. */
var keepAtPage = (contents, openLink) => {
	const stay = (event) => {
		if (!isPageAddress(event.url)) event.preventDefault();
	};
	contents.on("will-navigate", stay);
	contents.on("will-frame-navigate", stay);
	contents.on("will-redirect", stay);
	contents.on("will-attach-webview", (event) => event.preventDefault());
	contents.setWindowOpenHandler(({ url }) => {
		openLink(url);
		return { action: "deny" };
	});
};
// electron/host/electron/network.ts
var elsewhere = [
	"http",
	"https",
	"ws",
	"wss",
	"ftp"
].map((scheme) => `${scheme}://*/*`);
/** The page has no business outside the application: behind the content security policy, requests that leave it or read files end here. */
var blockNetwork = ({ webRequest }) => webRequest.onBeforeRequest({ urls: [...elsewhere, "file:///*"] }, (_details, answer) => answer({ cancel: true }));
// electron/host/electron/own-data-folder.ts
/**
* Makes the data folder the window's own, as the web host does: two programs would overwrite each other's settings. Gives the way to let
* go of it; `null`: another program has it, or it cannot be used, and the person was told.
*/
var ownDataFolder = async (options) => {
	const { app, dialog, folder, pid, clock, answers } = options;
	const claim = await ownFolder({
		folder,
		pid,
		host: "window",
		clock,
		answers
	});
	if (claim.ok && claim.value.kind === "mine") return claim.value.release;
	const language = systemLanguageOf(app.getPreferredSystemLanguages());
	const words = desktopWords[language];
	const [message, detail] = claim.ok && claim.value.kind === "taken" ? [words.folderTaken, fill(words.folderTakenDetail, {
		folder,
		pid: String(claim.value.by.pid)
	})] : [words.folderFailed, claim.ok ? "" : oneSentence(claim.error, language)];
	await dialog.showMessageBox({
		type: "error",
		message,
		detail,
		buttons: [words.quit],
		noLink: true
	});
	return null;
};
// electron/host/electron/page-failure.ts
var tooSoonMs = 6e4;
/** A page whose process was lost is loaded again; it finds everything as it is. When that happens again too soon, the person is asked. */
var reloadLostPage = (window, clock, askPerson, quit) => {
	let lastMs = Number.NEGATIVE_INFINITY;
	window.webContents.on("render-process-gone", (_event, { reason }) => {
		if (reason === "clean-exit" || window.isDestroyed()) return;
		const isTooSoon = clock.nowMs() - lastMs < tooSoonMs;
		lastMs = clock.nowMs();
		if (!isTooSoon) return window.webContents.reload();
		askPerson().then((answer) => {
			if (answer === "quit") quit();
			else if (!window.isDestroyed()) window.webContents.reload();
		});
	});
};
// electron/host/electron/permissions.ts
/** Every permission that Electron knows; a name that a newer Electron adds does not compile until it was decided here. */
var permissions = {
	"clipboard-sanitized-write": true,
	ar: false,
	"automatic-fullscreen": false,
	"background-fetch": false,
	"background-sync": false,
	"captured-surface-control": false,
	"clipboard-read": false,
	"deprecated-sync-clipboard-read": false,
	"display-capture": false,
	fileSystem: false,
	fullscreen: false,
	geolocation: false,
	"geolocation-approximate": false,
	"hand-tracking": false,
	hid: false,
	"idle-detection": false,
	keyboardLock: false,
	"local-fonts": false,
	"local-network": false,
	"local-network-access": false,
	"loopback-network": false,
	media: false,
	mediaKeySystem: false,
	midi: false,
	midiSysex: false,
	nfc: false,
	notifications: false,
	openExternal: false,
	"payment-handler": false,
	"periodic-background-sync": false,
	"persistent-storage": false,
	pointerLock: false,
	"screen-wake-lock": false,
	sensors: false,
	serial: false,
	"smart-card": false,
	"speaker-selection": false,
	"storage-access": false,
	"system-wake-lock": false,
	"top-level-storage-access": false,
	unknown: false,
	usb: false,
	vr: false,
	"web-app-installation": false,
	"web-printing": false,
	"window-management": false
};
/** The three doors through which a page could get at something; without handlers Electron opens them all. */
var denyPermissions = (session) => {
	const may = (name, address) => permissions[name] === true && isPageAddress(address);
	session.setPermissionRequestHandler((contents, name, answer) => answer(may(name, contents.getURL())));
	session.setPermissionCheckHandler((contents, name, origin) => may(name, origin || (contents?.getURL() ?? "")));
	session.setDevicePermissionHandler(() => false);
};
// electron/host/electron/secret-store.ts
/** On Linux those that keep the key apart from the program; `basic_text` is a password that everybody knows. */
var realBackends = /* @__PURE__ */ new Set([
	"gnome_libsecret",
	"kwallet",
	"kwallet5",
	"kwallet6"
]);
var version = 1;
var largestFile$1 = 1048576;
/**
* Secrets encrypted by the keyring of the system, in `secrets.json` (mode 0600) of the data folder. Without a real keyring they live until
* the program ends; when the keyring is another than last time too, and what the old one encrypted stays as it is. Call it after `ready`.
*/
var createKeyringSecrets = async (platform, keyring, os) => {
	const path = platform.join(platform.dataFolder, "secrets.json");
	const found = await findBackend(keyring, os);
	const content = await platform.readFile(path, largestFile$1);
	const kept = content.ok ? parseSecretFile(content.value) : null;
	const locked = Object.keys(kept?.secrets ?? {});
	if ("missing" in found) return createSessionSecrets(found.missing, locked);
	const { backend } = found;
	const file = !content.ok && content.error.code === "file/missing" ? emptyFile(backend) : kept;
	if (file === null) return createSessionSecrets("unavailable");
	if (file.backend !== backend) return createSessionSecrets("backend-changed", locked);
	return keptSecrets(file, keyring, (next) => platform.writeFile(path, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`)));
};
var findBackend = async (keyring, os) => {
	try {
		const isAvailable = await keyring.isAsyncEncryptionAvailable();
		const backend = os === "linux" ? keyring.getSelectedStorageBackend() : os === "darwin" ? "keychain" : "dpapi";
		if (os === "linux" && !realBackends.has(backend)) return { missing: "no-keyring" };
		return isAvailable ? { backend } : { missing: "unavailable" };
	} catch {
		return { missing: "unavailable" };
	}
};
var keptSecrets = (loaded, keyring, save) => {
	const keeping = {
		kind: "kept",
		backend: loaded.backend
	};
	let file = loaded;
	const put = async (secrets) => {
		const next = {
			...file,
			secrets
		};
		const saved = await save(next);
		if (saved.ok) file = next;
		return saved;
	};
	/** One change after the other: each builds on the file that the one before it left. */
	let last = Promise.resolve();
	const inOrder = (change) => {
		const mine = last.then(change, change);
		last = mine;
		return mine;
	};
	const encrypt = async (key, value) => {
		try {
			const ciphertext = (await keyring.encryptStringAsync(value)).toString("base64");
			return await put({
				...file.secrets,
				[key]: ciphertext
			});
		} catch {
			return fail("file/unwritable", {
				path: "secrets.json",
				cause: "keyring"
			});
		}
	};
	/** By the new key of the keyring, unless another value came meanwhile. If it fails, the old one still serves. */
	const encryptAnew = (key, value, old) => void inOrder(async () => file.secrets[key] === old ? encrypt(key, value) : done);
	return {
		keeping,
		read: async (key) => {
			await last;
			const ciphertext = Object.hasOwn(file.secrets, key) ? file.secrets[key] : void 0;
			if (ciphertext === void 0) return ok(null);
			try {
				const { result, shouldReEncrypt } = await keyring.decryptStringAsync(Buffer.from(ciphertext, "base64"));
				if (shouldReEncrypt) encryptAnew(key, result, ciphertext);
				return ok(result);
			} catch {
				return fail("file/secret-locked");
			}
		},
		write: (key, value) => inOrder(() => encrypt(key, value)),
		remove: (key) => inOrder(async () => {
			if (!Object.hasOwn(file.secrets, key)) return done;
			return put(Object.fromEntries(Object.entries(file.secrets).filter(([other]) => other !== key)));
		})
	};
};
var emptyFile = (backend) => ({
	version,
	backend,
	secrets: {}
});
/** `null`: not a file of ours, or of a newer program; it is left alone. */
var parseSecretFile = (content) => {
	try {
		const { version: found, backend, secrets } = JSON.parse(new TextDecoder().decode(content));
		if (found !== version || typeof backend !== "string" || typeof secrets !== "object" || secrets === null) return null;
		const entries = Object.entries(secrets);
		if (!entries.every((entry) => typeof entry[1] === "string")) return null;
		return {
			version,
			backend,
			secrets: Object.fromEntries(entries)
		};
	} catch {
		return null;
	}
};
// electron/host/electron/platform.ts
/** The files of plain Node, the keyring of the system, and its file manager. After `ready`. */
var createDesktopPlatform = async (options) => {
	const { dataFolder, shell, safeStorage, os } = options;
	const files = createNodePlatform({
		dataFolder,
		showFolder: async (path) => await shell.openPath(path) === ""
	});
	return {
		...files,
		secrets: await createKeyringSecrets(files, safeStorage, os)
	};
};
// electron/host/electron/power.ts
/** Tells of the sleep of the machine. */
var followPower = (powerMonitor, { onSuspend, onResume }) => {
	powerMonitor.on("suspend", onSuspend);
	powerMonitor.on("resume", onResume);
};
/** While a run is under way the machine does not fall asleep by itself: an upload that stops in the middle has to be done again. */
var stayAwakeWhileRunning = (truth, blocker) => {
	let id = null;
	truth.onEvent((event) => {
		if (event.type !== "run") return;
		const isRunning = Object.values(truth.view().sessions).some(({ run }) => run?.state === "running" || run?.state === "stopping");
		if (isRunning && id === null) id = blocker.start("prevent-app-suspension");
		if (!isRunning && id !== null) {
			blocker.stop(id);
			id = null;
		}
	});
};
// electron/host/electron/press-keys.ts
/** Hands keys of the table (`Mod+Shift+O`) to the page, which does what they stand for. */
var pressKeys = (contents, keys, isMac) => {
	const parts = keys.split("+");
	const keyCode = parts.at(-1) ?? "";
	const modifiers = parts.slice(0, -1).map((part) => {
		if (part === "Mod") return isMac ? "meta" : "control";
		return part === "Shift" ? "shift" : "alt";
	});
	contents.sendInputEvent({
		type: "keyDown",
		keyCode,
		modifiers
	});
	contents.sendInputEvent({
		type: "keyUp",
		keyCode,
		modifiers
	});
};
// electron/host/electron/protocol.ts
/** Registered before the application is ready. No service workers, no CSP bypass, no streaming: files only. */
var pageSchemePrivileges = {
	scheme: "app",
	privileges: {
		standard: true,
		secure: true,
		supportFetchAPI: true,
		codeCache: true
	}
};
/** Answers `app://atelier/…` from the table of files made at the start. What is not in it does not exist: no path of a request reaches the disk. */
var answerPageRequests = (files) => (request) => {
	if (request.method !== "GET" && request.method !== "HEAD") return say(405);
	const file = isPageAddress(request.url) ? files.get(pathOf(request.url)) : void 0;
	if (file === void 0) return say(404);
	const headers = {
		...pageHeaders,
		"content-type": file.type,
		"cache-control": "no-store"
	};
	return new Response(request.method === "HEAD" ? null : Uint8Array.from(file.bytes), {
		status: 200,
		headers
	});
};
/** As it stands in the address: nothing is decoded. */
var pathOf = (address) => address.slice(13).split(/[?#]/, 1)[0] ?? "";
var say = (status) => new Response("", {
	status,
	headers: {
		...pageHeaders,
		"content-type": "text/plain; charset=utf-8"
	}
});
// electron/host/electron/quit.ts
var closingLimitMs = 4500;
/** Before the program ends, whatever wants it to: what runs is stopped and ports are closed, for so long as that may take. */
var closeBeforeQuit = (app, clock, close, onBug) => {
	let state = "open";
	const end = async () => {
		await within(clock, closingLimitMs, close()).catch(onBug);
		state = "closed";
		app.quit();
	};
	app.on("before-quit", (event) => {
		if (state === "closed") return;
		event.preventDefault();
		if (state === "closing") return;
		state = "closing";
		end();
	});
};
// electron/host/electron/window-state.ts
var smallestWindow = {
	width: 1024,
	height: 700
};
var usualWindow = {
	width: 1360,
	height: 860
};
/** Of its title bar, at least this must be on a screen, so that a person can take hold of it. */
var grip = {
	width: 120,
	height: 32
};
var settleMs = 500;
var largestFile = 4096;
/** The bounds to open with: those of the last time while a screen still shows them, else in the middle of the first screen. */
var fittingBounds = (wanted, workAreas) => {
	if (wanted !== null && workAreas.some((area) => holdsGrip(area, wanted))) return wanted;
	const area = workAreas[0] ?? {
		x: 0,
		y: 0,
		...usualWindow
	};
	const width = Math.min(usualWindow.width, area.width);
	const height = Math.min(usualWindow.height, area.height);
	return {
		x: area.x + Math.round((area.width - width) / 2),
		y: area.y + Math.round((area.height - height) / 2),
		width,
		height
	};
};
var holdsGrip = (area, { x, y, width }) => {
	return Math.min(area.x + area.width, x + width) - Math.max(area.x, x) >= grip.width && y >= area.y && y + grip.height <= area.y + area.height;
};
/** What a file says; `null` for one that says nothing usable. */
var parseWindowState = (text) => {
	try {
		const { bounds, maximised } = JSON.parse(text);
		const { x, y, width, height } = bounds;
		if (![
			x,
			y,
			width,
			height
		].every((value) => Number.isSafeInteger(value) && Math.abs(value) < 1e5) || width < 200 || height < 200 || typeof maximised !== "boolean") return null;
		return {
			bounds: {
				x,
				y,
				width,
				height
			},
			maximised
		};
	} catch {
		return null;
	}
};
var createWindowMemory = (platform, clock) => {
	const path = platform.join(platform.dataFolder, "window.json");
	let waiting = null;
	let cancelWait = () => void 0;
	let look = () => void 0;
	let lastWrite = Promise.resolve();
	const write = () => {
		cancelWait();
		if (waiting === null) return;
		lastWrite = platform.writeFile(path, new TextEncoder().encode(`${JSON.stringify(waiting)}\n`));
		waiting = null;
	};
	return {
		read: async () => {
			const content = await platform.readFile(path, largestFile);
			return content.ok ? parseWindowState(new TextDecoder().decode(content.value)) : null;
		},
		follow: (window) => {
			const note = () => {
				if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
				waiting = {
					bounds: window.getNormalBounds(),
					maximised: window.isMaximized()
				};
				cancelWait();
				cancelWait = clock.after(settleMs, write);
			};
			look = note;
			window.on("resize", note);
			window.on("move", note);
			window.on("maximize", note);
			window.on("unmaximize", note);
			window.on("close", () => {
				note();
				write();
			});
		},
		flush: async () => {
			look();
			write();
			await lastWrite;
		}
	};
};
// electron/host/electron/window.ts
/** Every setting that keeps the page apart from the system, said aloud although most are the default. */
var webPreferencesWith = (preload) => ({
	preload,
	sandbox: true,
	contextIsolation: true,
	nodeIntegration: false,
	nodeIntegrationInWorker: false,
	nodeIntegrationInSubFrames: false,
	webSecurity: true,
	allowRunningInsecureContent: false,
	experimentalFeatures: false,
	webviewTag: false,
	navigateOnDragDrop: false,
	spellcheck: false
});
/** As `--canvas` of renderer/theme/tokens.css: what is seen before the page is. */
var canvas = {
	light: "#eceef1",
	dark: "#0c0f12"
};
var canvasOf = (isDark) => isDark ? canvas.dark : canvas.light;
/** The only place that makes a window. Shown once it has something to show; its title is the page's, which names port and state. */
var createWindow = (options) => {
	const { state, title } = options;
	const window = new options.BrowserWindow({
		...fittingBounds(state?.bounds ?? null, options.workAreas),
		minWidth: smallestWindow.width,
		minHeight: smallestWindow.height,
		show: false,
		title,
		backgroundColor: canvasOf(options.isDark),
		webPreferences: webPreferencesWith(options.preload)
	});
	if (state?.maximised) window.maximize();
	window.once("ready-to-show", () => window.show());
	return window;
};
// electron/host/electron/run-desktop.ts
/** The desktop application, from the first moment of the process until `quit`. What must come before `ready` comes before anything is awaited. */
var runDesktop = async (options) => {
	const { electron, os, onBug } = options;
	const { app, protocol } = electron;
	app.enableSandbox();
	protocol.registerSchemesAsPrivileged([pageSchemePrivileges]);
	const { dataFolder, join } = createNodePlatform({ dataFolder: dataFolderOf(options.args) });
	const runtimeFolder = join(dataFolder, "runtime");
	mkdirSync(runtimeFolder, {
		recursive: true,
		mode: 448
	});
	app.setPath("userData", runtimeFolder);
	if (!app.requestSingleInstanceLock()) {
		app.quit();
		return;
	}
	await app.whenReady();
	const clock = createNodeClock();
	let show = () => void 0;
	const release = await ownDataFolder({
		app,
		dialog: electron.dialog,
		folder: dataFolder,
		pid: options.pid,
		clock,
		answers: {
			alive: nothingToSay,
			visit: told(() => show()),
			stop: told(() => app.quit())
		}
	});
	if (release === null) {
		app.quit();
		return;
	}
	const files = await readPageFiles(options.pageFolder);
	if (!files.ok) throw new Error(`the page was not built: ${options.pageFolder}`);
	const platform = await createDesktopPlatform({
		dataFolder,
		os,
		shell: electron.shell,
		safeStorage: electron.safeStorage
	});
	const application = await options.createApplication(platform, clock);
	const session = electron.session.defaultSession;
	session.protocol.handle("app", answerPageRequests(files.value));
	denyPermissions(session);
	blockNetwork(session);
	askWhereToSave(session);
	const desktop = new Desktop(options, platform, clock, application);
	show = () => void desktop.show();
	closeBeforeQuit(app, clock, () => desktop.close().finally(release), onBug);
	app.on("web-contents-created", (_event, contents) => keepAtPage(contents, desktop.openLink));
	app.on("second-instance", () => void desktop.show());
	app.on("activate", () => void desktop.show());
	app.on("window-all-closed", () => {
		if (os !== "darwin") app.quit();
	});
	followSettings(application.truth, electron.nativeTheme, () => desktop.draw());
	electron.nativeTheme.on("updated", () => desktop.paint());
	stayAwakeWhileRunning(application.truth, electron.powerSaveBlocker);
	followPower(electron.powerMonitor, {
		onSuspend: () => void Promise.all([application.suspended(), desktop.memory.flush()]).catch(onBug),
		onResume: () => application.resumed()
	});
	await desktop.show();
};
var nothingToSay = () => "";
/** What another process of the person wants is done after it was answered. */
var told = (act) => () => {
	setImmediate(act);
	return "";
};
/** The one window, its menus and its dialogs. */
var Desktop = class {
	memory;
	openLink;
	options;
	clock;
	application;
	pages;
	window = null;
	opening = null;
	constructor(options, platform, clock, application) {
		const { shell, dialog, ipcMain } = options.electron;
		this.options = options;
		this.clock = clock;
		this.application = application;
		this.memory = createWindowMemory(platform, clock);
		this.pages = createPageConnections(ipcMain, application.attach);
		const open = createLinkOpener({
			shell,
			dialog,
			words: () => this.words
		});
		this.openLink = (address) => void open(address).catch(options.onBug);
	}
	/** To the front; made if there is none. */
	async show() {
		const { window } = this;
		if (window !== null && !window.isDestroyed()) {
			if (window.isMinimized()) window.restore();
			window.show();
			window.focus();
			return;
		}
		this.opening ??= this.open().finally(() => {
			this.opening = null;
		});
		await this.opening;
	}
	/** Before the program ends. */
	async close() {
		await Promise.all([this.memory.flush(), this.application.close()]);
	}
	/** Menus, in the language of the moment. */
	draw() {
		const { Menu, app } = this.options.electron;
		const { isMac, language } = this;
		const press = (keys) => {
			if (this.window !== null && !this.window.isDestroyed()) pressKeys(this.window.webContents, keys, isMac);
		};
		const template = menuTemplate({
			language,
			isMac,
			isDeveloper: !app.isPackaged,
			press
		});
		Menu.setApplicationMenu(Menu.buildFromTemplate(template));
		this.paint();
	}
	/** The colour behind the page. */
	paint() {
		const { nativeTheme } = this.options.electron;
		if (this.window !== null && !this.window.isDestroyed()) this.window.setBackgroundColor(canvasOf(nativeTheme.shouldUseDarkColors));
	}
	async open() {
		const { BrowserWindow, screen, nativeTheme, Menu, app } = this.options.electron;
		const window = createWindow({
			BrowserWindow,
			preload: this.options.preload,
			title: uiWords[this.language].common.product,
			isDark: nativeTheme.shouldUseDarkColors,
			state: await this.memory.read(),
			workAreas: [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
		});
		this.window = window;
		window.on("closed", () => {
			this.window = null;
		});
		this.memory.follow(window);
		this.pages.admit(window.webContents);
		reloadLostPage(window, this.clock, () => this.askAfterFailure(), () => app.quit());
		window.webContents.on("context-menu", (_event, params) => {
			const template = contextMenuTemplate(params, this.words);
			if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
		});
		window.once("ready-to-show", this.options.onShown);
		await window.loadURL(pageStart).catch((error) => this.endWithoutPage(error));
	}
	/** Closing or reloading the window breaks its first load off, which is no failure. */
	endWithoutPage(error) {
		if (error.code === "ERR_ABORTED") return;
		this.options.onBug(error);
		this.options.electron.app.quit();
	}
	async askAfterFailure() {
		const { words } = this;
		const { response } = await this.options.electron.dialog.showMessageBox({
			type: "error",
			message: words.pageFailed,
			detail: words.pageFailedDetail,
			buttons: [words.showAgain, words.quit],
			defaultId: 0,
			cancelId: 0,
			noLink: true
		});
		return response === 1 ? "quit" : "reload";
	}
	get words() {
		return desktopWords[this.language];
	}
	get language() {
		return languageOf(this.application.truth, this.options.electron.app.getPreferredSystemLanguages());
	}
	get isMac() {
		return this.options.os === "darwin";
	}
};
// electron/host/electron/shown-mark.ts
/** Tells whoever started the runtime (`npm start`) that a window was there: it named a file for it. */
var markShown = (path) => {
	if (!path) return;
	try {
		writeFileSync(path, "");
	} catch {}
};
// electron/main.ts
var onBug = (error) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
};
runDesktop({
	electron: {
		app,
		BrowserWindow,
		dialog,
		ipcMain,
		Menu,
		nativeTheme,
		powerMonitor,
		powerSaveBlocker,
		protocol,
		safeStorage,
		screen,
		session,
		shell
	},
	args: process.argv.slice(1),
	pid: process.pid,
	os: process.platform,
	pageFolder: resolve(import.meta.dirname, "../renderer"),
	preload: resolve(import.meta.dirname, "preload.cjs"),
	onBug,
	onShown: () => markShown(process.env.ATELIER_SHOWN_FILE),
	createApplication: async (platform, clock) => {
		const links = createLinks({
			platform,
			clock
		});
		const application = await createApplication({
			platform,
			clock,
			links,
			directory: createPortDirectory(nativePortReaders(process.platform), clock),
			product: {
				version: "0.1.0",
				host: "electron",
				os: process.platform
			},
			onBug
		});
		return {
			...application,
			close: async () => {
				await application.close();
				await links.close();
			}
		};
	}
}).catch((error) => {
	onBug(error);
	app.exit(1);
});
export {};

//# sourceMappingURL=main.js.map