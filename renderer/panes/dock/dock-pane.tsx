/** Stands in until the pane is built. */
export const DockPane = () => <section data-pane="dock" />;
