/** Stands in until the pane is built. */
export const SetupPane = () => <section data-pane="setup" />;
