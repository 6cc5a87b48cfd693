/** Stands in until the pane is built. */
export const TerminalPane = () => <section data-pane="terminal" />;
