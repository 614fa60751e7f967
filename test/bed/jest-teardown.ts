import { closeAll } from "./processes/shutdown";

export = closeAll;
