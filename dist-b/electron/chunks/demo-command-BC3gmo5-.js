import { C as profileProblem, a as demoClouds, l as usualCloud } from "./clouds-CDnZGGZe.js";
import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { t as demoPlan } from "./app-OuWmS9l5.js";
import { k as createLinks } from "./report-B250rsAY.js";
import { t as runProvision } from "./run-provision-BLZHSF_a.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
// electron/host/cli/demo-command.ts
var demoCommand = async (context, args) => {
	const { platform, clock } = context;
	const cloud = playedCloud(args.cloud ?? usualCloud.kind);
	if (!cloud.ok) return reportFailure(context, cloud.error);
	const links = createLinks({
		platform,
		clock,
		faults: args.fault ?? [],
		model: args.module ?? "air720h"
	});
	try {
		const simulation = await links.simulation();
		if (!simulation.ok) return reportFailure(context, simulation.error);
		const plan = demoPlan(cloud.value, simulation.value.cloud.caPem, clock.wallMs());
		if (!plan.ok) return reportFailure(context, plan.error);
		return (await runProvision(context, {
			address: "sim:",
			plan: plan.value,
			links,
			traffic: true,
			keep: false,
			reportPath: null,
			recordPath: null,
			resume: null,
			watch: false,
			recover: false
		})).exitCode;
	} finally {
		await links.close();
	}
};
/** Judged here and not by the parser: the clouds would have to be loaded for every command. */
var playedCloud = (name) => {
	const cloud = demoClouds.find(({ kind }) => kind === name);
	if (cloud !== void 0) return ok(cloud);
	const options = demoClouds.map(({ kind }) => kind);
	return fail("usage/invalid", { problems: [profileProblem("--cloud", "one-of", { options })] });
};
export { demoCommand };

//# sourceMappingURL=demo-command-BC3gmo5-.js.map