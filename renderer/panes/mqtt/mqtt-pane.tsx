/** Stands in until the pane is built. */
export const MqttPane = () => <section data-pane="mqtt" />;
