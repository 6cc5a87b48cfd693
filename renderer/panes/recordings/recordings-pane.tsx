/** Stands in until the pane is built. */
export const RecordingsPane = () => <section data-pane="recordings" />;
