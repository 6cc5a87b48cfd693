// shared/outcome.ts
var ok = (value) => ({
	ok: true,
	value
});
var done = {
	ok: true,
	value: void 0
};
var failure = (code, facts = {}, evidence = []) => ({
	code,
	facts,
	evidence
});
var fail = (code, facts = {}, evidence = []) => ({
	ok: false,
	error: failure(code, facts, evidence)
});
export { ok as i, fail as n, failure as r, done as t };

//# sourceMappingURL=outcome-DjrHHilm.js.map