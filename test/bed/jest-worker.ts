import "./jest-matchers";
import { closeAll } from "./processes/shutdown";

// An engine run takes seconds, on a busy machine many.
jest.setTimeout(180_000);

// What a failed test has left running.
afterAll(closeAll);
