/**
 * Queries of a state, and the commands that change it (docs/at-dialect.md §7, §9.3, §9.4): such a query is asked any number of times, so its answers are
 * counted between two changes. Otherwise a connection that is watched more often than in the recording would end when the recording ended it.
 */
const changedBy: Readonly<Record<string, readonly string[]>> = {
  '+MQTTSTATU': ['+MIPSTART', '+SSLMIPSTART', '+MCONNECT', '+MDISCONNECT', '+MIPCLOSE', '+CIPSHUT', '+CFUN', '+RSTSET'],
  '+FSFLSIZE': ['+FSCREATE', '+FSWRITE', '+FSDEL'],
  '+FSREAD': ['+FSCREATE', '+FSWRITE', '+FSDEL'],
  '+FSLS': ['+FSCREATE', '+FSDEL', '+FSMKDIR', '+FSRMDIR'],
  '+CGATT?': ['+CGATT', '+CFUN', '+RSTSET'],
  '+CIFSR': ['+CIICR', '+CIPSHUT', '+CFUN', '+RSTSET'],
};

/** The commands whose state the query asks for; `undefined`: it is no query of a state. */
export const changersOf = (name: string): readonly string[] | undefined =>
  Object.hasOwn(changedBy, name) ? changedBy[name] : undefined;
