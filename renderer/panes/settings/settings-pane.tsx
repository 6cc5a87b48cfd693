/** Stands in until the pane is built. */
export const SettingsPane = () => <section data-pane="settings" />;
