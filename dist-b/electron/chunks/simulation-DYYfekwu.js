export { t as startSimulation } from "./simulation-GoNk026S.js";
